import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {PACKAGING_TESTS} from './node-tests.ts'

const MINUTE = 60_000

/** The tests of `npm run test:packages`: each installs the packed packages in a project. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [PACKAGING_TESTS],
    globalSetup: ['tests/browser/serve-lake.ts', 'tests/packaging/fresh/serve-registry.ts'],
    // An installation may take minutes behind a slow connection.
    testTimeout: 5 * MINUTE,
    hookTimeout: 5 * MINUTE,
  },
})

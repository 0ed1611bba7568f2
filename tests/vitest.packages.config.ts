import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {FRESH_PROJECT_TESTS} from './node-tests.ts'

const MINUTE = 60_000

/** The tests of `npm run test:packages`: each installs packages from the registry in a new project. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [FRESH_PROJECT_TESTS],
    globalSetup: ['tests/browser/serve-lake.ts', 'tests/packaging/fresh/serve-registry.ts'],
    // An installation may take minutes behind a slow connection.
    testTimeout: 5 * MINUTE,
    hookTimeout: 5 * MINUTE,
  },
})

import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {CLIENT_TESTS} from './node-tests.ts'

const MINUTE = 60_000

/** The tests of `npm run test:clients`: each installs clients or runtimes of other people from the registry in a new project. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [CLIENT_TESTS],
    fileParallelism: false,
    // An installation may take minutes behind a slow connection.
    testTimeout: 5 * MINUTE,
    hookTimeout: 10 * MINUTE,
    expect: {poll: {timeout: 20_000}},
  },
})

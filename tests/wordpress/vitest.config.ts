import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {TIMEOUTS} from '../node-tests.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...TIMEOUTS,
    hookTimeout: 3 * TIMEOUTS.hookTimeout,
    include: ['tests/wordpress/*.test.ts'],
    // Each file starts a database and WordPress.
    fileParallelism: false,
  },
})

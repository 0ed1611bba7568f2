import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

/** The test of `npm run test:release`: it clones this repository, releases it to a registry on this machine, and installs from there. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {include: ['tests/release/*.test.ts']},
})

import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const ignored = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{packages,studio,tests,examples}/**/*.test.ts'],
          exclude: [...ignored, '**/*.browser.test.ts', 'tests/e2e/**'],
        },
      },
    ],
  },
})

import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {BROWSER_TESTS, TIMEOUTS} from '../node-tests.ts'
import {webkit} from './webkit-provider.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...TIMEOUTS,
    // Without a graphics processor, WebKit is several times slower than the other browsers.
    testTimeout: 3 * TIMEOUTS.testTimeout,
    hookTimeout: 5 * TIMEOUTS.hookTimeout,
    projects: [
      {
        extends: true,
        ...BROWSER_TESTS,
        test: {
          ...BROWSER_TESTS.test,
          // The test of copying presses keys, which this provider cannot do.
          exclude: [...BROWSER_TESTS.test.exclude, '**/copy-cleanly.browser.test.ts'],
          browser: {
            enabled: true,
            screenshotFailures: false,
            provider: webkit(),
            instances: [{browser: 'webkit'}],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages (webkit)',
          include: ['tests/webkit/*.test.ts'],
          // Runs after the browser tests, because both together are too much for two processor cores.
          sequence: {groupOrder: 1},
        },
      },
    ],
  },
})

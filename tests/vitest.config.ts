import {fileURLToPath} from 'node:url'

import {playwright} from '@vitest/browser-playwright'
import {defineConfig} from 'vitest/config'

import {getBrowserArguments, findBrowser, findFirefox} from './browser/find-browser.ts'
import {FlakyReporter} from './flaky-reporter.ts'
import {BROWSER_TESTS, MODULE_TESTS, NODE_TESTS, TIMEOUTS} from './node-tests.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// If a browser is missing, only its tests fail; the printed message says what to install.
const chromiumOptions = {
  args: getBrowserArguments(),
  ...(await printError(findBrowser().then((executablePath) => ({executablePath})))),
}
const firefoxOptions = await printError(findFirefox())

/** Returns the result of a promise; prints the error and returns undefined if the promise rejects. */
async function printError<Result>(promise: Promise<Result>): Promise<Result | undefined> {
  return promise.catch((error: Error) => {
    console.error(error.message)
    return undefined
  })
}

export default defineConfig({
  root,
  test: {
    ...TIMEOUTS,
    // A busy machine can be too slow for a test once; the report then lists the test as flaky.
    retry: 1,
    reporters: ['default', new FlakyReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'modules',
          ...MODULE_TESTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          ...NODE_TESTS,
        },
      },
      {
        extends: true,
        ...BROWSER_TESTS,
        test: {
          ...BROWSER_TESTS.test,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(),
            instances: [
              {
                browser: 'chromium',
                provider: playwright({launchOptions: chromiumOptions}),
              },
              {
                browser: 'firefox',
                provider: playwright({launchOptions: firefoxOptions ?? {}}),
              },
            ],
          },
        },
      },
    ],
  },
})

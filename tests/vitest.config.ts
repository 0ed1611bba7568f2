import {fileURLToPath} from 'node:url'

import {playwright} from '@vitest/browser-playwright'
import {defineConfig} from 'vitest/config'

import {getBrowserArguments, findBrowser, findFirefox} from './browser/find-browser.ts'
import {IGNORED, NODE_TESTS, TIMEOUTS} from './node-tests.ts'

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
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          ...NODE_TESTS,
        },
      },
      {
        extends: true,
        // Without this list Vite would discover these packages during the first run and reload the page.
        optimizeDeps: {
          include: [
            '@mozilla/readability',
            'axe-core',
            'react',
            'react-dom/client',
            'react-dom/server',
          ],
        },
        test: {
          name: 'browser',
          include: ['packages/**/*.browser.test.ts'],
          exclude: IGNORED,
          globalSetup: ['tests/browser/serve-lake.ts'],
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

import {fileURLToPath} from 'node:url'

import {playwright} from '@vitest/browser-playwright'
import {defineConfig} from 'vitest/config'

import {browserArguments, findBrowser, firefoxLaunchOptions} from './browser/find-browser.ts'
import {IGNORED, NODE_TESTS, TIMEOUTS} from './node-tests.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// If a browser is missing, its tests fail, the message says what to install, and the others still run.
const chromiumOptions = {
  args: browserArguments(),
  ...(await orReport(findBrowser().then((executablePath) => ({executablePath})))),
}
const firefoxOptions = await orReport(firefoxLaunchOptions())

async function orReport<Options>(found: Promise<Options>): Promise<Options | undefined> {
  return found.catch((error: Error) => {
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
        // Listed, because Vite would otherwise discover them during the first run and reload the page.
        optimizeDeps: {include: ['axe-core', 'react', 'react-dom/client', 'react-dom/server']},
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

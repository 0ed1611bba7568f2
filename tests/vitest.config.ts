import {fileURLToPath} from 'node:url'

import {playwright} from '@vitest/browser-playwright'
import {defineConfig} from 'vitest/config'

import {browserArguments, findBrowser, firefoxLaunchOptions} from './browser/find-browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const ignored = ['**/node_modules/**', '**/dist/**']

// Without a browser the other tests still run; these fail, and the sentence says what to install.
const chromiumOptions = {
  args: browserArguments(),
  ...(await orSay(findBrowser().then((executablePath) => ({executablePath})))),
}
const firefoxOptions = await orSay(firefoxLaunchOptions())

async function orSay<Options>(found: Promise<Options>): Promise<Options | undefined> {
  return found.catch((error: Error) => {
    console.error(error.message)
    return undefined
  })
}

export default defineConfig({
  root,
  test: {
    // Limits that end what hangs. Vitest's own five seconds would judge the machine: a test that
    // starts a browser or a Lake shares it with all the others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: {poll: {timeout: 20_000}},
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{packages,studio,tests,examples}/**/*.test.ts'],
          exclude: [...ignored, '**/*.browser.test.ts', 'tests/e2e/**'],
        },
      },
      {
        extends: true,
        // Named, since Vite would else find them in the middle of a first run, and load it again.
        optimizeDeps: {include: ['axe-core', 'react', 'react-dom/client', 'react-dom/server']},
        test: {
          name: 'browser',
          include: ['packages/**/*.browser.test.ts'],
          exclude: ignored,
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

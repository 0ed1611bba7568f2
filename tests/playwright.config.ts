import {defineConfig} from '@playwright/test'

import {getBrowserArguments, findBrowser} from './browser/find-browser.ts'

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.test.ts',
  projects: [
    {name: 'main', testIgnore: 'studio/**'},
    // Long tests of the Studio; `npm run test:studio` runs them.
    {name: 'studio', testMatch: 'studio/**/*.test.ts'},
  ],
  outputDir: './test-results',
  globalSetup: './e2e/start-servers.ts',
  forbidOnly: true,
  // A busy machine can be too slow for a test once; the report then lists the test as flaky.
  retries: 1,
  // All tests share the same servers, and the machine often has only two cores.
  workers: 1,
  // Ends only tests that hang: the build of an app takes minutes on a busy machine.
  timeout: 300_000,
  expect: {timeout: 20_000},
  // A line per test would hide the failures of earlier scripts: many services show only the end of a log.
  reporter: [[process.env['CI'] ? 'dot' : 'list']],
  use: {
    viewport: {width: 1440, height: 900},
    screenshot: 'only-on-failure',
    launchOptions: {executablePath: await findBrowser(), args: getBrowserArguments()},
  },
})

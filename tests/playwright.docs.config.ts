import {defineConfig} from '@playwright/test'

import {findBrowser, getBrowserArguments} from './browser/find-browser.ts'

/** The tests of `npm run test:docs`: they walk the documentation site, which must have been built. */
export default defineConfig({
  testDir: './docs',
  testMatch: '**/*.test.ts',
  outputDir: './test-results/docs',
  forbidOnly: true,
  // A busy machine can be too slow for a test once; the report then lists the test as flaky.
  retries: 1,
  workers: 2,
  fullyParallel: true,
  // Ends only tests that hang.
  timeout: 120_000,
  expect: {timeout: 20_000},
  reporter: [[process.env['CI'] ? 'dot' : 'list']],
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {executablePath: await findBrowser(), args: getBrowserArguments()},
  },
})

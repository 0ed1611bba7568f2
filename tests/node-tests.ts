import type {TestProjectInlineConfiguration, UserWorkspaceConfig} from 'vitest/config'

/** Folders in which Vitest looks for no tests. */
export const IGNORED = ['**/node_modules/**', '**/dist/**']

/** The tests that install the packed packages; `npm run test:packages` runs them. */
export const PACKAGING_TESTS = 'tests/packaging/**/*.test.ts'

/** The tests that run programs of other people in new projects; `npm run test:clients` runs them. */
export const CLIENT_TESTS = 'tests/{clients,runtimes}/*.test.ts'

const MODULE_TESTS_INCLUDED = ['{packages/content,packages/import,studio}/**/*.test.ts']

/** No tests that run in Node. */
const EXCLUDED = [
  ...IGNORED,
  '**/*.browser.test.ts',
  'tests/{docs,e2e,release,webkit,wordpress}/**',
  PACKAGING_TESTS,
  CLIENT_TESTS,
]

/** The tests of modules that start nothing. They share threads: to start one for each file takes longer than all tests. */
export const MODULE_TESTS = {
  include: MODULE_TESTS_INCLUDED,
  exclude: [...EXCLUDED],
  pool: 'threads',
  isolate: false,
} satisfies TestProjectInlineConfiguration['test']

/** The other tests that run in Node, without a browser. */
export const NODE_TESTS = {
  include: ['{packages,tests,examples}/**/*.test.ts'],
  exclude: [...EXCLUDED, ...MODULE_TESTS_INCLUDED],
}

/** The tests that run in browsers. */
export const BROWSER_TESTS = {
  // Without this list Vite would discover these packages during the first run and reload the page.
  optimizeDeps: {
    include: [
      '@mozilla/readability',
      '@sanity/sdk',
      'axe-core',
      'react',
      'react-dom/client',
      'react-dom/server',
    ],
  },
  test: {
    name: 'browser',
    include: ['{packages,tests}/**/*.browser.test.ts'],
    exclude: IGNORED,
    globalSetup: ['tests/browser/serve-lake.ts'],
  },
} satisfies UserWorkspaceConfig

/**
 * Limits that end a test that hangs. Vitest's default is five seconds: too short for tests that start a
 * browser or a Lake on a busy machine.
 */
export const TIMEOUTS = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: {poll: {timeout: 20_000}},
} satisfies TestProjectInlineConfiguration['test']

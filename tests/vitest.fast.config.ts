import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitest/config'

import {MODULE_TESTS, NODE_TESTS, TIMEOUTS} from './node-tests.ts'

/** The slow Node tests, with the reason. `npm test` runs them too. */
const SLOW_TESTS = [
  // Spawn a command for each test.
  'packages/lake/src/cli/cli.test.ts',
  'packages/lake/src/cli/access-commands.test.ts',
  'packages/lake/src/testing/conformance/client-suite/client-suite.test.ts',
  'tests/import/command.test.ts',
  // Exports and imports datasets.
  'tests/contract/round-trip.test.ts',
  // Kill or limit Lakes in processes of their own.
  'packages/lake/src/bounded-server.test.ts',
  'packages/lake/src/durability.test.ts',
  'packages/lake/src/full-disk.test.ts',
  'packages/lake/src/faults.test.ts',
  'packages/lake/src/cli/check-command.test.ts',
  'packages/lake/src/query/process/query-limits.test.ts',
  // Decode and scale large pictures.
  'packages/lake/src/assets/image-delivery.test.ts',
  'packages/lake/src/assets/image-limits.test.ts',
  // Render thousands of generated articles, or commit thousands of generated transactions.
  'packages/content/src/render/hostile-article.test.ts',
  'packages/lake/src/mutations/transaction.property.test.ts',
  'packages/lake/src/auth/permissions.property.test.ts',
  'packages/lake/src/auth/writing-permissions.test.ts',
  // Opens pages and frames in Chromium.
  'tests/delivery/**',
  // Requests every address for hundreds of hostile articles.
  'packages/delivery/src/hostile-content.test.ts',
  // Hash passwords, which takes about a quarter of a second each.
  'packages/lake/src/auth/auth.test.ts',
  'packages/lake/src/auth/password.test.ts',
  'packages/lake/src/auth/change-password.test.ts',
  'packages/lake/src/auth/caller-cache.test.ts',
  'packages/lake/src/auth/reading-permissions.test.ts',
  'tests/contract/people.test.ts',
  // Compares hundreds of generated Word documents.
  'tests/corpus/random/random-word.test.ts',
]

/** The tests of `npm run test:fast` and `npm run test:watch`: without browsers, builds and packed packages. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    ...TIMEOUTS,
    projects: [
      {
        extends: true,
        test: {...MODULE_TESTS, name: 'modules', exclude: [...MODULE_TESTS.exclude, ...SLOW_TESTS]},
      },
      {
        extends: true,
        test: {...NODE_TESTS, name: 'node', exclude: [...NODE_TESTS.exclude, ...SLOW_TESTS]},
      },
    ],
  },
})

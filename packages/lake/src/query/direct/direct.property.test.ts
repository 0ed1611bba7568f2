import {assert, property} from 'fast-check'
import {expect, test} from 'vitest'

import {createComparison} from '../../testing/direct-comparison.ts'
import {datasets, perspectives, queries, readableTypes} from '../../testing/direct-arbitraries.ts'

/** `npm run soak:lake` sets a larger number. */
const RUNS = Number(process.env['SOAK_RUNS'] ?? 400)

test('a query that is evaluated directly has the same result as with groq-js', () => {
  using comparison = createComparison()
  let direct = 0
  assert(
    property(
      datasets,
      queries,
      perspectives,
      readableTypes,
      (documents, query, perspective, types) => {
        const {expected, actual} = comparison.run(documents, {
          query,
          perspective,
          readableTypes: types,
        })
        direct += Number(actual !== undefined)
        expect(actual ?? expected).toBe(expected)
      },
    ),
    {numRuns: RUNS},
  )
  // Otherwise the property would say nothing.
  expect(direct).toBeGreaterThan(RUNS * 0.8)
})

import {expect, test} from 'vitest'

import {compareRandomQueries} from '../../testing/direct-property.ts'

/** `npm run soak:lake` compares more. */
const COUNT = 400

test('a query that is evaluated directly has the same result as with groq-js', () => {
  // Otherwise the property would say nothing.
  expect(compareRandomQueries(COUNT)).toBeGreaterThan(COUNT * 0.8)
})

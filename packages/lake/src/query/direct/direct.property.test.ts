import {expect, test} from 'vitest'

import {compareRandomQueries, compareRandomSearches} from '../../testing/direct-property.ts'

/** `npm run soak:lake` compares more. */
const COUNT = 400

test('a query that is evaluated directly has the same result as with groq-js', () => {
  // Otherwise the property would say nothing.
  expect(compareRandomQueries({count: COUNT}).direct).toBeGreaterThan(COUNT * 0.8)
})

test('a search with an index of words has the same result as with groq-js', () => {
  const {direct, byWords, found} = compareRandomSearches({count: COUNT})
  expect(direct).toBeGreaterThan(COUNT * 0.7)
  expect(byWords).toBeGreaterThan(COUNT * 0.4)
  expect(found).toBeGreaterThan(COUNT * 0.1)
})

import {expect, test} from 'vitest'

import {RecentCache} from './recent-cache.ts'

test('what is used stays, and all entries together are not larger than the capacity', () => {
  const cache = new RecentCache<number>(100)
  cache.set('used', -1, 10)
  for (let n = 0; n < 100; n++) {
    cache.set(String(n), n, 10)
    expect(cache.get('used')).toBe(-1)
    expect(cache.get(String(n))).toBe(n)
  }
  const kept = Array.from({length: 100}, (_, n) => cache.get(String(n))).filter(
    (value) => value !== undefined,
  )
  expect(kept.length).toBeGreaterThan(3)
  expect(kept.length).toBeLessThan(10)
})

test('a value that was removed or replaced is not found again, in either generation', () => {
  const cache = new RecentCache<string>(20)
  cache.set('old', 'first', 10)
  cache.set('a', 'a', 10)
  cache.set('b', 'b', 10)
  cache.set('old', 'second', 5)
  expect(cache.get('old')).toBe('second')
  cache.delete('old')
  expect(cache.get('old')).toBeUndefined()
  expect(cache.get('b')).toBe('b')
  cache.clear()
  expect(cache.get('b')).toBeUndefined()
})

test('a value of more than half of the capacity is not kept, and removes an earlier one', () => {
  const cache = new RecentCache<string>(20)
  cache.set('a', 'small', 1)
  cache.set('a', 'large', 11)
  expect(cache.get('a')).toBeUndefined()
})

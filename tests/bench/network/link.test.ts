import {expect, test} from 'vitest'

import {Link, SEGMENT_BYTES, SendWindow} from './link.ts'

test('A packet waits for those before it on the same line', () => {
  const link = new Link({bytesPerSecond: 100_000, roundTripMs: 100, setupRoundTrips: 1})
  expect([link.arrival(0, 1000), link.arrival(0, 1000), link.arrival(500, 1000)]).toEqual([
    60, 70, 560,
  ])
})

test('A connection starts with ten segments and doubles with each round trip', () => {
  const window = new SendWindow()
  expect(window.room).toBe(10 * SEGMENT_BYTES)
  window.sent(10 * SEGMENT_BYTES)
  expect(window.room).toBe(0)
  window.acknowledged(10 * SEGMENT_BYTES)
  expect(window.room).toBe(20 * SEGMENT_BYTES)
})

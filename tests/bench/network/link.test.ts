import {expect, test} from 'vitest'

import {Link, SEGMENT_BYTES, SendWindow} from './link.ts'

test('A packet waits for earlier packets on the same link', () => {
  const link = new Link({bytesPerSecond: 100_000, roundTripMs: 100, setupRoundTrips: 1})
  expect([
    link.queuePacket(0, 1000),
    link.queuePacket(0, 1000),
    link.queuePacket(500, 1000),
  ]).toEqual([60, 70, 560])
})

test('The window of a connection starts with ten segments and doubles with each round trip', () => {
  const window = new SendWindow()
  expect(window.availableBytes).toBe(10 * SEGMENT_BYTES)
  window.markSent(10 * SEGMENT_BYTES)
  expect(window.availableBytes).toBe(0)
  window.markAcknowledged(10 * SEGMENT_BYTES)
  expect(window.availableBytes).toBe(20 * SEGMENT_BYTES)
})

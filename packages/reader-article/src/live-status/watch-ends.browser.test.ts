import {afterEach, beforeEach, expect, it, vi} from 'vitest'

import {watchEnds} from './watch-ends.ts'

const START = Date.parse('2026-11-28T15:00:00Z')
let watching: AbortController

beforeEach(() => {
  watching = new AbortController()
  vi.useFakeTimers({now: START, toFake: ['Date', 'setTimeout', 'clearTimeout']})
})

afterEach(() => {
  watching.abort()
  vi.useRealTimers()
})

/** Watches instants, each until it has come; returns the times of the calls, in seconds after the start. */
function watch(ends: string[], signal = new AbortController().signal) {
  const calls: number[] = []
  const check = watchEnds(
    () => ends,
    (now) => {
      calls.push((now.getTime() - START) / 1000)
      ends.splice(0, ends.length, ...ends.filter((end) => !end || Date.parse(end) > now.getTime()))
    },
    AbortSignal.any([signal, watching.signal]),
  )
  return {calls, check}
}

it('calls back at each instant, with one timer that never waits for more than half a minute', () => {
  const {calls} = watch(['2026-11-28T15:30:00Z', '', '2026-11-28T15:00:00.500Z'])
  vi.advanceTimersByTime(499)
  expect([calls, vi.getTimerCount()]).toEqual([[], 1])
  vi.advanceTimersByTime(1)
  expect([calls, vi.getTimerCount()]).toEqual([[0.5], 1])
  vi.advanceTimersToNextTimer()
  expect(Date.now() - START).toBe(30_500)
  vi.advanceTimersByTime(3_600_000)
  expect([calls, vi.getTimerCount()]).toEqual([[0.5, 1800], 0])
})

it('waits for an instant that is further away than the longest timer of a browser', () => {
  const {calls} = watch(['2027-11-28T15:00:00Z'])
  vi.advanceTimersByTime(60_000)
  expect(calls).toEqual([])
})

it('calls back at once for an instant that has passed', () => {
  expect(watch(['2026-11-28T14:00:00Z']).calls).toEqual([0])
})

it('is right as soon as the page is visible after sleeping, without its timer', () => {
  const {calls} = watch(['2026-11-28T15:30:00Z'])
  vi.setSystemTime(START + 7_200_000)
  expect(calls).toEqual([])
  document.dispatchEvent(new Event('visibilitychange'))
  expect(calls).toEqual([7200])
})

it('is right within half a minute after sleeping with a visible page', () => {
  const {calls} = watch(['2026-11-28T15:30:00Z'])
  vi.setSystemTime(START + 7_200_000)
  vi.advanceTimersByTime(30_000)
  expect(calls).toEqual([7230])
})

it('reads changed instants when it is told to', () => {
  const ends: string[] = []
  const {calls, check} = watch(ends)
  expect(vi.getTimerCount()).toBe(0)
  ends.push('2026-11-28T15:00:01Z')
  check()
  vi.advanceTimersByTime(1000)
  expect(calls).toEqual([1])
})

it('stops when the signal is aborted', () => {
  const stop = new AbortController()
  const {calls} = watch(['2026-11-28T15:00:01Z'], stop.signal)
  stop.abort()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(5000)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(calls).toEqual([])
})

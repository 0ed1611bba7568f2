import {expect, test, vi} from 'vitest'

import {
  addDays,
  clockAfter,
  clockWithinDay,
  createTimeFormat,
  dayOf,
  nextInstantOf,
  startOfDay,
} from './times.ts'

const ZONE = 'Europe/London'

test('a clock time that has passed is of tomorrow', () => {
  const now = new Date('2026-07-01T15:00:00Z')
  expect(nextInstantOf('16:30', ZONE, now).toISOString()).toBe('2026-07-01T15:30:00.000Z')
  expect(nextInstantOf('16:00', ZONE, now).toISOString()).toBe('2026-07-02T15:00:00.000Z')
})

test('a time after midnight is of the next day in the time zone', () => {
  const now = new Date('2026-07-01T22:50:00Z')
  const clock = clockAfter(30, ZONE, now)
  expect(clock).toBe('00:20')
  expect(nextInstantOf(clock, ZONE, now).toISOString()).toBe('2026-07-01T23:20:00.000Z')
})

test('days begin at midnight of the time zone, also when the clocks change', () => {
  expect(dayOf(new Date('2026-07-01T23:30:00Z'), ZONE)).toBe('2026-07-02')
  const [start, end] = ['2026-10-25', addDays('2026-10-25', 1)].map((day) => startOfDay(day, ZONE))
  expect(Number(end) - Number(start)).toBe(25 * 60 * 60 * 1000)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('the clock shows a time only if that is within a day', () => {
  const now = new Date('2026-07-01T12:00:00Z')
  expect(clockWithinDay('2026-07-02T11:59:00.000Z', ZONE, now)).toBe('12:59')
  expect(clockWithinDay('2026-07-02T12:00:00.000Z', ZONE, now)).toBe('')
})

test('a time has its day unless that is today in the time zone', () => {
  const {formatTime} = createTimeFormat(ZONE, 'en-GB')
  const now = new Date('2026-07-01T22:50:00Z')
  const days = ['2026-07-01T22:30:00Z', '2026-07-01T23:30:00Z', '2025-07-01T22:30:00Z']
  expect(days.map((instant) => /Jul/.test(formatTime(instant, now)))).toEqual([false, true, true])
})

test('a thousand times are formatted without creating a thousand formats', () => {
  const create = vi.spyOn(Intl, 'DateTimeFormat')
  const {formatTime} = createTimeFormat(ZONE, 'en-GB')
  const created = create.mock.calls.length
  const now = new Date('2026-07-01T22:50:00Z')
  for (let minute = 0; minute < 1000; minute++) {
    formatTime(new Date(now.getTime() - minute * 60_000), now)
  }
  expect(create.mock.calls.length).toBe(created)
  create.mockRestore()
})

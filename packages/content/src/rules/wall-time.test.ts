import {describe, expect, test} from 'vitest'

import {instantOfWallTime, wallTimeOf} from './wall-time.ts'

const cases: [name: string, timeZone: string, wallTime: string, instant: string][] = [
  ['in winter', 'Europe/London', '2026-11-28T15:30', '2026-11-28T15:30:00.000Z'],
  ['in summer', 'Europe/London', '2026-06-28T15:30', '2026-06-28T14:30:00.000Z'],
  ['with seconds', 'Europe/London', '2026-06-28T15:30:20', '2026-06-28T14:30:20.000Z'],
  ['before clocks go forward', 'Europe/London', '2026-03-29T00:59', '2026-03-29T00:59:00.000Z'],
  ['skipped', 'Europe/London', '2026-03-29T01:00', '2026-03-29T01:00:00.000Z'],
  ['skipped', 'Europe/London', '2026-03-29T01:30', '2026-03-29T01:00:00.000Z'],
  ['after clocks went forward', 'Europe/London', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['later that day', 'Europe/London', '2026-03-29T15:30', '2026-03-29T14:30:00.000Z'],
  ['before clocks go back', 'Europe/London', '2026-10-25T00:30', '2026-10-24T23:30:00.000Z'],
  ['shown twice', 'Europe/London', '2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
  ['after clocks went back', 'Europe/London', '2026-10-25T02:30', '2026-10-25T02:30:00.000Z'],
  ['later that day', 'Europe/London', '2026-10-25T15:30', '2026-10-25T15:30:00.000Z'],
  ['skipped', 'America/New_York', '2026-03-08T02:30', '2026-03-08T07:00:00.000Z'],
  ['later that day', 'America/New_York', '2026-03-08T15:30', '2026-03-08T19:30:00.000Z'],
  ['shown twice', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ['after clocks went back', 'America/New_York', '2026-11-01T02:30', '2026-11-01T07:30:00.000Z'],
  ['later that day', 'America/New_York', '2026-11-01T15:30', '2026-11-01T20:30:00.000Z'],
  // Lord Howe Island changes its clocks by half an hour.
  ['skipped', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00.000Z'],
  ['just after', 'Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30:00.000Z'],
  ['later that day', 'Australia/Lord_Howe', '2026-10-04T15:30', '2026-10-04T04:30:00.000Z'],
  ['shown twice', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ['after clocks went back', 'Australia/Lord_Howe', '2026-04-05T02:30', '2026-04-04T16:00:00.000Z'],
  ['later that day', 'Australia/Lord_Howe', '2026-04-05T15:30', '2026-04-05T05:00:00.000Z'],
  // Samoa skipped a whole day.
  ['on a skipped day', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00.000Z'],
]

describe('instantOfWallTime', () => {
  test.each(cases)('finds a time %s in %s: %s', (_name, timeZone, wallTime, instant) => {
    expect(instantOfWallTime(wallTime, timeZone).toISOString()).toBe(instant)
  })

  test.each([
    '15:30',
    '2026-02-30T12:00',
    '2026-11-28T24:00',
    '2026-11-28T12:60',
    '2026-11-28',
    '',
  ])('rejects %j', (wallTime) => {
    expect(() => instantOfWallTime(wallTime, 'UTC')).toThrow(
      `${JSON.stringify(wallTime)} is not a date and time. Use for example "2026-11-29T15:30".`,
    )
  })

  test('rejects an unknown time zone', () => {
    expect(() => instantOfWallTime('2026-11-28T15:30', 'Europe/Atlantis')).toThrow(
      '"Europe/Atlantis" is not a time zone. Use an IANA name, for example "Europe/London".',
    )
  })
})

test.each(['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
  'every hour of a year has a wall time in %s that leads back to it, or to an hour with the same wall time',
  (timeZone) => {
    const start = Date.UTC(2026, 0, 1)
    for (let hour = 0; hour < 365 * 24; hour++) {
      const instant = new Date(start + hour * 3_600_000)
      const wallTime = wallTimeOf(instant, timeZone)
      const found = instantOfWallTime(wallTime, timeZone)
      expect(wallTimeOf(found, timeZone)).toBe(wallTime)
      expect(found.getTime()).toBeLessThanOrEqual(instant.getTime())
    }
  },
)

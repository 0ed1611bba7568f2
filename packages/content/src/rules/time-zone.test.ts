import {expect, test} from 'vitest'

import {isTimeZone} from './time-zone.ts'

test.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'UTC'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true)
  },
)

test.each([
  '',
  'London',
  'Europe/Atlantis',
  '+01:00',
  '-05:00',
  'Europe/London ',
  1,
  null,
  undefined,
])('%j is not a time zone', (name) => {
  expect(isTimeZone(name)).toBe(false)
})

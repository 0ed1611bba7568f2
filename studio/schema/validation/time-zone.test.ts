import {expect, test} from 'vitest'

import {checkTimeZone} from './time-zone.ts'

test.each([undefined, 'Europe/London', 'America/New_York', 'UTC'])('%s is accepted', (name) => {
  expect(checkTimeZone(name)).toBe(true)
})

test.each(['London', 'GMT+1', ''])('%j is rejected with examples', (name) => {
  expect(checkTimeZone(name)).toBe(
    `“${name}” is not a time zone. Write a region and a city, such as Europe/London or America/New_York.`,
  )
})

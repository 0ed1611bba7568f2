import {expect, it} from 'vitest'

import {formatPhoneNumber} from './phone-number.ts'

it.each([
  ['+442079460157', '+44 207 946 0157'],
  ['+12025550143', '+1 202 555 0143'],
  ['+353861234567', '+353 86 123 4567'],
  ['+33123456789', '+33 12 345 6789'],
  ['+4930123', '+49 3 0123'],
  ['12345', '12345'],
])('groups %s as %s', (number, grouped) => {
  expect(formatPhoneNumber(number).replaceAll('\u00a0', ' ')).toBe(grouped)
})

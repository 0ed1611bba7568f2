import {expect, test} from 'vitest'

import {checkPhoneNumber} from './phone-number.ts'

test('numbers in the form of E.164 pass', () => {
  expect(checkPhoneNumber('+442079460123')).toBe(true)
  expect(checkPhoneNumber('+44 20 7946 0123')).toBe(true)
  expect(checkPhoneNumber('+12025550123')).toBe(true)
  expect(checkPhoneNumber(undefined)).toBe(true)
})

test('a number with brackets and dashes is offered with spaces', () => {
  expect(checkPhoneNumber('+44 (20) 7946-0123')).toBe(
    'Part its groups by single spaces: +44 20 7946 0123.',
  )
})

test.each(['020 7946 0123', '+0123456789', '+44', '+1234567890123456', 'ask'])(
  '%s is refused with an example',
  (number) => {
    expect(checkPhoneNumber(number)).toBe(
      'Begin with a plus sign and the country, then digits only: +44 20 7946 0123.',
    )
  },
)

import {readSettings} from '@reader-article/content'
import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {checkPhoneNumber} from './phone-number.ts'

test('numbers in the form of E.164 are accepted', () => {
  expect(checkPhoneNumber('+442079460123')).toBe(true)
  expect(checkPhoneNumber('+44 20 7946 0123')).toBe(true)
  expect(checkPhoneNumber('+12025550123')).toBe(true)
  expect(checkPhoneNumber(undefined)).toBe(true)
})

test('a number with brackets and dashes is rejected, and the message shows it with spaces', () => {
  expect(checkPhoneNumber('+44 (20) 7946-0123')).toBe(
    'Use only single spaces between the digits: +44 20 7946 0123.',
  )
})

test.each(['020 7946 0123', '+0123456789', '+44', '+1234567890123456', 'ask'])(
  '%s is rejected with an example',
  (number) => {
    expect(checkPhoneNumber(number)).toBe(
      'Begin with a plus sign and the country code, then write only digits and single spaces: +44 20 7946 0123.',
    )
  },
)

test('a number is accepted if and only if pages show it', () => {
  const digits = fc.constantFrom('0', '1', '20', '442', '7946', ' ', '  ', '-', '+')
  const numbers = fc.tuple(fc.constantFrom('+', '', '+44 '), fc.array(digits))
  fc.assert(
    fc.property(numbers, ([start, rest]) => {
      const number = start + rest.join('')
      const {phoneLines} = readSettings({phoneLines: [{number}]})
      expect(checkPhoneNumber(number) === true).toBe(phoneLines.length === 1)
    }),
    {numRuns: 1000},
  )
})

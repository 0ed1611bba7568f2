import {expect, test} from 'vitest'

import {checkPin} from './pin-format.ts'

test.each(['700107', '0042', '0000000001'])('%s is a PIN', (pin) => {
  expect(checkPin(pin)).toBe(true)
})

test('an empty field is left to the rule that requires a PIN', () => {
  expect(checkPin(undefined)).toBe(true)
})

test.each(['123', '12345678901', '70010a', '', '٧٠٠١٠٧'])('%j is refused', (pin) => {
  expect(checkPin(pin)).toBe('A PIN has 4 to 10 digits, such as 700107.')
})

test('spaces and dashes are named as what is wrong', () => {
  const message = 'A PIN has no spaces or dashes: 4 to 10 digits, such as 700107.'
  expect(checkPin('700 107')).toBe(message)
  expect(checkPin('700-107')).toBe(message)
  expect(checkPin(' 700107')).toBe(message)
})

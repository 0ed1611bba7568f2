import {expect, test} from 'vitest'

import {checkPinFormat} from './pin-format.ts'

test.each(['700107', '0042', '0000000001'])('%s is a valid PIN', (pin) => {
  expect(checkPinFormat(pin)).toBe(true)
})

test('a missing PIN is accepted: another rule requires it', () => {
  expect(checkPinFormat(undefined)).toBe(true)
})

test.each(['123', '12345678901', '70010a', '', '٧٠٠١٠٧'])(
  '%j is rejected with an example',
  (pin) => {
    expect(checkPinFormat(pin)).toBe('A PIN has 4 to 10 digits, such as 700107.')
  },
)

test('a PIN with spaces or dashes is rejected with that reason', () => {
  const message = 'A PIN has no spaces or dashes: 4 to 10 digits, such as 700107.'
  expect(checkPinFormat('700 107')).toBe(message)
  expect(checkPinFormat('700-107')).toBe(message)
  expect(checkPinFormat(' 700107')).toBe(message)
})

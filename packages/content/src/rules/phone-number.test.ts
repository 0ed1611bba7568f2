import {expect, test} from 'vitest'

import {isPhoneNumber} from './phone-number.ts'

test.each(['+442079460123', '+44 20 7946 0123', '+1 202 555 0123', '+1234567', '+123456789012345'])(
  '%j is a phone number',
  (text) => {
    expect(isPhoneNumber(text)).toBe(true)
  },
)

test.each([
  '',
  '020 7946 0123',
  '+0123456789',
  '+123456',
  '+1234567890123456',
  '+44  20 7946 0123',
  '+ 44 20 7946 0123',
  '+44 20 7946 0123 ',
  '+44 20 7946 0123\n',
  '+44-20-7946-0123',
  '+٤٤٢٠٧٩٤٦٠١٢٣',
])('%j is not a phone number', (text) => {
  expect(isPhoneNumber(text)).toBe(false)
})

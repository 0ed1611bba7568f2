import {describe, expect, test} from 'vitest'

import {formatSignature, isPin} from './pin.ts'

describe('isPin', () => {
  test.each(['0042', '0000', '700107', '0123456789'])('accepts %j', (text) => {
    expect(isPin(text)).toBe(true)
  })

  test.each([
    '',
    '123',
    '12345678901',
    '70O107',
    ' 0042',
    '0042\n',
    '٠١٢٣',
    '７００１',
    '-0042',
    '00.42',
    700107,
    null,
    ['0042'],
  ])('rejects %j', (value) => {
    expect(isPin(value)).toBe(false)
  })
})

test('a signature names the reader, and keeps the leading zeros of the PIN', () => {
  expect(formatSignature({name: 'Ada Quill', pin: '0042'})).toBe('Ada Quill – PIN 0042')
})

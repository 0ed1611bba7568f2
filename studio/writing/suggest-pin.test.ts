import {expect, test} from 'vitest'

import {suggestPin} from './suggest-pin.ts'

/** Returns the numbers one after the other, and the last again and again. */
function sequence(...numbers: number[]): () => number {
  return () => (numbers.length > 1 ? numbers.shift() : numbers[0]) ?? 0
}

test('without other PINs, six digits are suggested', () => {
  expect(suggestPin([], sequence(0))).toBe('100000')
  expect(suggestPin([], sequence(0.9999999))).toBe('999999')
})

test('the suggestion is as long as most PINs', () => {
  expect(suggestPin(['0042', '7001', '700107'], sequence(0.5))).toBe('5500')
})

test('a PIN that somebody has, and one that differs in one digit only, are not suggested', () => {
  expect(suggestPin(['1000', '5500'], sequence(0, 1 / 9000, 0.5, 0.9))).toBe('9100')
})

test('if all free PINs are similar to others, a similar one is suggested', () => {
  expect(suggestPin(['1000'], sequence(1 / 9000))).toBe('1001')
})

test('there is no suggestion if no free PIN is found', () => {
  expect(suggestPin(['1000'], sequence(0))).toBeUndefined()
})

test('what is not a PIN is ignored', () => {
  expect(suggestPin(['12', 'abc', ''], sequence(0))).toBe('100000')
})

import {array, assert, boolean, constantFrom, nat, oneof, property, tuple} from 'fast-check'
import {expect, test} from 'vitest'

import {evaluateOperator} from '../groq.ts'
import {foldedWordsOf, readPattern} from './match.ts'

const characters = constantFrom(
  'a',
  'A',
  'b',
  'é',
  'É',
  'ß',
  'ſ',
  's',
  'k',
  '\u212a',
  '😀',
  '.',
  '-',
  '_',
  ' ',
  ' ',
  '*',
  '*',
  'a*',
  '*b',
)
const strings = array(characters, {maxLength: 8}).map((parts) => parts.join(''))
const values = oneof(
  {weight: 6, arbitrary: strings},
  {weight: 2, arbitrary: array(strings, {maxLength: 3})},
  array(oneof(strings, constantFrom(null, 7, ['a'])), {maxLength: 3}),
  constantFrom(null, 7),
)
/** A text, and a pattern that is made of it, so that it often matches. */
const similar = tuple(strings, nat(7), nat(7), boolean()).map(([text, start, end, isUpper]) => {
  const pattern = text.slice(0, start) + '*' + text.slice(end)
  return [text, isUpper ? pattern.toUpperCase() : pattern] as const
})

test('match finds the same as that of groq-js', () => {
  let found = 0
  assert(
    property(oneof(tuple(values, values), similar), ([text, pattern]) => {
      const isMatch = readPattern(pattern)?.(foldedWordsOf(text), () => {}) ?? false
      found += Number(isMatch)
      expect(isMatch).toBe(evaluateOperator('match', text, pattern))
    }),
    {numRuns: 3000},
  )
  expect(found).toBeGreaterThan(100)
})

test('the time of a pattern with many wildcards is counted, and grows with the product of the lengths', () => {
  const words = foldedWordsOf('a'.repeat(10_000))
  let characterCount = 0
  for (const pattern of [`${'*a'.repeat(200)}*b*`, '*é.é'.repeat(50)]) {
    const isMatch = readPattern(pattern)
    expect(isMatch?.(words, (count) => (characterCount += count))).toBe(false)
  }
  expect(characterCount).toBeGreaterThan(10_000)
  expect(characterCount).toBeLessThan(10_000 * 400)
})

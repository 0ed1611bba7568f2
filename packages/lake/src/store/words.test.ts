import {evaluateOperator} from '../query/groq.ts'
import {expect, test} from 'vitest'

import {MAX_WORD_LENGTH, patternWordsOf, termOf, wordsOf} from './words.ts'

const TEXT =
  'Red-deer... in "A.B" é.é, it\'s #1 50% _x_ a=b ~ `c` \u00a0\ufeffd\u2028e 😀 1.5 .net end.'

/** All code units that are words; those with case are compared with each other. */
const UNITS = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter(
  (unit) => wordsOf(unit)[0] === unit,
)
const CASED = UNITS.filter((unit) => unit.toLowerCase() !== unit || unit.toUpperCase() !== unit)

test('texts have the words that match finds', () => {
  expect(wordsOf(TEXT)).toEqual(
    `Red deer in AB é.é it's 1 50 _x_ a=b ~ \`c\` d e 😀 15 net end`.split(' '),
  )
  const dots = '... .a. é.é. ..é a..b .. -..- _..'
  expect(wordsOf(dots)).toEqual(['...', 'a', 'é.é.', '..é', 'ab', '..', '..', '_'])
  for (const word of ['...', 'a', 'b', 'ab', 'é.é.', '..é', 'é', '_']) {
    expect([word, evaluateOperator('match', dots, word)]).toEqual([
      word,
      word !== 'b' && word !== 'é',
    ])
  }
  for (const word of wordsOf(TEXT)) {
    expect(evaluateOperator('match', TEXT, word)).toBe(true)
  }
  expect(patternWordsOf('re* *d, a.b')).toEqual(['re*', '*d', 'ab'])
})

test('two words have the same term if and only if match finds them equal', () => {
  const all = CASED.join(' ')
  const equal = new Map<string, Set<string>>()
  for (const unit of CASED) {
    const term = termOf(unit)
    equal.set(term, (equal.get(term) ?? new Set()).add(unit))
  }
  for (const unit of CASED) {
    const found = all.match(new RegExp(`(?<= |^)${unit}(?= |$)`, 'gi'))
    expect([unit, new Set(found)]).toEqual([unit, equal.get(termOf(unit))])
  }
  expect(CASED.length).toBeGreaterThan(2000)
  const others = UNITS.filter((unit) => !CASED.includes(unit))
  expect(new Set(UNITS.map(termOf)).size).toBe(equal.size + others.length)
})

test('the term of the beginning of a word is the beginning of its term', () => {
  for (const word of ['Rød_grød', '😀', "it's", '_']) {
    for (let length = 1; length <= word.length; length++) {
      expect(termOf(word).startsWith(termOf(word.slice(0, length)))).toBe(true)
    }
  }
  expect(termOf('a'.repeat(MAX_WORD_LENGTH + 1))).toBe('a'.repeat(MAX_WORD_LENGTH))
  expect(new Set(['_', '_005f', '__', '005f'].map(termOf)).size).toBe(4)
})

test('the words of a text are found in linear time', () => {
  const length = 20_000_000
  expect(wordsOf(`- ${'.'.repeat(length)} -`)).toEqual(['.'.repeat(length)])
  expect(wordsOf(`- ${'é'.repeat(length)} -`)).toEqual(['é'.repeat(length)])
})

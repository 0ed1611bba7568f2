import type {ListLabel} from '../paragraphs/list-label.ts'

const BULLET_FONT = /symbol|wingdings|webdings|courier/u
const ONE_NUMBER = /^[^\p{L}\p{N}]*(?<number>\d+|[a-z]+|[A-Z]+)[^\p{L}\p{N}]*$/u
const LAST_NUMBER = /(?<number>\d+)\D*$/u
const ROMAN_NUMERAL = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u
const ROMAN_DIGITS = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
  ['c', 100],
  ['d', 500],
  ['m', 1000],
])

/** The label of a list item as its document writes it, and what the document says of it. */
export interface WrittenLabel {
  text: string
  /** Counted from 1. */
  level: number
  /** The font of the label, in small letters: in a font of symbols, a letter is a bullet. */
  font: string
  /** Whether the document defines the label as a bullet; undefined if it does not say. */
  isBullet: boolean | undefined
  /** The number that would continue the list. */
  next: number
}

/** Reads a written label, such as '·', '3.', '(b)' or '2.1'. */
export function readLabel({text: written, level, font, isBullet, next}: WrittenLabel): ListLabel {
  const text = written.replaceAll(/\s+/gu, ' ').trim()
  const hasSign = /[\p{L}\p{N}]/u.test(text)
  if (isBullet ?? (!hasSign || BULLET_FONT.test(font))) {
    return {level, isBullet: true, number: next, text: '•', format: 'bullet', isPlain: 'own'}
  }
  const one = ONE_NUMBER.exec(text)?.groups?.['number']
  if (one === undefined) {
    const last = Number(LAST_NUMBER.exec(text)?.groups?.['number'] ?? next)
    return {level, isBullet: false, number: last, text, format: 'decimal', isPlain: false}
  }
  const {number, format} = readNumber(one, next)
  return {level, isBullet: false, number, text, format, isPlain: 'own'}
}

// 'i' is the first numeral or the ninth letter: the one that continues the list is meant.
function readNumber(written: string, next: number): {number: number; format: string} {
  if (/^\d/u.test(written)) {
    return {number: Number(written), format: 'decimal'}
  }
  const small = written.toLowerCase()
  const letterCase = small === written ? 'lower' : 'upper'
  const roman = ROMAN_NUMERAL.test(small) ? romanValue(small) : undefined
  const letter = /^(?<letter>.)\k<letter>*$/u.test(small) ? letterValue(small) : undefined
  const isRoman = roman !== undefined && (roman === next || letter === undefined)
  return isRoman
    ? {number: roman, format: `${letterCase}Roman`}
    : {number: letter ?? next, format: `${letterCase}Letter`}
}

// After z, Word repeats the letter: aa, bb, …
function letterValue(letters: string): number {
  return letters.charCodeAt(0) - 'a'.charCodeAt(0) + 1 + (letters.length - 1) * 26
}

function romanValue(numeral: string): number {
  const digits = Array.from(numeral, (digit) => ROMAN_DIGITS.get(digit) ?? 0)
  return digits.reduce(
    (sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit),
    0,
  )
}

import {foldWord, patternWordsOf, wordsOf} from '../../store/words.ts'

/** A word longer than this is cut, as in groq-js; in UTF-16 code units. */
const MAX_PATTERN_WORD_LENGTH = 1024
/** A native search compares about so many characters in the time of one step of JavaScript. */
const NATIVE_SPEED = 8

/** Receives how many characters are compared, before they are; may throw an error to end a comparison. */
export type TakeCharacters = (count: number) => void

/** A pattern of `match` that can be compared with many texts. */
export type Pattern = (words: readonly string[], take: TakeCharacters) => boolean

/**
 * Reads a pattern of `match`, or an array of patterns: each word must be equal to a word of the text, where `*`
 * stands for any characters. Returns `undefined` if nothing matches it.
 *
 * Works as groq-js, in which a word becomes a regular expression, so that a dot stands for any character; but the
 * time of a comparison grows only with the product of the lengths, however many wildcards there are.
 */
export function readPattern(pattern: unknown): Pattern | undefined {
  const patterns: readonly unknown[] = Array.isArray(pattern) ? pattern : [pattern]
  const tests: WordTest[] = []
  for (const each of patterns) {
    if (typeof each !== 'string') {
      return undefined
    }
    tests.push(...patternWordsOf(each).map(createTest))
  }
  if (tests.length === 0) {
    return undefined
  }
  return (words, take) => tests.every((test) => words.some((word) => test(word, take)))
}

/** Returns the words of a text, or of the strings in an array, as patterns compare them. */
export function foldedWordsOf(text: unknown): readonly string[] {
  if (Array.isArray(text)) {
    return text.flatMap((part: unknown) => (typeof part === 'string' ? foldedWordsOf(part) : []))
  }
  return typeof text === 'string' ? wordsOf(text).map(foldWord) : []
}

type WordTest = (word: string, take: TakeCharacters) => boolean

function createTest(patternWord: string): WordTest {
  const segments = foldWord(patternWord.slice(0, MAX_PATTERN_WORD_LENGTH))
    .split('*')
    .map((text): Segment => ({text, hasDot: text.includes('.')}))
  const [first, ...rest] = segments
  const last = rest.pop()
  if (!first) {
    return () => false
  }
  if (!last) {
    return (word) => word.length === first.text.length && isAt(word, 0, first)
  }
  const minLength = segments.reduce((sum, {text}) => sum + text.length, 0)
  return (word, take) => {
    const end = word.length - last.text.length
    if (word.length < minLength || !isAt(word, 0, first) || !isAt(word, end, last)) {
      return false
    }
    // The first place of each segment leaves the most characters for those behind it.
    let position = first.text.length
    for (const segment of rest) {
      const found = find(word, position, segment, take)
      if (found === -1) {
        return false
      }
      position = found + segment.text.length
    }
    return position <= end
  }
}

/** A part of a pattern between wildcards. */
interface Segment {
  readonly text: string
  readonly hasDot: boolean
}

function isAt(word: string, position: number, {text, hasDot}: Segment): boolean {
  if (!hasDot) {
    return word.startsWith(text, position)
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text[index]
    if (unit !== '.' && unit !== word[position + index]) {
      return false
    }
  }
  return true
}

function find(word: string, from: number, segment: Segment, take: TakeCharacters): number {
  const {text, hasDot} = segment
  const comparisons = (word.length - from) * Math.max(text.length, 1)
  if (!hasDot) {
    take(Math.ceil(comparisons / NATIVE_SPEED))
    return word.indexOf(text, from)
  }
  take(comparisons)
  for (let position = from; position + text.length <= word.length; position++) {
    if (isAt(word, position, segment)) {
      return position
    }
  }
  return -1
}

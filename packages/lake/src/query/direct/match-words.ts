import type {WordTest} from '../../store/word-indexes.ts'
import {MAX_WORD_LENGTH, patternWordsOf, termOf} from '../../store/words.ts'

/** Maximum number of words that are looked up for one pattern. */
const MAX_TESTS = 16

/** What an index can find of a pattern. */
export interface MatchWords {
  readonly tests: readonly WordTest[]
  /** True if a document matches if and only if it passes all tests. */
  readonly isExact: boolean
}

/** Reads a pattern, or an array of patterns, of `match`; `undefined` if nothing matches it. */
export function readMatchWords(pattern: unknown): MatchWords | undefined {
  const patterns: unknown[] = Array.isArray(pattern) ? pattern : [pattern]
  const words = new Set<string>()
  for (const each of patterns) {
    if (typeof each !== 'string') {
      return undefined
    }
    for (const word of patternWordsOf(each)) {
      words.add(word)
    }
  }
  const tests = new Map<string, WordTest>()
  let isExact = true
  for (const word of words) {
    // A dot is any character, because a pattern becomes a regular expression.
    const end = word.search(/[*.]/)
    const start = end === -1 ? word : word.slice(0, end)
    const isPrefix = end !== -1
    const isWhole = start.length < MAX_WORD_LENGTH && (!isPrefix || /^\*+$/.test(word.slice(end)))
    const isTested = start !== '' && tests.size < MAX_TESTS
    isExact &&= isWhole && isTested
    if (isTested) {
      const test = {term: termOf(start), isPrefix}
      tests.set(JSON.stringify(test), test)
    }
  }
  return words.size === 0 ? undefined : {tests: [...tests.values()], isExact}
}

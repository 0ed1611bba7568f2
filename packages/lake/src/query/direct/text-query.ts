import {StoredDocument} from '../../store/stored-document.ts'
import {patternWordsOf, wordsOf} from '../../store/words.ts'
import {foldedWordsOf, readPattern, type Pattern, type TakeCharacters} from './match.ts'
import type {Syntax} from './syntax.ts'

/** A search string, as `text::query()` reads it. */
export interface TextQuery {
  /** Patterns of words that every text it matches has; they may find more. */
  readonly patterns: readonly string[]
  /** Returns true if the texts together have all words and phrases, and none that is excluded. */
  matches(texts: readonly string[], take: TakeCharacters): boolean
}

/** A part of a search string: words in any order, or a phrase. */
type Term = (texts: readonly (readonly string[])[], take: TakeCharacters) => boolean

const PARTS = /-?"[^"]*"?|\S+/g

/**
 * Reads a search string: all of its words must be in the text, `*` stands for any characters, `"a phrase"` is found as
 * it is, and `-word` or `-"a phrase"` excludes a text. `undefined` if it is no string or has no words.
 */
export function readTextQuery(value: unknown): TextQuery | undefined {
  if (typeof value !== 'string') {
    return undefined
  }
  const patterns: string[] = []
  const required: Term[] = []
  const excluded: Term[] = []
  for (const part of value.match(PARTS) ?? []) {
    const isExcluded = part.length > 1 && part.startsWith('-')
    const text = isExcluded ? part.slice(1) : part
    const term = text.startsWith('"') ? createPhrase(text) : createWords(text)
    if (term) {
      const terms = isExcluded ? excluded : required
      terms.push(term.test)
      patterns.push(...(isExcluded ? [] : term.patterns))
    }
  }
  if (required.length === 0 && excluded.length === 0) {
    return undefined
  }
  return {
    patterns,
    matches(texts, take) {
      const words = texts.map(foldedWordsOf)
      return (
        required.every((test) => test(words, take)) && !excluded.some((test) => test(words, take))
      )
    },
  }
}

/** Returns the argument of `text::query()`; `undefined` for any other syntax. */
export function readTextQueryCall(syntax: Syntax): Syntax | undefined {
  if (syntax.type === 'Group') {
    return readTextQueryCall(syntax.base)
  }
  const isCall = syntax.type === 'Call' && syntax.name === 'text::query' && syntax.args.length === 1
  return isCall ? syntax.args[0] : undefined
}

/** Lists the strings of a text, also those within arrays, objects and documents. */
export function textsOfValue(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value]
  }
  if (value instanceof StoredDocument) {
    return textsOfValue(JSON.parse(value.text()))
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOfValue)
    : []
}

interface ReadTerm {
  readonly patterns: readonly string[]
  readonly test: Term
}

function createWords(text: string): ReadTerm | undefined {
  const patterns = patternWordsOf(text)
  const tests = patterns
    .map(readPattern)
    .filter((pattern): pattern is Pattern => pattern !== undefined)
  if (tests.length === 0) {
    return undefined
  }
  return {
    patterns,
    test: (texts, take) => {
      const words = texts.flat()
      return tests.every((test) => test(words, take))
    },
  }
}

function createPhrase(text: string): ReadTerm | undefined {
  const patterns = wordsOf(text)
  const phrase = foldedWordsOf(text)
  if (phrase.length === 0) {
    return undefined
  }
  return {
    patterns,
    test: (texts, take) =>
      texts.some((words) => {
        take(words.length)
        return words.some((_, start) =>
          phrase.every((word, index) => words[start + index] === word),
        )
      }),
  }
}

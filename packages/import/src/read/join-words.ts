import type {Line} from './clean-text.ts'
import type {DocumentWarning} from './document.ts'

/** Stands for a soft hyphen at the end of a line, which is never a part of the word. */
export const SOFT_HYPHEN = '\u2010'

/** A word that was divided at the end of a line, if only the language shows whether it has a hyphen. */
export interface GuessedWord {
  /** The word as it was joined. */
  word: string
  /** The number of the line that it begins on. */
  line: number
}

const COMPOUND_PREFIX = /^(?:self|well|semi|quasi|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)$/u
// First parts of words that more often have a hyphen than not.
const USUAL_COMPOUND_PARTS = new Set(
  'all anti co cross deep double early ever far five four free full great half hard heart high ill inner large late life light like long low multi new non old one open part post pre pro quick second seven short single six slow soft third three time top two ultra wide world year'.split(
    ' ',
  ),
)
// Endings that are no words.
const SUFFIX =
  /^(?:ly|ing|ings|ingly|ed|edly|er|ers|est|ness|ment|ments|ful|fully|ous|ously|ious|tious|cious|ive|tive|ity|ible|ibly|ably|ance|ence|ency|tion|tions|sion|sions|al|ally|ical|tial|cial|ism|ist|ish|ture|tures|teen|teenth|self|selves)$/u
const WORD = /\p{L}[\p{L}’'‐-]*/gu
const HYPHEN_AT_END = /(?<word>[\p{L}’'-]*\p{L})(?<hyphen>[-‐])$/u
// As in 'pre- and post-war'.
const CONJUNCTION = /^(?:and|or|to|und|oder|bis)\b/u
const MAX_NAMED = 30

/** Collects the words of a text, in small letters; hyphenated ones are one word. */
export function collectWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []))
}

/**
 * Joins lines to a paragraph. A word that was divided at the end of a line becomes whole, a compound keeps its hyphen;
 * the other words of the document show which of both it is. Adds each word to `guesses` for which they do not.
 */
export function joinWords(
  lines: readonly Pick<Line, 'text' | 'number'>[],
  words: ReadonlySet<string>,
  guesses: GuessedWord[],
): string {
  let text = ''
  let previousNumber = 0
  for (const {text: line, number} of lines) {
    const {word: first, hyphen} = HYPHEN_AT_END.exec(text)?.groups ?? {}
    if (text === '') {
      text = line
    } else if (first !== undefined && /^\p{L}/u.test(line) && !CONJUNCTION.test(line)) {
      const second = /^[\p{L}’']+/u.exec(line)?.[0] ?? ''
      const {isCompound, isCertain} =
        hyphen === SOFT_HYPHEN
          ? {isCompound: false, isCertain: true}
          : classify(first.toLowerCase(), second, words)
      if (!isCertain) {
        guesses.push({word: `${first}${isCompound ? '-' : ''}${second}`, line: previousNumber})
      }
      text = `${isCompound ? text : text.slice(0, -1)}${line}`
    } else {
      text += /\p{L}—$/u.test(text) ? line : ` ${line}`
    }
    previousNumber = number
  }
  return text
}

/** Creates a warning that names the guessed words with their lines; returns none if there are none. */
export function warnOfGuesses(guesses: readonly GuessedWord[]): DocumentWarning[] {
  const [first] = guesses
  if (first === undefined) {
    return []
  }
  const named = guesses.slice(0, MAX_NAMED).map(({word, line}) => `“${word}” (line ${line})`)
  const others = guesses.length > MAX_NAMED ? ` and ${guesses.length - MAX_NAMED} more` : ''
  return [
    {
      line: first.line,
      message: `a hyphen at the end of a line can belong to the word or only divide it; check ${named.join(', ')}${others}`,
    },
  ]
}

function classify(
  first: string,
  second: string,
  words: ReadonlySet<string>,
): {isCompound: boolean; isCertain: boolean} {
  const end = second.toLowerCase()
  if (words.has(`${first}${end}`)) {
    return {isCompound: false, isCertain: true}
  }
  if (/^\p{Lu}/u.test(second) || words.has(`${first}-${end}`)) {
    return {isCompound: true, isCertain: true}
  }
  if (SUFFIX.test(end) && !first.includes('-')) {
    return {isCompound: false, isCertain: true}
  }
  if (first.includes('-') || COMPOUND_PREFIX.test(first)) {
    return {isCompound: true, isCertain: true}
  }
  return {
    isCompound: USUAL_COMPOUND_PARTS.has(first) || (words.has(first) && words.has(end)),
    isCertain: false,
  }
}

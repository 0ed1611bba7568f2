/** Words are cut to this length in an index, in UTF-16 code units. */
export const MAX_WORD_LENGTH = 100

// As in groq-js, which does not export them, but without a group: a long word would not fit on the stack.
const WORDS = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const PATTERN_WORDS = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
const DOTS = /\.+/g
const EDGE = /\w/
const ASCII = /^[\0-\x7f]*$/

const PLAIN = new RegExp(`^[a-z0-9]{1,${MAX_WORD_LENGTH}}$`)
const NOT_PLAIN = /[^a-z0-9]/g
/** How each code unit that is not plain is written in an index. */
const encodings = new Map<string, string>()

/** Lists the words of a text as `match` finds them. */
export function wordsOf(text: string): readonly string[] {
  return withoutEdgeDots(text).match(WORDS) ?? []
}

/** Lists the words of a pattern of `match`, with their wildcards. */
export function patternWordsOf(pattern: string): readonly string[] {
  return withoutEdgeDots(pattern).match(PATTERN_WORDS) ?? []
}

/**
 * Returns how a word is written in an index: two words have the same term if `match` finds them equal, and
 * the term of a word's beginning is the beginning of its term. It has only characters of FTS5's tokens.
 */
export function termOf(word: string): string {
  return PLAIN.test(word) ? word : word.slice(0, MAX_WORD_LENGTH).replaceAll(NOT_PLAIN, encode)
}

/** Returns the same for words that `match` finds equal, with the same length. */
export function foldWord(word: string): string {
  return ASCII.test(word) ? word.toLowerCase() : word.replaceAll(/./gs, fold)
}

/** Removes dots beside letters, digits and `_`. The expression of groq-js takes quadratic time. */
function withoutEdgeDots(text: string): string {
  return text.replaceAll(DOTS, (dots: string, start: number) =>
    EDGE.test(text.charAt(start - 1)) || EDGE.test(text.charAt(start + dots.length)) ? '' : dots,
  )
}

function encode(unit: string): string {
  const known = encodings.get(unit)
  if (known !== undefined) {
    return known
  }
  const encoded = encodeFolded(fold(unit))
  encodings.set(unit, encoded)
  return encoded
}

function encodeFolded(unit: string): string {
  const code = unit.charCodeAt(0)
  if (/[a-z]/.test(unit)) {
    return unit
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code >= 0x80 && !isSurrogate ? unit : `_${code.toString(16).padStart(4, '0')}`
}

/** Returns the same for code units that a regular expression with the flag `i` finds equal. */
function fold(unit: string): string {
  if (/[A-Z]/.test(unit)) {
    return unit.toLowerCase()
  }
  const upper = unit.toUpperCase()
  return upper.length === 1 && upper.charCodeAt(0) >= 0x80 ? upper : unit
}

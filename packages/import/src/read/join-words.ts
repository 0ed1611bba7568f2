// First parts of compounds, which keep their hyphen at the end of a line.
const COMPOUND_PARTS = new Set(
  'all anti co cross deep double ever ex extra far five four free full great half hard heart high ill inner large life light like long low mid much multi near never new non often old one open over post pre pro quick re second self semi seven short single six slow so soft sub super ten third three time top twenty thirty forty fifty sixty seventy eighty ninety two ultra un under up well wide world year'.split(
    ' ',
  ),
)
const WORD = /\p{L}[\p{L}’'‐-]*/gu
const HYPHEN_AT_END = /(?<word>[\p{L}’'-]*\p{L})[-‐]$/u

/** Collects the words of a text, in small letters; hyphenated ones are one word. */
export function collectWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []))
}

/**
 * Joins lines to a paragraph. A word that was hyphenated at the end of a line becomes whole, a compound keeps its
 * hyphen; the other words of the document show which of both it is.
 */
export function joinWords(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = ''
  for (const line of lines) {
    const first = HYPHEN_AT_END.exec(text)?.groups?.['word']
    if (text === '') {
      text = line
    } else if (first !== undefined && /^\p{L}/u.test(line) && !/^(?:and|or|to)\b/u.test(line)) {
      const second = /^[\p{L}’']+/u.exec(line)?.[0] ?? ''
      text = `${isCompound(first, second, words) ? text : text.slice(0, -1)}${line}`
    } else {
      text += /\p{L}—$/u.test(text) ? line : ` ${line}`
    }
  }
  return text
}

function isCompound(first: string, second: string, words: ReadonlySet<string>): boolean {
  const [start, end] = [first.toLowerCase(), second.toLowerCase()]
  if (words.has(`${start}${end}`)) {
    return false
  }
  return (
    /^\p{Lu}/u.test(second) ||
    start.includes('-') ||
    words.has(`${start}-${end}`) ||
    COMPOUND_PARTS.has(start) ||
    (words.has(start) && words.has(end))
  )
}

/** One line of a document, cleaned; `number` counts from 1. */
export interface Line {
  text: string
  number: number
  /** Its length as it was written, in characters, doubled spaces included: what a margin measures. */
  length: number
  /** Set in from the margin, by two spaces or more or by a tab: a mark of a new paragraph. */
  indented: boolean
}

const SPACES = String.raw`\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000`
const WORD_OR_SPACES = new RegExp(`[${SPACES}\\n]+|[^${SPACES}\\n]+`, 'gu')
const INDENT = new RegExp(`^(?:\\t|[${SPACES}]{2})`, 'u')

// Zero-width space, word joiner, byte-order mark, soft hyphen, Mongolian vowel separator, and the embeddings and
// overrides that turn the direction of what follows.
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad\u180e\u202a-\u202e]/gu
// Joiners build emoji and are spelling in Persian and the languages of India; beside a Latin letter, a space or an
// edge they are litter.
const JOINER_RUN = /([\u200c\u200d])[\u200c\u200d]+/gu
const STRAY_JOINER =
  // eslint-disable-next-line no-control-regex -- the range of Latin letters begins with them
  /(?<=^|[\u0000-\u024f\s])[\u200c\u200d]|[\u200c\u200d](?=$|[\u0000-\u024f\s])/gu
const LONE_SURROGATE = /[\ud800-\udfff]/gu
// eslint-disable-next-line no-control-regex -- removing control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu
// eslint-disable-next-line no-control-regex -- Word's line and page breaks are control characters
const OTHER_BREAK = /[\u000b\u000c\r\u0085\u2028\u2029]/gu

/** Removes what nobody sees (control characters, zero-width characters) and mends broken surrogates; spaces, tabs and line feeds stay. */
export function removeInvisible(text: string): string {
  return text
    .replaceAll(OTHER_BREAK, ' ')
    .replaceAll(LONE_SURROGATE, '\ufffd')
    .replaceAll(CONTROL, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(JOINER_RUN, '$1')
    .replaceAll(STRAY_JOINER, '')
    .normalize('NFC')
}

/** Makes every run of spaces one space and trims the ends; a lone no-break space between words stays. */
export function collapseSpaces(text: string): string {
  return splitSpaces(text)
    .map((part, index, parts) =>
      part.trim() === '' ? (index === 0 || index === parts.length - 1 ? '' : oneSpace(part)) : part,
    )
    .join('')
}

/** The words of a text and the runs of spaces and line feeds between them, in order and complete. */
export function splitSpaces(text: string): string[] {
  return text.match(WORD_OR_SPACES) ?? []
}

/** What a run of spaces becomes: a line feed where it holds one, itself where it is lone, else a space. */
export function oneSpace(spaces: string): string {
  return spaces.includes('\n') ? '\n' : spaces.length > 1 || spaces === '\t' ? ' ' : spaces
}

/** A text on one line, without what nobody sees and without doubled spaces. */
export function cleanLine(text: string): string {
  return collapseSpaces(removeInvisible(text).replaceAll('\n', ' '))
}

/** The lines of a text with LF, CRLF or CR ends, cleaned; breaks within a line keep the line's number. */
export function splitLines(text: string): Line[] {
  return text.split(/\r\n|\r|\n/u).flatMap((physical, index) =>
    physical.split(OTHER_BREAK).map((part) => {
      const visible = removeInvisible(part)
      return {
        text: collapseSpaces(visible),
        number: index + 1,
        length: Array.from(visible.trim()).length,
        indented: INDENT.test(visible),
      }
    }),
  )
}

/** The form in which two names are compared: case, and the kinds of space, dash and apostrophe do not count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/[‘’ʼ`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

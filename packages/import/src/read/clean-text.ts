/** One line of a document, cleaned; `number` is counted from 1. */
export interface Line {
  text: string
  number: number
  /** The length before cleaning, in characters: lines are wrapped by this length, double spaces included. */
  length: number
  /** Whether the line begins with a tab or at least two spaces, which marks a new paragraph. */
  isIndented: boolean
}

const SPACES = String.raw`\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000`
const WORD_OR_SPACES = new RegExp(`[${SPACES}\\n]+|[^${SPACES}\\n]+`, 'gu')
const INDENT = new RegExp(`^(?:\\t|[${SPACES}]{2})`, 'u')

// Zero-width space, word joiner, byte-order mark, soft hyphen, Mongolian vowel separator, and the embeddings and
// overrides that change the text direction.
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad\u180e\u202a-\u202e]/gu
// Joiners are needed in emoji and in the spelling of Persian and Indian languages; next to a Latin letter, a space or
// the start or end of the text they have no meaning.
const JOINER_RUN = /([\u200c\u200d])[\u200c\u200d]+/gu
const STRAY_JOINER =
  // eslint-disable-next-line no-control-regex -- the range of Latin letters begins with them
  /(?<=^|[\u0000-\u024f\s])[\u200c\u200d]|[\u200c\u200d](?=$|[\u0000-\u024f\s])/gu
const LONE_SURROGATE = /[\ud800-\udfff]/gu
// eslint-disable-next-line no-control-regex -- removing control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu
// eslint-disable-next-line no-control-regex -- Word's line and page breaks are control characters
const BREAK_WITHIN_LINE = /[\u000b\u000c\r\u0085\u2028\u2029]/gu

/** Removes control characters and zero-width characters and replaces lone surrogates; keeps spaces, tabs and line feeds. */
export function removeInvisible(text: string): string {
  return text
    .replaceAll(BREAK_WITHIN_LINE, ' ')
    .replaceAll(LONE_SURROGATE, '\ufffd')
    .replaceAll(CONTROL, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(JOINER_RUN, '$1')
    .replaceAll(STRAY_JOINER, '')
    .normalize('NFC')
}

/** Merges each run of spaces into one space and trims the text; keeps a single no-break space between words. */
export function collapseSpaces(text: string): string {
  return splitSpaces(text)
    .map((part, index, parts) =>
      part.trim() === ''
        ? index === 0 || index === parts.length - 1
          ? ''
          : mergeSpaces(part)
        : part,
    )
    .join('')
}

/** Splits a text into its words and the runs of spaces and line feeds between them; loses no character. */
export function splitSpaces(text: string): string[] {
  return text.match(WORD_OR_SPACES) ?? []
}

/** Merges a run of spaces: into a line feed if it contains one, else into a space; a single space is returned as it is. */
export function mergeSpaces(spaces: string): string {
  return spaces.includes('\n') ? '\n' : spaces.length > 1 || spaces === '\t' ? ' ' : spaces
}

/** Puts a text on one line, without invisible characters and double spaces. */
export function cleanLine(text: string): string {
  return collapseSpaces(removeInvisible(text).replaceAll('\n', ' '))
}

/** Splits a text at LF, CRLF and CR and cleans the lines; parts of a line at other break characters share its number. */
export function splitLines(text: string): Line[] {
  return text.split(/\r\n|\r|\n/u).flatMap((line, index) =>
    line.split(BREAK_WITHIN_LINE).map((part) => {
      const visible = removeInvisible(part)
      return {
        text: collapseSpaces(visible),
        number: index + 1,
        length: Array.from(visible.trim()).length,
        isIndented: INDENT.test(visible),
      }
    }),
  )
}

/** Replaces full-width letters, digits and signs, as in ＰＩＮ ７００１, by the usual ones. */
export function narrowWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/gu, (character) => character.normalize('NFKC'))
}

/** Returns a key that is equal for names that differ only in case or in the kind of space, dash or apostrophe. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/[‘’ʼ`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

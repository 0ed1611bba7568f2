import type {Origin, VisibleBlock, VisibleRun} from '../oracle/visible-text.ts'

/** A word of a document: a run of characters without a space. */
export interface Word {
  text: string
  /** The index of its block. */
  block: number
  /** The marks of each character, separated by spaces. */
  marks: string[]
  /** The marks that the style of the paragraph sets. */
  styleMarks: string[]
  /** The target of the link of each character; '' without a link. */
  hrefs: string[]
  origins: ReadonlySet<Origin>
}

/** A piece of text with one formatting. */
export interface Piece {
  text: string
  marks: readonly string[]
  styleMarks?: readonly string[]
  href?: string | undefined
  origins?: readonly Origin[]
}

// Zero-width characters, soft hyphens, embeddings and control characters show nothing.
const INVISIBLE = /[\p{Cc}\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
const SPACES = /[\s\u0085]+/gu

/** Removes what shows nothing and normalises what looks the same. */
export function normaliseText(text: string): string {
  return text
    .replaceAll(SPACES, (spaces) => (spaces === '\ufeff' ? '' : ' '))
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\ud800-\udfff]/gu, '\ufffd')
    .normalize('NFC')
}

/** Splits a block into its words. */
export function splitWords(pieces: readonly Piece[], block: number): Word[] {
  const words: Word[] = []
  let word: Word | undefined
  for (const {text, marks, styleMarks = [], href, origins = []} of pieces) {
    for (const character of normaliseText(text)) {
      if (/\s/u.test(character)) {
        word = undefined
        continue
      }
      if (word === undefined) {
        word = {text: '', block, marks: [], styleMarks: [], hrefs: [], origins: new Set(origins)}
        words.push(word)
      }
      word.text += character
      word.styleMarks.push(
        ...styleMarks.filter((mark) => word?.styleMarks.includes(mark) === false),
      )
      word.marks.push([...marks].toSorted().join(' '))
      word.hrefs.push(href ?? '')
      if (origins.some((origin) => word?.origins.has(origin) === false)) {
        word.origins = new Set([...word.origins, ...origins])
      }
    }
  }
  // Characters of different pieces can combine.
  for (const each of words) {
    each.text = each.text.normalize('NFC')
  }
  return words
}

/** Returns the words of visible blocks in runs for which the predicate is true. */
export function wordsOfBlocks(
  blocks: readonly VisibleBlock[],
  isIncluded: (run: VisibleRun) => boolean,
): Word[] {
  return blocks.flatMap(({runs}, index) => splitWords(runs.filter(isIncluded), index))
}

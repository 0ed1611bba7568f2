import type {Line} from './clean-text.ts'
import {
  ENDS_CLAUSE,
  ENDS_SENTENCE,
  findOwnWidth,
  isCapitalised,
  isFull,
  STARTS_ITEM,
  STARTS_LOWER,
} from './wrap-width.ts'

// In characters.
const MAX_SHORT_LINE = 60
const MAX_SENTENCE_LINE = 45
const MAX_LONG_LINE = 130
// Shares of the wrap width.
const MAX_VERSE_SHARE = 0.75
const MAX_VERSE_SHARE_IN_PROSE = 0.6
const MIN_LINES_IN_PROSE = 3

/** The layout of a text. */
export interface Layout {
  /** The width at which prose was wrapped, in characters; undefined if it was not. */
  width: number | undefined
  /** Whether blank lines separate the paragraphs. */
  hasBlankLines: boolean
}

/** Returns true if the lines of a block are verse: each line ends where its author wanted, not at a margin. */
export function isVerse(block: readonly Line[], {width, hasBlankLines}: Layout): boolean {
  if (
    block.length < 2 ||
    findOwnWidth(block) !== undefined ||
    block.filter((line) => STARTS_ITEM.test(line.text)).length * 2 >= block.length
  ) {
    return false
  }
  const longest = Math.max(...block.map((line) => line.length))
  // Each line is a paragraph of its own.
  const hasSentences = block.every(
    (line) => ENDS_SENTENCE.test(line.text) && !STARTS_LOWER.test(line.text),
  )
  if (hasSentences) {
    return block.length >= (hasBlankLines ? 3 : 4) && longest <= MAX_SENTENCE_LINE
  }
  if (width === undefined) {
    const ends = block.filter((line) => ENDS_SENTENCE.test(line.text)).length
    return (
      longest <= MAX_SHORT_LINE ||
      (longest <= MAX_LONG_LINE &&
        (isCapitalised(block) || (block.length >= 3 && ends * 2 < block.length)))
    )
  }
  const pairs = block.slice(1).map((next, index) => ({line: block[index] ?? next, next}))
  const fullPairs = pairs.filter(({line, next}) => isFull(line, next, width)).length
  return (
    (isCapitalised(block) && fullPairs < pairs.length) ||
    (fullPairs * 2 < pairs.length && longest <= width * MAX_VERSE_SHARE) ||
    (fullPairs === 0 && block.length >= 3)
  )
}

/** Separates verse from the prose above and below it if no blank line does: indented lines or a run of short ones. */
export function separateVerse(block: readonly Line[], {width}: Layout): Line[][] {
  const parts: Line[][] = []
  let index = 0
  let start = 0
  while (index < block.length) {
    const length = countVerseLines(block, index, width)
    if (length === 0) {
      index += 1
    } else {
      parts.push(block.slice(start, index), block.slice(index, index + length))
      index += length
      start = index
    }
  }
  return [...parts, block.slice(start)].filter((part) => part.length > 0)
}

function countVerseLines(block: readonly Line[], start: number, width: number | undefined): number {
  const previous = block[start - 1]
  const first = block[start]
  if (
    first === undefined ||
    (previous !== undefined &&
      (!ENDS_CLAUSE.test(previous.text) || STARTS_ITEM.test(previous.text)))
  ) {
    return 0
  }
  const countWhile = (matches: (line: Line) => boolean) => {
    const end = block.findIndex((line, index) => index >= start && !matches(line))
    return (end === -1 ? block.length : end) - start
  }
  const indented = countWhile((line) => line.isIndented && !STARTS_ITEM.test(line.text))
  if (indented >= 2 && indented < block.length && previous?.isIndented !== true) {
    return indented
  }
  const short =
    width === undefined
      ? 0
      : countWhile(
          (line) => line.length <= width * MAX_VERSE_SHARE_IN_PROSE && !STARTS_ITEM.test(line.text),
        )
  return short >= MIN_LINES_IN_PROSE && short < block.length ? short : 0
}

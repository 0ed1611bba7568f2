import type {Line} from './clean-text.ts'

/** Matches the end of a sentence at the end of a line. */
export const ENDS_SENTENCE = /[.!?…。！？]['"’”»)\]*_]*$/u
/** Matches the end of a sentence or of a part of it at the end of a line. */
export const ENDS_CLAUSE = /[.!?…:;,—–]['"’”»)\]]*$/u
/** Matches a line that begins with a small letter. */
export const STARTS_LOWER = /^['"‘“«(]?\p{Ll}/u
/** Matches a line that begins like an item of a list. */
export const STARTS_ITEM = /^(?:[•●○◦▪■–—*+-]\s|\(?\d{1,3}[.)]\s)/u

// In characters; text is not wrapped at narrower or wider margins.
const MIN_WRAP_WIDTH = 40
const MAX_WRAP_WIDTH = 130
const MAX_NARROW_WIDTH = 55
// In a text without capital letters; its author ended the other lines.
const MIN_LOWER_FULL_SHARE = 0.5
const MIN_OWN_WIDTH = 45
const MIN_FULL_SHARE = 0.8
const MAX_ENDED_SHARE = 0.4
// A share of the wrap width; paragraphs on longer lines were not wrapped.
const MAX_LINE_SHARE = 1.15

/** Finds the width at which the lines of a text were wrapped, in characters; undefined if they were not wrapped. */
export function findWrapWidth(blocks: readonly Line[][]): number | undefined {
  const multilineBlocks = blocks.filter(
    (block) => block.length > 1 && !isCapitalised(block) && !isLowerVerse(block),
  )
  let width = 0
  let pairs = 0
  let continued = 0
  for (const block of multilineBlocks) {
    for (const [index, line] of block.entries()) {
      // A line without spaces, such as a long URL, cannot be wrapped.
      if (line.text.includes(' ')) {
        width = Math.max(width, line.length)
      }
      const next = block[index + 1]
      if (next !== undefined) {
        pairs += 1
        continued += isContinuedBy(line, next) ? 1 : 0
      }
    }
  }
  const longBlocks = blocks.filter(
    ([line, next]) =>
      next === undefined && line !== undefined && line.length > width * MAX_LINE_SHARE,
  )
  return pairs > 0 &&
    continued * 2 >= pairs &&
    longBlocks.length <= multilineBlocks.length &&
    width >= MIN_WRAP_WIDTH &&
    width <= MAX_WRAP_WIDTH
    ? width
    : undefined
}

/**
 * Finds the width of a block that was wrapped by itself, as a quotation or a pasted mail; undefined if its lines are not
 * full, or end too often where a clause ends.
 */
export function findOwnWidth(block: readonly Line[]): number | undefined {
  const width = Math.max(...block.map((line) => line.length))
  if (
    block.length < 3 ||
    width <= MIN_OWN_WIDTH ||
    width > MAX_WRAP_WIDTH ||
    isCapitalised(block)
  ) {
    return undefined
  }
  const pairs = block.slice(1).map((next, index) => ({line: block[index] ?? next, next}))
  const full = pairs.filter(({line, next}) => isFull(line, next, width)).length
  const ended = pairs.filter(({line}) => ENDS_CLAUSE.test(line.text)).length
  return full >= pairs.length * MIN_FULL_SHARE && ended <= pairs.length * MAX_ENDED_SHARE
    ? width
    : undefined
}

/** Returns true if the first word of the next line did not fit on this line. */
export function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S*/u.exec(next.text)?.[0] ?? ''
  return line.length + 1 + Array.from(word).length > width
}

/** Returns true if all of at least four lines begin with a capital letter, which is rare in wrapped prose. */
export function isCapitalised(block: readonly Line[]): boolean {
  return block.length >= 4 && block.every((line) => /^\P{L}*\p{Lu}/u.test(line.text))
}

// A paragraph of prose begins with a capital letter, or its writer has none and fills wide lines.
function isLowerVerse(block: readonly Line[]): boolean {
  const width = Math.max(...block.map((line) => line.length))
  const pairs = block.slice(1).map((next, index) => ({line: block[index] ?? next, next}))
  const full = pairs.filter(({line, next}) => isFull(line, next, width)).length
  return (
    STARTS_LOWER.test(block[0]?.text ?? '') &&
    (width <= MAX_NARROW_WIDTH || full < pairs.length * MIN_LOWER_FULL_SHARE)
  )
}

function isContinuedBy(line: Line, next: Line): boolean {
  return (
    !STARTS_ITEM.test(next.text) && (STARTS_LOWER.test(next.text) || !ENDS_SENTENCE.test(line.text))
  )
}

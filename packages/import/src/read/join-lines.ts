import type {Line} from './clean-text.ts'

/** A paragraph of plain text and the line on which it begins. */
export interface Paragraph {
  text: string
  line: number
}

// In characters; text is not wrapped at narrower or wider margins.
const MIN_WRAP_WIDTH = 40
const MAX_WRAP_WIDTH = 130
// A share of the wrap width; a shorter line ends its paragraph.
const MIN_LINE_SHARE = 0.75
// If blocks have more lines on average, the blank lines do not separate paragraphs.
const MAX_LINES_PER_BLOCK = 15

const ENDS_SENTENCE = /[.!?…。！？]['"’”»)\]*_]*$/u
const STARTS_LOWER = /^['"‘“«(]?\p{Ll}/u
const STARTS_ITEM = /^(?:[•●○◦▪■–—*+-]\s|\(?\d{1,3}[.)]\s)/u

/**
 * Turns lines into paragraphs: joins lines that were wrapped at a margin; if each line is a paragraph, with or without
 * blank lines between them, each stays a paragraph.
 */
export function joinLines(lines: readonly Line[]): Paragraph[] {
  const blocks = splitBlocks(lines)
  const width = findWrapWidth(blocks)
  const wrapping = width === undefined ? undefined : {width, hasBlankLines: hasBlankLines(blocks)}
  return blocks.flatMap((block) => joinBlock(block, wrapping))
}

interface Wrapping {
  /** In characters. */
  width: number
  /** Whether paragraphs are separated by blank lines. */
  hasBlankLines: boolean
}

function hasBlankLines(blocks: readonly Line[][]): boolean {
  return blocks.length >= 2 && blocks.length * MAX_LINES_PER_BLOCK >= blocks.flat().length
}

/** Finds the width at which the lines of a text were wrapped, in characters; undefined if they were not wrapped. */
export function findWrapWidth(blocks: readonly Line[][]): number | undefined {
  const multilineBlocks = blocks.filter((block) => block.length > 1 && !isVerse(block))
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
  return pairs > 0 && continued * 2 >= pairs && width >= MIN_WRAP_WIDTH && width <= MAX_WRAP_WIDTH
    ? width
    : undefined
}

/** Returns true if the first word of the next line did not fit on this line. */
export function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S*/u.exec(next.text)?.[0] ?? ''
  return line.length + 1 + Array.from(word).length > width
}

/** Splits lines into blocks at blank lines. */
export function splitBlocks(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = []
  let isOpen = false
  for (const line of lines) {
    if (line.text === '') {
      isOpen = false
      continue
    }
    const block = blocks.at(-1)
    if (isOpen && block !== undefined) {
      block.push(line)
    } else {
      blocks.push([line])
    }
    isOpen = true
  }
  return blocks
}

function joinBlock(block: readonly Line[], wrapping: Wrapping | undefined): Paragraph[] {
  const isVerseBlock = isVerse(block)
  const parts: string[][] = []
  const starts: number[] = []
  let previous: Line | undefined
  for (const line of block) {
    const part = parts.at(-1)
    if (
      previous !== undefined &&
      part !== undefined &&
      wrapping !== undefined &&
      !isVerseBlock &&
      isSameParagraph(previous, line, wrapping)
    ) {
      part.push(line.text)
    } else {
      parts.push([line.text])
      starts.push(line.number)
    }
    previous = line
  }
  return parts.map((part, index) => ({text: joinWords(part), line: starts[index] ?? 1}))
}

function isSameParagraph(line: Line, next: Line, wrapping: Wrapping): boolean {
  const {width} = wrapping
  if (STARTS_ITEM.test(next.text)) {
    return false
  }
  if (STARTS_LOWER.test(next.text)) {
    return true
  }
  if (next.isIndented && !line.isIndented) {
    return false
  }
  return (
    isFull(line, next, width) ||
    // If blank lines separate the paragraphs, only a much shorter line ends a paragraph without one.
    (wrapping.hasBlankLines && line.length > width * MIN_LINE_SHARE) ||
    // A text that was edited after it was wrapped has uneven lines, but its sentences continue.
    (!ENDS_SENTENCE.test(line.text) && line.length > width / 2)
  )
}

function isContinuedBy(line: Line, next: Line): boolean {
  return (
    !STARTS_ITEM.test(next.text) && (STARTS_LOWER.test(next.text) || !ENDS_SENTENCE.test(line.text))
  )
}

// Every line of verse begins with a capital letter; this is rare in wrapped prose.
function isVerse(block: readonly Line[]): boolean {
  return block.length >= 4 && block.every((line) => /^\P{L}*\p{Lu}/u.test(line.text))
}

function joinWords(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) {
    // A line that was broken after a hyphen or a dash is joined without a space.
    const isGlued =
      /\p{L}—$/u.test(text) ||
      (/\p{L}[-‐]$/u.test(text) && /^\p{Ll}/u.test(part) && !/^(?:and|or|to)\b/u.test(part))
    text += text === '' || isGlued ? part : ` ${part}`
  }
  return text
}

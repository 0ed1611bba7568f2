import type {Line} from './clean-text.ts'

/** A paragraph of plain text and the line it begins on. */
export interface Paragraph {
  text: string
  line: number
}

// Nobody wraps by hand narrower or wider than that, in characters.
const NARROWEST = 40
const WIDEST = 130
const SHORT_OF_MARGIN = 0.75
// More lines to a stretch than that, and the blank lines part something else than paragraphs.
const LINES_A_PARAGRAPH = 15

const ENDS_SENTENCE = /[.!?…。！？]['"’”»)\]*_]*$/u
const STARTS_LOWER = /^['"‘“«(]?\p{Ll}/u
const STARTS_ITEM = /^(?:[•●○◦▪■–—*+-]\s|\(?\d{1,3}[.)]\s)/u

/**
 * Makes paragraphs of lines: those that a program wrapped at a margin are joined again; where each line is a
 * paragraph of its own, with or without blank lines between, they stay apart.
 */
export function joinLines(lines: readonly Line[]): Paragraph[] {
  const blocks = splitBlocks(lines)
  const width = wrapWidth(blocks)
  const margin = width === undefined ? undefined : {width, isParted: isParted(blocks)}
  return blocks.flatMap((block) => joinBlock(block, margin))
}

interface Margin {
  width: number
  /** Blank lines stand between the paragraphs. */
  isParted: boolean
}

function isParted(blocks: readonly Line[][]): boolean {
  return blocks.length >= 2 && blocks.length * LINES_A_PARAGRAPH >= blocks.flat().length
}

/** The margin at which the lines of a text were wrapped, in characters, or undefined where they were not. */
export function wrapWidth(blocks: readonly Line[][]): number | undefined {
  const several = blocks.filter((block) => block.length > 1 && !isVerse(block))
  let width = 0
  let pairs = 0
  let continued = 0
  for (const block of several) {
    for (const [index, line] of block.entries()) {
      // A long address cannot be wrapped and says nothing about the margin.
      if (line.text.includes(' ')) {
        width = Math.max(width, line.length)
      }
      const next = block[index + 1]
      if (next !== undefined) {
        pairs += 1
        continued += runsOnInto(line, next) ? 1 : 0
      }
    }
  }
  return pairs > 0 && continued * 2 >= pairs && width >= NARROWEST && width <= WIDEST
    ? width
    : undefined
}

/** Whether a line was broken only because the next word did not fit within the margin. */
export function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S*/u.exec(next.text)?.[0] ?? ''
  return line.length + 1 + Array.from(word).length > width
}

/** The stretches of lines between blank lines. */
export function splitBlocks(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = []
  let open = false
  for (const line of lines) {
    if (line.text === '') {
      open = false
      continue
    }
    const block = blocks.at(-1)
    if (open && block !== undefined) {
      block.push(line)
    } else {
      blocks.push([line])
    }
    open = true
  }
  return blocks
}

function joinBlock(block: readonly Line[], margin: Margin | undefined): Paragraph[] {
  const verse = isVerse(block)
  const parts: string[][] = []
  const starts: number[] = []
  let previous: Line | undefined
  for (const line of block) {
    const part = parts.at(-1)
    if (
      previous !== undefined &&
      part !== undefined &&
      margin !== undefined &&
      !verse &&
      belongsTogether(previous, line, margin)
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

function belongsTogether(line: Line, next: Line, {width, isParted: blanksPart}: Margin): boolean {
  if (STARTS_ITEM.test(next.text)) {
    return false
  }
  if (STARTS_LOWER.test(next.text)) {
    return true
  }
  if (next.indented && !line.indented) {
    return false
  }
  return (
    isFull(line, next, width) ||
    // Where blank lines part the paragraphs, only a line that is plainly too short ends one without.
    (blanksPart && line.length > width * SHORT_OF_MARGIN) ||
    // Edited after it was wrapped: ragged, but the sentence goes on.
    (!ENDS_SENTENCE.test(line.text) && line.length > width / 2)
  )
}

function runsOnInto(line: Line, next: Line): boolean {
  return (
    !STARTS_ITEM.test(next.text) && (STARTS_LOWER.test(next.text) || !ENDS_SENTENCE.test(line.text))
  )
}

// Verse begins every line with a capital; prose that was wrapped does so by chance only.
function isVerse(block: readonly Line[]): boolean {
  return block.length >= 4 && block.every((line) => /^\P{L}*\p{Lu}/u.test(line.text))
}

function joinWords(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) {
    // A word or a dash broken at the margin is not given a space it never had.
    const glued =
      /\p{L}—$/u.test(text) ||
      (/\p{L}[-‐]$/u.test(text) && /^\p{Ll}/u.test(part) && !/^(?:and|or|to)\b/u.test(part))
    text += text === '' || glued ? part : ` ${part}`
  }
  return text
}

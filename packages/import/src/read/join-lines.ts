import type {Line} from './clean-text.ts'
import {collectWords, joinWords, type GuessedWord} from './join-words.ts'
import {splitBlocks} from './split-blocks.ts'
import {isVerse, separateVerse, type Layout} from './verse.ts'
import {
  ENDS_SENTENCE,
  findOwnWidth,
  findWrapWidth,
  isFull,
  STARTS_ITEM,
  STARTS_LOWER,
} from './wrap-width.ts'

// A share of the wrap width; a shorter line ends its paragraph.
const MIN_LINE_SHARE = 0.75
// If blocks have more lines on average, the blank lines do not separate paragraphs.
const MAX_LINES_PER_BLOCK = 15

/** The texts of paragraphs, and the words in them that were joined by a guess. */
export interface JoinedLines {
  paragraphs: string[]
  guesses: GuessedWord[]
}

/**
 * Turns lines into the texts of paragraphs: joins lines that were wrapped at a margin; if each line is a paragraph, with
 * or without blank lines between them, each stays a paragraph; a stanza is one paragraph with line breaks.
 */
export function joinLines(lines: readonly Line[]): JoinedLines {
  const blocks = splitBlocks(lines)
  const layout = {width: findWrapWidth(blocks), hasBlankLines: areSeparatedByBlankLines(blocks)}
  const words = collectWords(lines.map((line) => line.text))
  const guesses: GuessedWord[] = []
  const paragraphs = blocks
    .flatMap((block) => (isVerse(block, layout) ? [block] : separateVerse(block, layout)))
    .flatMap((block) =>
      isVerse(block, layout)
        ? [block.map((line) => line.text).join('\n')]
        : splitParagraphs(block, {...layout, width: findOwnWidth(block) ?? layout.width}).map(
            (part) => joinWords(part, words, guesses),
          ),
    )
  return {paragraphs, guesses}
}

function areSeparatedByBlankLines(blocks: readonly Line[][]): boolean {
  return blocks.length >= 2 && blocks.length * MAX_LINES_PER_BLOCK >= blocks.flat().length
}

function splitParagraphs(block: readonly Line[], layout: Layout): Line[][] {
  const parts: Line[][] = []
  let previous: Line | undefined
  for (const line of block) {
    const part = parts.at(-1)
    if (previous !== undefined && part !== undefined && isSameParagraph(previous, line, layout)) {
      part.push(line)
    } else {
      parts.push([line])
    }
    previous = line
  }
  return parts
}

function isSameParagraph(line: Line, next: Line, {width, hasBlankLines}: Layout): boolean {
  if (STARTS_ITEM.test(next.text)) {
    return false
  }
  // The lines of a list item are indented below its first one.
  if (next.isIndented && STARTS_LOWER.test(next.text) && STARTS_ITEM.test(line.text)) {
    return true
  }
  if (width === undefined) {
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
    (hasBlankLines && line.length > width * MIN_LINE_SHARE) ||
    // A text that was edited after it was wrapped has uneven lines, but its sentences continue.
    (!ENDS_SENTENCE.test(line.text) && line.length > width / 2)
  )
}

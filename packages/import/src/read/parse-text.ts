import {assembleDocument, type DocumentSource} from './assemble-document.ts'
import {splitLines, type Line} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {joinLines} from './join-lines.ts'
import {SOFT_HYPHEN, warnOfGuesses} from './join-words.ts'
import {createPlainBlock} from './text-block.ts'

// The marks of quoted mail, also nested ones.
const QUOTE_MARKS = /^[ \t]*>(?:[ \t]?>)*(?:[ \t]|(?=[\p{L}\p{N}\p{P}])(?![_:<])|$)/gmu
const HYPHEN_AT_END = /[\u00ad\u2010](?=[ \t]*(?:\r\n|\r|\n)[ \t]*\p{L})/gu

/**
 * Reads a document of plain text, without any markup.
 *
 * Throws a DocumentError.
 */
export function parseText(text: string): ParsedDocument {
  return assembleDocument(readTextSource(text))
}

/** Reads the lines of a plain text. */
export function readTextSource(text: string): DocumentSource {
  const lines = splitLines(
    text
      .replaceAll(QUOTE_MARKS, '')
      .replaceAll(HYPHEN_AT_END, (hyphen) => (hyphen === '\u00ad' ? SOFT_HYPHEN : '-')),
  )
  return {
    lines,
    linesAreParagraphs: false,
    titleMayWrap: true,
    createBody: ({bodyStart, end, bodyIndexes}, warnings) => {
      const {paragraphs, guesses} = joinLines(
        lines
          .slice(bodyStart, end)
          .map((line, index) => blankUnless(line, bodyIndexes.has(bodyStart + index))),
      )
      warnings.push(...warnOfGuesses(guesses))
      return {
        blocks: paragraphs
          .map((paragraph) => createPlainBlock(paragraph))
          .filter((block) => block !== undefined),
      }
    },
  }
}

// A postscript must not be joined to the text above the signature, so lines between them become blank.
function blankUnless(line: Line, isKept: boolean): Line {
  return isKept ? line : {...line, text: ''}
}

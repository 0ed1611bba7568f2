import {assembleDocument} from './assemble-document.ts'
import {splitLines} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {joinLines} from './join-lines.ts'
import {createPlainBlock} from './text-block.ts'

/**
 * Reads a document of plain text, without any markup.
 *
 * Throws a DocumentError.
 */
export function parseText(text: string): ParsedDocument {
  const lines = splitLines(text)
  return assembleDocument({
    lines,
    linesAreParagraphs: false,
    titleMayWrap: true,
    createBody: ({bodyIndexes}) => ({
      blocks: joinLines(lines.filter((_, index) => bodyIndexes.has(index)))
        .map((paragraph) => createPlainBlock(paragraph.text))
        .filter((block) => block !== undefined),
    }),
  })
}

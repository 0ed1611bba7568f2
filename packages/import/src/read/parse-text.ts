import {addBlockKeys} from './add-block-keys.ts'
import {splitLines} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {findDocumentEnd} from './document-end.ts'
import {findDocumentStart, missingBodyError} from './document-start.ts'
import {joinLines} from './join-lines.ts'
import {createPlainBlock} from './text-block.ts'

/**
 * Reads a document of plain text, without any markup.
 *
 * Throws a DocumentError.
 */
export function parseText(text: string): ParsedDocument {
  const lines = splitLines(text)
  const {header, title, titleLine, bodyStart} = findDocumentStart(lines, {mayWrap: true})
  const linesAfterTitle = lines.slice(bodyStart)
  const {bodyLength, warnings, signOff, signature} = findDocumentEnd(linesAfterTitle, header)
  const body = joinLines(linesAfterTitle.slice(0, bodyLength))
    .map((paragraph) => createPlainBlock(paragraph.text))
    .filter((block) => block !== undefined)
  if (body.length === 0) {
    throw missingBodyError(titleLine + 1)
  }
  return {
    ...header,
    title,
    titleLine,
    body: addBlockKeys(body),
    ...(signOff !== undefined && {signOff}),
    ...(signature !== undefined && {signature}),
    warnings,
  }
}

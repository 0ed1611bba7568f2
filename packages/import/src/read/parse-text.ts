import {keyBlocks} from './block-keys.ts'
import {splitLines} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {joinLines} from './join-lines.ts'
import {findEnd} from './sign-off.ts'
import {plainBlock} from './spans.ts'
import {findStart, noBody} from './split-document.ts'

/**
 * Reads a document of plain text: everything is text, nothing is markup.
 *
 * Throws a DocumentError.
 */
export function parseText(text: string): ParsedDocument {
  const lines = splitLines(text)
  const {header, title, titleLine, bodyStart} = findStart(lines, {mayWrap: true})
  const rest = lines.slice(bodyStart)
  const {bodyLength, warnings, signOff, signature} = findEnd(rest, header)
  const body = joinLines(rest.slice(0, bodyLength))
    .map((paragraph) => plainBlock(paragraph.text))
    .filter((block) => block !== undefined)
  if (body.length === 0) {
    throw noBody(titleLine + 1)
  }
  return {
    ...header,
    title,
    titleLine,
    body: keyBlocks(body),
    ...(signOff !== undefined && {signOff}),
    ...(signature !== undefined && {signature}),
    warnings,
  }
}

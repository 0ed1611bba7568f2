import type {Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import {parseHeader, quote, type DocumentHeader} from './header.ts'
import {isFull, splitBlocks, findWrapWidth} from './join-lines.ts'

/** The header and the title of a document, and where its text begins. */
export interface DocumentStart {
  header: DocumentHeader
  title: string
  titleLine: number
  /** The index of the first line after the title. */
  bodyStart: number
}

// A longer text is a paragraph; the Studio allows only much shorter titles.
const MAX_TITLE_LENGTH = 200
const MAX_WRAPPED_TITLE_LENGTH = 120

/**
 * Finds the header and the title of a document; blank lines are lines with an empty text.
 *
 * Throws a DocumentError of parseHeader, or with code 'empty', 'title' or 'body'.
 */
export function findDocumentStart(
  lines: readonly Line[],
  options: {mayWrap: boolean},
): DocumentStart {
  const headerIndex = lines.findIndex((line) => line.text !== '')
  const headerLine = lines[headerIndex]
  if (headerLine === undefined) {
    throw new DocumentError(
      'empty',
      1,
      'the file is empty',
      'it must begin with NAME - PIN DIGITS - STATUS, then a title and the text',
    )
  }
  const header = parseHeader(headerLine)
  const offset = lines.slice(headerIndex + 1).findIndex((line) => line.text !== '')
  const titleIndex = headerIndex + 1 + offset
  const titleLine = lines[titleIndex]
  if (offset === -1 || titleLine === undefined) {
    throw new DocumentError(
      'title',
      headerLine.number + 1,
      'no title after the header',
      'write the title on a separate line, then the text',
    )
  }

  const wrapped = options.mayWrap ? findWrappedTitle(lines.slice(titleIndex)) : undefined
  const title = wrapped?.title ?? titleLine.text
  checkLength(title, titleLine.number, MAX_TITLE_LENGTH)
  return {
    header,
    title,
    titleLine: titleLine.number,
    bodyStart: titleIndex + (wrapped?.length ?? 1),
  }
}

/** Creates the error for a document without a text. */
export function missingBodyError(line: number): DocumentError {
  return new DocumentError(
    'body',
    line,
    'no text after the title',
    'write the article’s paragraphs below its title',
  )
}

// In a text that was wrapped at a margin the title may be wrapped too; if the first block is too long for a title, it is
// a paragraph and the title is missing.
function findWrappedTitle(lines: readonly Line[]): {title: string; length: number} | undefined {
  const [first = [], ...laterBlocks] = splitBlocks(lines)
  const width = findWrapWidth(laterBlocks)
  if (first.length < 2 || width === undefined) {
    return undefined
  }
  const isWrapped = first.every((line, index) => {
    const next = first[index + 1]
    return next === undefined || isFull(line, next, width)
  })
  if (!isWrapped) {
    return undefined
  }
  const title = first.map((line) => line.text).join(' ')
  checkLength(title, first[0]?.number ?? 1, MAX_WRAPPED_TITLE_LENGTH)
  return {title, length: first.length}
}

function checkLength(title: string, line: number, maxLength: number): void {
  if (title.length > maxLength) {
    throw new DocumentError(
      'title',
      line,
      `no title, only a paragraph of ${title.length} characters: ${quote(title)}`,
      `write a title of at most ${maxLength} characters between the header and the text`,
    )
  }
}

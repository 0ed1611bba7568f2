import type {Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import {parseHeader, quote, type DocumentHeader} from './header.ts'
import {isFull, splitBlocks, wrapWidth} from './join-lines.ts'

/** The beginning of a document and where its text begins. */
export interface DocumentStart {
  header: DocumentHeader
  title: string
  titleLine: number
  /** The index of the first line after the title. */
  bodyStart: number
}

// Longer than that it is a paragraph; the Studio refuses titles well below it.
const LONGEST_TITLE = 200
const LONGEST_WRAPPED_TITLE = 120

/**
 * Finds the header and the title of a document; blank lines are lines with an empty text.
 *
 * Throws a DocumentError of parseHeader, or with code 'empty', 'title' or 'body'.
 */
export function findStart(lines: readonly Line[], options: {mayWrap: boolean}): DocumentStart {
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
      'write the title on a line of its own, then the text',
    )
  }

  const wrapped = options.mayWrap ? wrappedTitle(lines.slice(titleIndex)) : undefined
  const title = wrapped?.title ?? titleLine.text
  checkLength(title, titleLine.number, LONGEST_TITLE)
  return {
    header,
    title,
    titleLine: titleLine.number,
    bodyStart: titleIndex + (wrapped?.length ?? 1),
  }
}

/** The error for a document without a text. */
export function noBody(line: number): DocumentError {
  return new DocumentError(
    'body',
    line,
    'no text after the title',
    'write the article’s paragraphs beneath its title',
  )
}

// In a text that was wrapped at a margin the title may have been wrapped too; a first stretch of lines too long for
// that is a paragraph, and the title is missing.
function wrappedTitle(lines: readonly Line[]): {title: string; length: number} | undefined {
  const [first = [], ...others] = splitBlocks(lines)
  const width = wrapWidth(others)
  if (first.length < 2 || width === undefined) {
    return undefined
  }
  const full = first.every((line, index) => {
    const next = first[index + 1]
    return next === undefined || isFull(line, next, width)
  })
  if (!full) {
    return undefined
  }
  const title = first.map((line) => line.text).join(' ')
  checkLength(title, first[0]?.number ?? 1, LONGEST_WRAPPED_TITLE)
  return {title, length: first.length}
}

function checkLength(title: string, line: number, longest: number): void {
  if (title.length > longest) {
    throw new DocumentError(
      'title',
      line,
      `no title, but a paragraph of ${title.length} characters: ${quote(title)}`,
      `write a title of at most ${longest} characters between the header and the text`,
    )
  }
}

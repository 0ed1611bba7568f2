import type {Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import type {DocumentWarning} from './document.ts'
import {countHeaderLines, findHeader, type FoundHeader} from './find-header.ts'
import type {DocumentHeader} from './header.ts'
import {collectWords, joinWords, warnOfGuesses, type GuessedWord} from './join-words.ts'
import {quote} from './quote.ts'
import {isWorkflowRemark} from './remark.ts'
import type {Signer} from './signature.ts'
import {splitBlocks} from './split-blocks.ts'
import {findWrapWidth, isFull} from './wrap-width.ts'

/** The header and the title of a document, and where its text begins. */
export interface DocumentStart {
  header: DocumentHeader
  title: string
  titleLine: number
  /** The index of the first line after the title. */
  bodyStart: number
  warnings: DocumentWarning[]
}

// A longer text is a paragraph; the Studio allows only much shorter titles.
const MAX_TITLE_LENGTH = 200
const MAX_WRAPPED_TITLE_LENGTH = 120
// A line that separates the header, the title and the text.
const RULE = /^(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,}|[—–]{2,})$/u
const TITLE_LABEL = /^(?:article )?title\s*:\s*(?=\S)/iu

/**
 * Finds the header and the title of a document; blank lines are lines with an empty text.
 *
 * With a chosen reader, a header that is missing or cannot be read is no error.
 *
 * Throws a DocumentError of `findHeader`, or with code 'empty', 'title' or 'body'.
 */
export function findDocumentStart(
  lines: readonly Line[],
  options: {mayWrap: boolean; chosenReader?: Signer | undefined},
): DocumentStart {
  const headerIndex = lines.findIndex((line) => line.text !== '' && !RULE.test(line.text))
  const headerLine = lines[headerIndex]
  if (headerLine === undefined) {
    throw new DocumentError(
      'empty',
      1,
      'the file is empty',
      'it must begin with NAME - PIN DIGITS - STATUS, then a title and the text',
    )
  }
  const {
    header: {remarks, ...header},
    length,
  } = findHeaderOf(lines.slice(headerIndex), options.chosenReader)
  const warnings = remarks.map((remark) => createRemarkWarning(remark, headerLine.number))
  const headerEnd = headerIndex + length
  const titleIndex = skipRemarks(lines, headerEnd, warnings)
  const titleLine = lines[titleIndex]
  if (titleLine === undefined) {
    throw new DocumentError(
      'title',
      (lines[Math.max(headerEnd - 1, 0)]?.number ?? headerLine.number) + 1,
      'no title after the header',
      'write the title on a separate line, then the text',
    )
  }

  const wrapped = options.mayWrap ? findWrappedTitle(lines.slice(titleIndex), warnings) : undefined
  const title = (wrapped?.title ?? titleLine.text).replace(TITLE_LABEL, '')
  checkLength(title, titleLine.number, MAX_TITLE_LENGTH)
  const titleEnd = titleIndex + (wrapped?.length ?? 1)
  const isUnderlined = RULE.test(lines[titleEnd]?.text ?? '')
  return {
    header,
    title,
    titleLine: titleLine.number,
    bodyStart: titleEnd + (isUnderlined ? 1 : 0),
    warnings,
  }
}

function findHeaderOf(lines: readonly Line[], chosenReader: Signer | undefined): FoundHeader {
  if (chosenReader === undefined) {
    return findHeader(lines)
  }
  const {name, pin} = chosenReader
  try {
    const {header, length} = findHeader(lines)
    return {header: {...header, name, pin}, length}
  } catch (error) {
    if (!(error instanceof DocumentError)) {
      throw error
    }
    const length = countHeaderLines(lines)
    return {header: {name, pin, statusLabel: '', remarks: []}, length}
  }
}

/** Creates the error for a document without a text; it names the first content that was left out, if any. */
export function missingBodyError(
  line: number,
  omissions: readonly DocumentWarning[] = [],
): DocumentError {
  const [omission] = omissions
  if (omission !== undefined) {
    return new DocumentError(
      'body',
      omission.line,
      `no text after the title: ${omission.message}`,
      'write the article’s paragraphs below its title',
    )
  }
  return new DocumentError(
    'body',
    line,
    'no text after the title',
    'write the article’s paragraphs below its title',
  )
}

function createRemarkWarning(remark: string, line: number): DocumentWarning {
  return {line, message: `${quote(remark)} is omitted: it is not part of the status or the text`}
}

// Returns the index of the first line with a text that is not a remark such as 'updated 3 May'.
function skipRemarks(lines: readonly Line[], start: number, warnings: DocumentWarning[]): number {
  const linesWithText = lines.flatMap((line, index) =>
    index >= start && line.text !== '' && !RULE.test(line.text) ? [{line, index}] : [],
  )
  for (const [position, {line, index}] of linesWithText.entries()) {
    const text = line.text.replaceAll(/^[\s([]+|[\s)\].]+$/gu, '')
    const isFollowedByText = position + 2 < linesWithText.length
    if (!isFollowedByText || !isWorkflowRemark(text)) {
      return index
    }
    warnings.push(createRemarkWarning(line.text, line.number))
  }
  return lines.length
}

// In a text that was wrapped at a margin the title may be wrapped too; if the first block is too long for a title, it is
// a paragraph and the title is missing.
function findWrappedTitle(
  lines: readonly Line[],
  warnings: DocumentWarning[],
): {title: string; length: number} | undefined {
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
  const guesses: GuessedWord[] = []
  const title = joinWords(first, collectWords(lines.map(({text}) => text)), guesses)
  checkLength(title, first[0]?.number ?? 1, MAX_WRAPPED_TITLE_LENGTH)
  warnings.push(...warnOfGuesses(guesses))
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

import {addBlockKeys} from './add-block-keys.ts'
import type {Line} from './clean-text.ts'
import type {DocumentBlock, DocumentDetails, DocumentWarning, ParsedDocument} from './document.ts'
import {findDocumentEnd} from './document-end.ts'
import {findDocumentStart, missingBodyError} from './document-start.ts'

/** The parts of one document, as indexes of lines. */
export interface DocumentRange {
  /** The index of the first line. */
  start: number
  /** The index of the first line after the title. */
  bodyStart: number
  /** The lines of the text; a postscript can be apart from the others. */
  bodyIndexes: ReadonlySet<number>
}

/** The content of a file as lines, and how its format turns lines into blocks. */
export interface DocumentSource {
  lines: readonly Line[]
  /** The lines in which the sign-off is searched, if they differ from `lines`; both have the same length. */
  endLines?: readonly Line[]
  /** Whether each line is a paragraph of its own, as in Word. */
  linesAreParagraphs: boolean
  /** Whether a title may be wrapped at a margin. */
  titleMayWrap: boolean
  /** Converts the lines of the text; adds warnings to the array. */
  createBody: (
    range: DocumentRange,
    warnings: DocumentWarning[],
  ) => {blocks: DocumentBlock[]; details?: DocumentDetails | undefined}
}

/**
 * Assembles a document of any format: finds its header, title and end, and converts its text.
 *
 * Throws a DocumentError.
 */
export function assembleDocument(source: DocumentSource): ParsedDocument {
  const {lines, endLines = lines, linesAreParagraphs, titleMayWrap, createBody} = source
  const {header, title, titleLine, bodyStart} = findDocumentStart(lines, {mayWrap: titleMayWrap})
  const {bodyLength, signOff, signature, warnings} = findDocumentEnd(
    endLines.slice(bodyStart),
    header,
    {linesAreParagraphs},
  )
  const bodyIndexes = new Set(Array.from({length: bodyLength}, (_, index) => bodyStart + index))
  const {blocks, details} = createBody({start: 0, bodyStart, bodyIndexes}, warnings)
  if (blocks.length === 0) {
    throw missingBodyError(titleLine + 1)
  }
  return {
    ...header,
    title,
    titleLine,
    body: addBlockKeys(blocks),
    ...(signOff !== undefined && {signOff}),
    ...(signature !== undefined && {signature}),
    ...(details !== undefined && {details}),
    warnings,
  }
}

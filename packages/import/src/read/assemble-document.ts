import {addBlockKeys} from './add-block-keys.ts'
import type {Line} from './clean-text.ts'
import type {DocumentBlock, DocumentDetails, DocumentWarning, ParsedDocument} from './document.ts'
import {findDocumentEnd} from './document-end.ts'
import {DocumentError} from './document-error.ts'
import {findDocumentStart, missingBodyError} from './document-start.ts'
import {isNextHeader} from './find-header.ts'
import {hasPinWord} from './header.ts'
import {quote} from './quote.ts'
import type {Signer} from './signature.ts'

/** The parts of one document, as indexes of lines. */
export interface DocumentRange {
  /** The index of the first line. */
  start: number
  /** The index of the first line after the title. */
  bodyStart: number
  /** The index after the last line. */
  end: number
  /** The lines of the text; a postscript can be apart from the others. */
  bodyIndexes: ReadonlySet<number>
}

/** How a document is read. */
export interface ReadOptions {
  /** The reader whom an editor chose: used instead of the one in the document, whose header may be missing. */
  reader?: {name: string; pin: string} | undefined
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
  /** Warnings from reading the lines; each document gets those of its lines. */
  warnings?: readonly DocumentWarning[]
  /** Converts the lines of the text; adds warnings to the array. */
  createBody: (
    range: DocumentRange,
    warnings: DocumentWarning[],
  ) => {blocks: DocumentBlock[]; details?: DocumentDetails | undefined}
}

/**
 * Assembles the document of a file of any format: finds its header, title and end, and converts its text.
 *
 * Throws a DocumentError; with code 'several-documents' if the file has more than one.
 */
export function assembleDocument(
  source: DocumentSource,
  {reader}: ReadOptions = {},
): ParsedDocument {
  const chosenReader = reader && {...reader, isChosen: true}
  const [start = 0, second] = findDocuments(source, chosenReader)
  const line = second === undefined ? undefined : source.lines[second]
  if (line !== undefined) {
    throw new DocumentError(
      'several-documents',
      line.number,
      `a second document begins here: ${quote(line.text)}`,
      'save each document as a file of its own, or import them with --split',
    )
  }
  return assembleLines(source, start, source.lines.length, chosenReader)
}

/** Assembles each document of a file with several; throws a DocumentError. */
export function assembleDocuments(source: DocumentSource): ParsedDocument[] {
  const starts = [...findDocuments(source)]
  return starts.map((start, index) =>
    assembleLines(source, start, starts[index + 1] ?? source.lines.length),
  )
}

// Yields the index of the first line of each document; the first is 0. Throws if a header or a title cannot be read.
function* findDocuments(
  {lines, titleMayWrap}: DocumentSource,
  chosenReader?: Signer,
): Generator<number> {
  yield 0
  if (!lines.some((line) => hasPinWord(line.text))) {
    return
  }
  let {header, bodyStart} = findDocumentStart(lines, {mayWrap: titleMayWrap, chosenReader})
  for (let index = bodyStart; index < lines.length; index += 1) {
    if (index >= bodyStart && isNextHeader(lines, index, header)) {
      yield index
      const next = findDocumentStart(lines.slice(index), {mayWrap: titleMayWrap})
      header = next.header
      bodyStart = index + next.bodyStart
    }
  }
}

function assembleLines(
  source: DocumentSource,
  start: number,
  end: number,
  chosenReader?: Signer,
): ParsedDocument {
  const {linesAreParagraphs, titleMayWrap, createBody} = source
  const lines = source.lines.slice(start, end)
  const endLines = (source.endLines ?? source.lines).slice(start, end)
  const {header, title, titleLine, bodyStart, warnings} = findDocumentStart(lines, {
    mayWrap: titleMayWrap,
    chosenReader,
  })
  const signer = chosenReader ?? header
  const found = findDocumentEnd(endLines.slice(bodyStart), signer, {linesAreParagraphs})
  const [firstLine, lastLine] = [lines[0]?.number ?? 1, lines.at(-1)?.number ?? 1]
  const readingWarnings = source.warnings?.filter(({line}) => line >= firstLine && line <= lastLine)
  warnings.unshift(...(readingWarnings ?? []))
  warnings.push(...found.warnings)
  const bodyIndexes = new Set(found.bodyIndexes.map((index) => start + bodyStart + index))
  const {blocks, details} = createBody(
    {start, bodyStart: start + bodyStart, end, bodyIndexes},
    warnings,
  )
  if (blocks.length === 0) {
    // Only the warnings of Word documents name content that is left out.
    throw missingBodyError(titleLine + 1, linesAreParagraphs ? readingWarnings : [])
  }
  return {
    ...header,
    title,
    titleLine,
    body: addBlockKeys(blocks),
    ...(found.signOff !== undefined && {signOff: found.signOff}),
    ...(found.signature !== undefined && {signature: found.signature}),
    ...(details !== undefined && {details}),
    warnings,
  }
}

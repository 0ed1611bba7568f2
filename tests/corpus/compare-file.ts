import {
  DocumentError,
  parseDocument,
  parseDocuments,
  type ParsedDocument,
} from '@reader-article/import'

import {compare, type Comparison} from './comparison/compare.ts'
import {readImportedBlocks, type ImportedBlock} from './comparison/imported-blocks.ts'
import {readVisibleText} from './oracle/read-visible-text.ts'
import type {VisibleBlock} from './oracle/visible-text.ts'
import {LAST_SENTENCE, wrapText, wrapWordDocument} from './wrap-document.ts'

/** What the comparison of one file has found. */
export type FileResult =
  | (Comparison & {
      status: 'compared'
      importedText: string
      visibleText: string
      warnings: string[]
      /** The time of reading, in milliseconds. */
      milliseconds: number
    })
  /** The importer rejects the file; `isReadable` says whether the oracle finds words in it. */
  | {status: 'rejected'; code: string; message: string; isReadable: boolean}
  /** The importer has read a file that the oracle cannot read. */
  | {status: 'unreadable'; message: string}
  /** The importer has thrown something that is no DocumentError. */
  | {status: 'crashed'; message: string}

interface Imported {
  blocks: ImportedBlock[]
  warnings: string[]
  /** Whether the document has a header and a title of its own. */
  isArticle: boolean
}

/** Compares what a file shows with what the importer makes of it. */
export async function compareFile(bytes: Uint8Array, name: string): Promise<FileResult> {
  const visible = readVisible(bytes, name)
  const start = performance.now()
  let imported: Imported
  try {
    imported = await importFile(bytes, name)
  } catch (error) {
    return error instanceof DocumentError
      ? {
          status: 'rejected',
          code: error.code,
          message: error.message,
          isReadable: Array.isArray(visible) && visible.length > 0,
        }
      : {status: 'crashed', message: String(error)}
  }
  const milliseconds = performance.now() - start
  return Array.isArray(visible)
    ? {
        status: 'compared',
        ...compare(visible, imported.blocks, imported),
        importedText: imported.blocks.map(importedTextOf).join('\n'),
        visibleText: visible.map(visibleTextOf).join('\n'),
        warnings: imported.warnings,
        milliseconds,
      }
    : {status: 'unreadable', message: visible.error}
}

// Only an article has a header and a title of its own; any other document gets them.
async function importFile(bytes: Uint8Array, name: string): Promise<Imported> {
  const own = await tryToImport(bytes, name)
  if (!(own instanceof DocumentError)) {
    return collect(own, {isArticle: true})
  }
  const wrapped = isWord(name) ? wrapWordDocument(bytes) : wrapTextFile(bytes)
  if (wrapped === undefined) {
    throw own
  }
  return collect(await parseDocuments(wrapped, name), {isArticle: false})
}

function collect(
  documents: readonly ParsedDocument[],
  {isArticle}: {isArticle: boolean},
): Imported {
  // A document that is no article can contain lines that look like the header of one.
  const blocks = documents.flatMap((document, index) =>
    readImportedBlocks(document, {withStart: isArticle || index > 0}),
  )
  return {
    blocks: isArticle ? blocks : blocks.map(withoutLastSentence),
    warnings: documents.flatMap(({warnings}) => warnings.map(({message}) => message)),
    isArticle,
  }
}

async function tryToImport(
  bytes: Uint8Array,
  name: string,
): Promise<ParsedDocument[] | DocumentError> {
  try {
    return [await parseDocument(bytes, name)]
  } catch (error) {
    if (!(error instanceof DocumentError)) {
      throw error
    }
    return error.code === 'several-documents' ? parseDocuments(bytes, name) : error
  }
}

function withoutLastSentence(block: ImportedBlock): ImportedBlock {
  const pieces = block.pieces.map((piece) => ({
    ...piece,
    text: piece.text.replace(LAST_SENTENCE, ''),
  }))
  return {...block, pieces}
}

function readVisible(bytes: Uint8Array, name: string): VisibleBlock[] | {error: string} {
  try {
    return isWord(name) ? readVisibleText(bytes) : readVisibleParagraphs(bytes)
  } catch (error) {
    return {error: String(error)}
  }
}

function readVisibleParagraphs(bytes: Uint8Array): VisibleBlock[] {
  const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  return text
    .split(/\n[ \t\r]*\n/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      style: '',
      styles: [],
      runs: [{text: paragraph, marks: [], styleMarks: [], origins: []}],
    }))
}

function wrapTextFile(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return new TextEncoder().encode(wrapText(text))
  } catch {
    return undefined
  }
}

function isWord(name: string): boolean {
  return /\.docx$/iu.test(name)
}

function importedTextOf({listItem, number, pieces}: ImportedBlock): string {
  return `${listItem === 'number' ? `${number}. ` : ''}${joinTexts(pieces)}`
}

function visibleTextOf({label, note, runs}: VisibleBlock): string {
  return `${note === undefined ? '' : `${note}. `}${label === undefined ? '' : `${label.text} `}${joinTexts(runs)}`
}

function joinTexts(pieces: readonly {text: string}[]): string {
  return pieces.map(({text}) => text).join('')
}

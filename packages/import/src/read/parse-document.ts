import {
  assembleDocument,
  assembleDocuments,
  type DocumentSource,
  type ReadOptions,
} from './assemble-document.ts'
import {decodeText} from './decode-text.ts'
import type {ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {readMarkdownSource} from './parse-markdown.ts'
import {readTextSource} from './parse-text.ts'
import {readWordSource} from './parse-word.ts'

/** The maximum size of a document, in bytes. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
/** The maximum size of a text or Markdown document, in bytes. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024

/**
 * Reads a document; the extension of its file name selects the format: .docx, .md or .markdown, else plain text.
 *
 * Rejects with a DocumentError and nothing else.
 *
 * @example
 * const document = await parseDocument(await readFile('clara.txt'), 'clara.txt')
 */
export async function parseDocument(
  bytes: Uint8Array,
  filename: string,
  options: ReadOptions = {},
): Promise<ParsedDocument> {
  return withoutOverflow(async () => assembleDocument(await readSource(bytes, filename), options))
}

/** Decodes the text of a text or Markdown file; throws a DocumentError. */
export function readText(bytes: Uint8Array): string {
  return decodeText(bytes).text
}

/** Reads each document of a file with several, one below the other; rejects with a DocumentError. */
export async function parseDocuments(
  bytes: Uint8Array,
  filename: string,
): Promise<ParsedDocument[]> {
  return withoutOverflow(async () => assembleDocuments(await readSource(bytes, filename)))
}

async function readSource(bytes: Uint8Array, filename: string): Promise<DocumentSource> {
  const format = /\.(?<extension>docx|md|markdown)$/iu
    .exec(filename)
    ?.groups?.['extension']?.toLowerCase()
  const maxBytes = format === 'docx' ? MAX_DOCUMENT_BYTES : MAX_TEXT_BYTES
  if (bytes.length > maxBytes) {
    throw new DocumentError(
      'too-large',
      1,
      `the file has ${Math.ceil(bytes.length / 1024 / 1024)} MB`,
      `use a file of at most ${maxBytes / 1024 / 1024} MB`,
    )
  }
  if (format === 'docx') {
    return readWordSource(bytes)
  }
  const {text, warnings} = decodeText(bytes)
  const source = format === undefined ? readTextSource(text) : readMarkdownSource(text)
  return {...source, warnings}
}

async function withoutOverflow<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    // Thousands of nested lists and quotes overflow the stack of any parser.
    if (error instanceof RangeError) {
      throw new DocumentError(
        'too-deep',
        1,
        'the document is nested too deeply',
        'use fewer levels of lists and quotes',
      )
    }
    throw error
  }
}

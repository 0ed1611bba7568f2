import {decodeText} from './decode-text.ts'
import type {ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseMarkdown} from './parse-markdown.ts'
import {parseText} from './parse-text.ts'
import {parseWord} from './parse-word.ts'

/** The maximum size of a document, in bytes. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
const MAX_TEXT_BYTES = 2 * 1024 * 1024

/**
 * Reads a document; the extension of its file name selects the format: .docx, .md or .markdown, else plain text.
 *
 * Rejects with a DocumentError and nothing else.
 *
 * @example
 * const document = await parseDocument(await readFile('clara.txt'), 'clara.txt')
 */
export async function parseDocument(bytes: Uint8Array, filename: string): Promise<ParsedDocument> {
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
  try {
    if (format === 'docx') {
      return await parseWord(bytes)
    }
    const {text, warnings} = decodeText(bytes)
    const document = format === undefined ? parseText(text) : parseMarkdown(text)
    return {...document, warnings: [...warnings, ...document.warnings]}
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

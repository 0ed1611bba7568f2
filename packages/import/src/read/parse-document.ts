import {decodeText} from './decode-text.ts'
import type {DocumentWarning, ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseMarkdown} from './parse-markdown.ts'
import {parseText} from './parse-text.ts'
import {parseWord} from './parse-word.ts'

/** The largest file that is read, in bytes. */
export const LARGEST_DOCUMENT_BYTES = 64 * 1024 * 1024
const LARGEST_TEXT_BYTES = 2 * 1024 * 1024

/**
 * Reads a document by its bytes and the ending of its name: .docx, .md or .markdown; all else is plain text.
 *
 * Throws a DocumentError and nothing else.
 *
 * @example
 * const document = await parseDocument(await readFile('clara.txt'), 'clara.txt')
 */
export async function parseDocument(bytes: Uint8Array, filename: string): Promise<ParsedDocument> {
  const format = /\.(?<ending>docx|md|markdown)$/iu
    .exec(filename)
    ?.groups?.['ending']?.toLowerCase()
  const largest = format === 'docx' ? LARGEST_DOCUMENT_BYTES : LARGEST_TEXT_BYTES
  if (bytes.length > largest) {
    throw new DocumentError(
      'too-large',
      1,
      `the file has ${Math.ceil(bytes.length / 1024 / 1024)} MB`,
      `at most ${largest / 1024 / 1024} MB are read`,
    )
  }
  try {
    if (format === 'docx') {
      return await parseWord(bytes)
    }
    const text = decodeText(bytes)
    const document = format === undefined ? parseText(text) : parseMarkdown(text)
    return {...document, warnings: [...document.warnings, ...unreadable(text)]}
  } catch (error) {
    // Lists within quotes within lists, thousands deep, exhaust the stack of any parser.
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

function unreadable(text: string): DocumentWarning[] {
  return text
    .split(/\r\n|\r|\n/u)
    .flatMap((line, index) =>
      line.includes('\ufffd')
        ? [{line: index + 1, message: 'a character here could not be read; save the file in UTF-8'}]
        : [],
    )
}

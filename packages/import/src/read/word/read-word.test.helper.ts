import type {ParsedDocument} from '../document.ts'
import {DocumentError} from '../document-error.ts'
import {parseWord} from '../parse-word.ts'
import {createWordFile, describeBlocks, paragraph, type WordFile} from './word-file.test.helper.ts'

/** The header of each document, as a paragraph. */
export const HEADER = paragraph('Clara Bell - PIN 700107 - Available')

/** The header and the title. */
export const START = `${HEADER}${paragraph('A title')}`

const END = `${paragraph('Love and light,')}${paragraph('Pin - 700107')}`

/** Reads a document with this text between its start and its end. */
export function read(body: string, parts: Omit<WordFile, 'body'> = {}): ParsedDocument {
  return parseWord(createWordFile({body: `${START}${body}${END}`, ...parts}))
}

/** Reads a document and describes the blocks of its text. */
export function blocks(body: string, parts: Omit<WordFile, 'body'> = {}): string[] {
  return describeBlocks(read(body, parts))
}

/** Reads a document and returns its warnings with their lines. */
export function warnings(body: string, parts: Omit<WordFile, 'body'> = {}): string[] {
  return read(body, parts).warnings.map(({line, message}) => `${line}: ${message}`)
}

/** Returns why a document is refused; an empty text if it is not. */
export function problem(bytes: Uint8Array): string {
  try {
    parseWord(bytes)
    return ''
  } catch (error) {
    if (error instanceof DocumentError) {
      return `${error.code}: ${error.problem}`
    }
    throw error
  }
}

/** Writes a run with this content. */
export const text = (content: string) => `<w:r>${content}</w:r>`

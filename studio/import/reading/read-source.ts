import {DocumentError, parseDocument, parseDocuments} from '@reader-article/import/read'

import type {ChosenReader, Reading} from '../data/item.ts'

// The problems that are solved if the reader is known.
const READER_CODES = new Set(['header', 'name', 'pin', 'pin-format', 'status', 'signature-pin'])

/** Reads each document of a source; a source that cannot be read has one failed reading. */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  reader: ChosenReader | undefined,
): Promise<Reading[]> {
  try {
    return [{state: 'read', document: await parseDocument(bytes, name, {reader})}]
  } catch (error) {
    if (error instanceof DocumentError && error.code === 'several-documents') {
      return readSeveral(bytes, name)
    }
    return [createFailure(error)]
  }
}

async function readSeveral(bytes: Uint8Array, name: string): Promise<Reading[]> {
  try {
    const documents = await parseDocuments(bytes, name)
    return documents.map((document, index) => ({
      state: 'read',
      document: {
        ...document,
        warnings: [
          {
            line: document.titleLine,
            message: `${name} has ${documents.length} documents; this is number ${index + 1}`,
          },
          ...document.warnings,
        ],
      },
    }))
  } catch (error) {
    return [createFailure(error)]
  }
}

function createFailure(error: unknown): Reading {
  if (!(error instanceof DocumentError)) {
    console.error(error)
    const message = 'this file cannot be read because of an error in the importer; report it'
    return {state: 'failed', problem: {message}}
  }
  const {line, message, code} = error
  return {state: 'failed', problem: {line, message, needsReader: READER_CODES.has(code)}}
}

import {readFile} from 'node:fs/promises'
import {basename, dirname, resolve} from 'node:path'

import type {ParsedDocument} from '../read/document.ts'
import {parseDocument} from '../read/parse-document.ts'
import {ImportError} from './import-error.ts'

/** A document to import: the path of a file, or its name and bytes; pictures are looked for in its directory. */
export type DocumentFile = string | {name: string; bytes: Uint8Array; directory?: string}

/** A document that was read. */
export interface ReadDocument {
  file: string
  directory: string | undefined
  document: ParsedDocument
}

/** How a file is named in results and messages. */
export function fileName(file: DocumentFile): string {
  return typeof file === 'string' ? file : file.name
}

/** Reads and parses a document; throws a DocumentError or an ImportError with code 'file'. */
export async function readDocument(file: DocumentFile): Promise<ReadDocument> {
  if (typeof file !== 'string') {
    return {
      file: file.name,
      directory: file.directory,
      document: await parseDocument(file.bytes, file.name),
    }
  }
  const path = resolve(file)
  const bytes = await readBytes(path)
  return {file, directory: dirname(path), document: await parseDocument(bytes, basename(path))}
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    switch (code) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw new ImportError('file', undefined, 'no such file; check its name and folder')
      case 'EISDIR':
        throw new ImportError('file', undefined, 'this is a folder; name the files in it')
      case 'EACCES':
      case 'EPERM':
        throw new ImportError(
          'file',
          undefined,
          'this file may not be read; change its permissions',
        )
      default:
        throw new ImportError(
          'file',
          undefined,
          `this file cannot be read (${String(code ?? cause)})`,
        )
    }
  }
}

import {readFile} from 'node:fs/promises'
import {basename, dirname, resolve} from 'node:path'

import type {ParsedDocument} from '../read/document.ts'
import {parseDocument} from '../read/parse-document.ts'
import {ImportError} from './import-error.ts'

/** A document to import: the path of a file, or a name with bytes; paths of pictures are relative to its directory. */
export type DocumentFile = string | {name: string; bytes: Uint8Array; directory?: string}

/** A parsed document with the name and the directory of its file. */
export interface LoadedDocument {
  file: string
  directory: string | undefined
  document: ParsedDocument
}

/** Returns the name of a file for results and messages. */
export function fileName(file: DocumentFile): string {
  return typeof file === 'string' ? file : file.name
}

/** Reads and parses a document; rejects with a DocumentError, or an ImportError with code 'file'. */
export async function loadDocument(file: DocumentFile): Promise<LoadedDocument> {
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
          'no permission to read this file; change its permissions',
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

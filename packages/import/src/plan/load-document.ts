import {readFile} from 'node:fs/promises'
import {basename, dirname, resolve} from 'node:path'

import {parseDocument, parseDocuments} from '../read/parse-document.ts'
import {ImportError} from './import-error.ts'
import type {LoadedDocument} from './loaded-document.ts'
import {readPictureFile} from './read-picture-file.ts'

/** A document to import: the path of a file, or a name with bytes; paths of pictures are relative to its directory. */
export type DocumentFile = string | {name: string; bytes: Uint8Array; directory?: string}

/** Returns the name of a file for results and messages. */
export function fileName(file: DocumentFile): string {
  return typeof file === 'string' ? file : file.name
}

/** Removes paths that are named more than once. */
export function removeDuplicatePaths(files: readonly DocumentFile[]): DocumentFile[] {
  const seen = new Set<string>()
  return files.filter((file) => {
    if (typeof file !== 'string') {
      return true
    }
    const path = resolve(file)
    const isNew = !seen.has(path)
    seen.add(path)
    return isNew
  })
}

/**
 * Reads a file and parses its document, or with `split` each of its documents; rejects with a DocumentError, or an
 * ImportError with code 'file'.
 */
export async function loadDocuments(
  file: DocumentFile,
  {split}: {split: boolean},
): Promise<LoadedDocument[]> {
  const path = typeof file === 'string' ? resolve(file) : file.name
  const bytes = typeof file === 'string' ? await readBytes(path) : file.bytes
  const directory = typeof file === 'string' ? dirname(path) : file.directory
  const name = basename(path)
  const documents = split ? await parseDocuments(bytes, name) : [await parseDocument(bytes, name)]
  return documents.map((document) => ({
    file: fileName(file),
    document,
    readPictureFile: (picture, line) => readPictureFile(picture, directory, line),
  }))
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
          `this file cannot be read${typeof code === 'string' ? ` (${code})` : ''}; copy it to another folder`,
        )
    }
  }
}

import {readFile, stat} from 'node:fs/promises'
import {basename, resolve} from 'node:path'

import {DocumentError} from '../read/document-error.ts'
import {quote} from '../read/quote.ts'
import {checkPictureFormat, checkPictureSize} from './check-picture.ts'
import {ImportError} from './import-error.ts'
import type {PictureFile} from './loaded-document.ts'

/**
 * Reads a picture from a path relative to the directory of its document.
 *
 * Rejects with a DocumentError with code 'figure', or with an ImportError with code 'picture' without a directory.
 */
export async function readPictureFile(
  path: string,
  directory: string | undefined,
  line: number,
): Promise<PictureFile> {
  if (directory === undefined) {
    throw new ImportError(
      'picture',
      line,
      `the picture ${quote(path)} cannot be found without a folder; set the directory of the document`,
    )
  }
  const absolute = resolve(directory, path)
  let bytes: Uint8Array
  try {
    const {size} = await stat(absolute)
    checkPictureSize(size, path, line)
    bytes = await readFile(absolute)
  } catch (cause) {
    if (cause instanceof DocumentError) {
      throw cause
    }
    throw new DocumentError(
      'figure',
      line,
      `the picture ${quote(path)} does not exist`,
      'check its name and its folder, relative to the document',
    )
  }
  checkPictureFormat(bytes, path, line)
  return {bytes, filename: basename(absolute)}
}

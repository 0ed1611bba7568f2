import {createHash} from 'node:crypto'
import {readFile, stat} from 'node:fs/promises'
import {basename, resolve} from 'node:path'

import type {DocumentBlock, ParsedDocument, Picture} from '../read/document.ts'
import {DocumentError} from '../read/document-error.ts'
import {quote} from '../read/quote.ts'
import {ImportError} from './import-error.ts'
import type {Repository} from './repository.ts'

/** The asset id of each picture of a document. */
export type UploadedPictures = ReadonlyMap<Picture, string>

const MAX_PICTURE_BYTES = 20 * 1024 * 1024

// Checks the first bytes, so that no private file of this machine is uploaded because it has the name of a picture.
const PICTURE_FORMATS: ReadonlyArray<(bytes: Uint8Array, start: string) => boolean> = [
  (_, start) => start.startsWith('\u0089PNG\r\n'),
  (_, start) => start.startsWith('\u00ff\u00d8\u00ff'),
  (_, start) => start.startsWith('GIF8'),
  (_, start) => start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP',
  (_, start) => /^.{4}ftyp(?:avif|avis|heic|heix|mif1)/su.test(start),
  (_, start) => start.startsWith('II*\u0000') || start.startsWith('MM\u0000*'),
  (bytes) =>
    /^(?:\ufeff)?\s*(?:<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/iu.test(
      new TextDecoder().decode(bytes.subarray(0, 2048)),
    ),
]

/** Collects the pictures of a document, including its cover. */
export function collectPictures(document: ParsedDocument): Picture[] {
  const figures = document.body.flatMap((block: DocumentBlock) =>
    block._type === 'figure' ? [block.picture] : [],
  )
  const cover = document.details?.cover
  return cover === undefined ? figures : [cover, ...figures]
}

/** Reads the bytes of all pictures before any is uploaded; rejects with a DocumentError or an ImportError. */
export async function readPictures(
  document: ParsedDocument,
  directory: string | undefined,
): Promise<Map<Picture, {bytes: Uint8Array; filename: string}>> {
  const read = new Map<Picture, {bytes: Uint8Array; filename: string}>()
  for (const picture of collectPictures(document)) {
    const {source} = picture
    read.set(
      picture,
      source.kind === 'bytes'
        ? {bytes: source.bytes, filename: source.filename}
        : await readPictureFile(source.path, directory, picture.line),
    )
  }
  return read
}

/** Uploads the pictures that are not in the dataset yet. */
export async function uploadPictures(
  pictures: ReadonlyMap<Picture, {bytes: Uint8Array; filename: string}>,
  repository: Repository,
): Promise<UploadedPictures> {
  const assets = new Map<Picture, string>()
  for (const [picture, {bytes, filename}] of pictures) {
    const sha1 = createHash('sha1').update(bytes).digest('hex')
    assets.set(
      picture,
      (await repository.findPictureBySha1(sha1)) ??
        (await repository.uploadPicture(bytes, filename)),
    )
  }
  return assets
}

async function readPictureFile(
  path: string,
  directory: string | undefined,
  line: number,
): Promise<{bytes: Uint8Array; filename: string}> {
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
    if (size > MAX_PICTURE_BYTES) {
      throw new DocumentError(
        'figure',
        line,
        `the picture ${quote(path)} has ${Math.ceil(size / 1024 / 1024)} MB`,
        'use a picture of at most 20 MB',
      )
    }
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
  const start = String.fromCodePoint(...bytes.subarray(0, 16))
  if (!PICTURE_FORMATS.some((matches) => matches(bytes, start))) {
    throw new DocumentError(
      'figure',
      line,
      `the file ${quote(path)} is not a picture`,
      'use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG',
    )
  }
  return {bytes, filename: basename(absolute)}
}

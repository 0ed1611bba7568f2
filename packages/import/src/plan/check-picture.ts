import {DocumentError} from '../read/document-error.ts'
import {quote} from '../read/quote.ts'

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

/**
 * Checks the size of a picture, in bytes, before it is read.
 *
 * Throws a DocumentError with code 'figure'.
 */
export function checkPictureSize(size: number, path: string, line: number): void {
  if (size > MAX_PICTURE_BYTES) {
    throw new DocumentError(
      'figure',
      line,
      `the picture ${quote(path)} has ${Math.ceil(size / 1024 / 1024)} MB`,
      'use a picture of at most 20 MB',
    )
  }
}

/**
 * Checks that a file is a picture.
 *
 * Throws a DocumentError with code 'figure'.
 */
export function checkPictureFormat(bytes: Uint8Array, path: string, line: number): void {
  if (!isPicture(bytes)) {
    throw new DocumentError(
      'figure',
      line,
      `the file ${quote(path)} is not a picture`,
      'use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG',
    )
  }
}

/** Returns true if the first bytes of a file are those of a picture that can be uploaded. */
export function isPicture(bytes: Uint8Array): boolean {
  const start = String.fromCodePoint(...bytes.subarray(0, 16))
  return PICTURE_FORMATS.some((matches) => matches(bytes, start))
}

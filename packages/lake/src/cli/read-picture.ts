import {readFile} from 'node:fs/promises'

import {UsageError} from './usage-error.ts'

/** Bytes. */
const MAX_PICTURE_SIZE = 100_000
/** The first bytes of each format, in hexadecimal. */
const FORMATS = [
  ['image/png', /^89504e47/],
  ['image/jpeg', /^ffd8ff/],
  ['image/webp', /^52494646.{8}57454250/],
] as const

/** Returns a URL unchanged, and a file as a data URL. Rejects with a UsageError. */
export async function readPicture(picture: string): Promise<string> {
  if (/^https?:\/\//.test(picture)) {
    return picture
  }
  const bytes = await readFile(picture).catch(() => {
    throw new UsageError(
      `The picture ${picture} cannot be read: pass a file, or a URL such as https://example.org/ann.jpg`,
    )
  })
  const start = bytes.subarray(0, 12).toString('hex')
  const [mediaType] = FORMATS.find(([, pattern]) => pattern.test(start)) ?? []
  if (mediaType === undefined || bytes.length > MAX_PICTURE_SIZE) {
    throw new UsageError(
      `The picture ${picture} must be a PNG, JPEG or WebP file of at most 100 kB; it has ${bytes.length} bytes`,
    )
  }
  return `data:${mediaType};base64,${bytes.toString('base64')}`
}

/** The name of a stored image, from which its path is derived. */
export interface ImageName {
  readonly sha1: string
  readonly width: number
  readonly height: number
  readonly extension: string
}

/** The name of a stored file that is not an image. */
export interface FileName {
  readonly sha1: string
  readonly extension: string
}

const MAX_FILENAME_LENGTH = 200
const LONE_SURROGATE = /\p{Surrogate}/gu

/** Parses `<sha1>-<W>x<H>.<ext>`. Nothing else is accepted, so a name cannot point outside its folder. */
export function parseImageName(name: string): ImageName | undefined {
  const match = /^([0-9a-f]{40})-([1-9]\d{0,4})x([1-9]\d{0,4})\.([a-z0-9]{1,16})$/.exec(name)
  if (!match) {
    return undefined
  }
  const [, sha1 = '', width, height, extension = ''] = match
  return {sha1, width: Number(width), height: Number(height), extension}
}

/** Parses `<sha1>.<ext>`. Nothing else is accepted, so a name cannot point outside its folder. */
export function parseFileName(name: string): FileName | undefined {
  const match = /^([0-9a-f]{40})\.([a-z0-9]{1,16})$/.exec(name)
  if (!match) {
    return undefined
  }
  const [, sha1 = '', extension = ''] = match
  return {sha1, extension}
}

/** The ids of asset documents start with one of these prefixes. */
export const ASSET_ID_PREFIXES = ['image-', 'file-'] as const

/** Returns the id of an image's document. */
export function imageIdOf({sha1, width, height, extension}: ImageName): string {
  return `image-${sha1}-${width}x${height}-${extension}`
}

/** Returns the id of the document of a file that is not an image. */
export function fileIdOf({sha1, extension}: FileName): string {
  return `file-${sha1}-${extension}`
}

/** Returns the extension with which a file is stored: the last extension of its name, or `bin` if there is none. */
export function extensionOf(filename: string): string {
  return /\.([a-z0-9]{1,16})$/i.exec(filename)?.[1]?.toLowerCase() ?? 'bin'
}

/** Removes folders and control characters from the uploader's file name; `undefined` if nothing remains. */
export function cleanFilename(filename: string | undefined): string | undefined {
  const last = filename?.replaceAll(LONE_SURROGATE, '\ufffd').split(/[\\/]/).at(-1) ?? ''
  // eslint-disable-next-line no-control-regex -- The pattern must match control characters, to remove them.
  const clean = last.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim()
  if (clean === '' || clean === '.' || clean === '..') {
    return undefined
  }
  return clean.length <= MAX_FILENAME_LENGTH ? clean : truncateName(clean)
}

function truncateName(filename: string): string {
  const extension = /\.[a-z0-9]{1,16}$/i.exec(filename)?.[0] ?? ''
  const start = filename.slice(0, MAX_FILENAME_LENGTH - extension.length)
  return `${start}${extension}`.replaceAll(LONE_SURROGATE, '')
}

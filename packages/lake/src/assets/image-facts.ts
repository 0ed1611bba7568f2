import {readFile} from 'node:fs/promises'

import sharp, {type Metadata, type Sharp} from 'sharp'

import {AssetError} from './asset-error.ts'

/** The image formats that can be read, by the extension that their asset documents carry. */
export type ImageFormat = 'jpg' | 'png' | 'webp' | 'gif' | 'svg' | 'tif' | 'avif'

/** What an image is by its own bytes. */
export interface ImageFacts {
  readonly format: ImageFormat
  readonly mimeType: string
  /** Pixels as seen, after the orientation that the camera noted. */
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
  readonly isOpaque: boolean
  /** A tiny version of the image as a data URL, to stand in while the real one loads. */
  readonly lqip: string
}

/** How large an image may be. */
export interface ImageLimits {
  readonly maximumPixels: number
}

const MIME_TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  avif: 'image/avif',
} as const satisfies Record<ImageFormat, string>

const LQIP_WIDTH = 20
const OPAQUE = 255
const MAXIMUM_SIDE = 65_535

/** The media type of an image format. */
export function mimeTypeOf(format: ImageFormat): string {
  return MIME_TYPES[format]
}

/** The format that an extension stands for, if it is one of ours. */
export function imageFormatOf(extension: string): ImageFormat | undefined {
  return isImageFormat(extension) ? extension : undefined
}

/**
 * Opens a stored image for reading.
 *
 * An SVG is read into memory first: opened by its path it could draw its neighbours on the disk.
 */
export async function openImage(
  path: string,
  format: ImageFormat,
  options: {readonly maximumPixels: number; readonly density?: number; readonly animated?: boolean},
): Promise<Sharp> {
  const {maximumPixels, density, animated = false} = options
  const input = format === 'svg' ? await readFile(path) : path
  const settings = {limitInputPixels: maximumPixels, animated, failOn: 'error' as const}
  return sharp(input, density === undefined ? settings : {...settings, density})
}

/**
 * Reads what an image is from its bytes alone.
 *
 * Throws an `AssetError` (`imageUnreadable`, `assetTooLarge`).
 */
export async function inspectImage(path: string, limits: ImageLimits): Promise<ImageFacts> {
  const metadata = await readMetadata(path)
  const format = formatOf(metadata)
  const {width, height} = metadata.autoOrient
  if (!(width > 0 && height > 0 && width <= MAXIMUM_SIDE && height <= MAXIMUM_SIDE)) {
    throw unreadable(`its size is ${width} by ${height}`)
  }
  const pixels = width * height * (metadata.pages ?? 1)
  if (pixels > limits.maximumPixels) {
    throw new AssetError(
      'assetTooLarge',
      `The image has ${megapixels(pixels)} megapixels; the limit is ${megapixels(limits.maximumPixels)}`,
    )
  }
  try {
    const hasAlpha = metadata.hasAlpha
    const open = (): Promise<Sharp> => openImage(path, format, limits)
    const isOpaque = !hasAlpha || (await hasOpaqueAlpha(await open()))
    const lqip = await makeLqip(await open(), isOpaque)
    return {format, mimeType: mimeTypeOf(format), width, height, hasAlpha, isOpaque, lqip}
  } catch (error) {
    throw unreadable(reasonOf(error), error)
  }
}

async function readMetadata(path: string): Promise<Metadata> {
  try {
    return await sharp(path, {limitInputPixels: false}).metadata()
  } catch (error) {
    throw unreadable(reasonOf(error), error)
  }
}

function formatOf(metadata: Metadata): ImageFormat {
  if (metadata.format === 'jpeg') {
    return 'jpg'
  }
  if (metadata.format === 'tiff') {
    return 'tif'
  }
  if (metadata.format === 'heif') {
    if (metadata.compression === 'av1') {
      return 'avif'
    }
    throw unreadable('it is HEIC')
  }
  const format = imageFormatOf(metadata.format)
  if (!format) {
    throw unreadable(`it is ${metadata.format}`)
  }
  return format
}

function isImageFormat(text: string): text is ImageFormat {
  return Object.hasOwn(MIME_TYPES, text)
}

// Its own statistics would say so too, and take three times as long.
async function hasOpaqueAlpha(image: Sharp): Promise<boolean> {
  const alpha = await image.extractChannel('alpha').raw({depth: 'uchar'}).toBuffer()
  return alpha.every((value) => value === OPAQUE)
}

async function makeLqip(image: Sharp, isOpaque: boolean): Promise<string> {
  const small = image.autoOrient().resize({width: LQIP_WIDTH})
  const {data, info} = await (isOpaque ? small.jpeg({quality: 60}) : small.png()).toBuffer({
    resolveWithObject: true,
  })
  return `data:image/${info.format};base64,${data.toString('base64')}`
}

function unreadable(reason: string, cause?: unknown): AssetError {
  return new AssetError(
    'imageUnreadable',
    `The upload cannot be read as an image (${reason}): send JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG, or upload it as a file`,
    {cause},
  )
}

// Only the first line: libvips goes on with its own call stack, and paths may follow.
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : ''
  return message.includes('/') ? 'its bytes are damaged' : message || 'its bytes are damaged'
}

function megapixels(pixels: number): number {
  return Math.round(pixels / 100_000) / 10
}

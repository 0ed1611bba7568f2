import {hash} from 'node:crypto'
import {readFile, writeFile} from 'node:fs/promises'

import sharp, {type Metadata, type Sharp} from 'sharp'

import {AssetError} from './asset-error.ts'
import {imageFormatOf, mimeTypeOf, type ImageFormat} from './image-format.ts'
import {extractMetadata, type OptionalMetadata} from './image-metadata.ts'
import {removeLocation} from './remove-location.ts'
import type {MetadataPart} from './requested-metadata.ts'

/** Facts that are read from the bytes of an image. */
export interface ImageFacts {
  readonly format: ImageFormat
  readonly mimeType: string
  /** Pixels as shown, after the camera's orientation is applied. */
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
  readonly isOpaque: boolean
  /** The metadata that the upload requests. */
  readonly optionalMetadata: OptionalMetadata
  /** SHA-1 of the file in hexadecimal digits, if it was changed, because it said where the image was taken. */
  readonly changedSha1: string | undefined
}

/** How an image is inspected. */
export interface ImageInspection {
  readonly path: string
  readonly maxPixels: number
  readonly requestedMetadata: readonly MetadataPart[]
}

/** The value of the alpha channel for an opaque pixel. */
const OPAQUE = 255
const MAX_SIDE = 65_535

/**
 * Opens a stored image for reading.
 *
 * An SVG is read into memory first, because an SVG that is opened by its path could include other files.
 */
export async function openImage(
  path: string,
  format: ImageFormat,
  options: {readonly maxPixels: number; readonly density?: number; readonly animated?: boolean},
): Promise<Sharp> {
  const {maxPixels, density, animated = false} = options
  const input = format === 'svg' ? await readFile(path) : path
  const settings = {limitInputPixels: maxPixels, animated, failOn: 'error' as const}
  return sharp(input, density === undefined ? settings : {...settings, density})
}

/**
 * Reads an image's format, size, transparency and requested metadata from its bytes, and removes from the file where
 * the image was taken.
 *
 * Throws an `AssetError` (`image-unreadable`, `asset-too-large`).
 */
export async function inspectImage(inspection: ImageInspection): Promise<ImageFacts> {
  const {path, maxPixels, requestedMetadata} = inspection
  const metadata = await readMetadata(path)
  const format = formatOf(metadata)
  const {width, height} = metadata.autoOrient
  if (!(width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE)) {
    throw createUnreadableError(`its size is ${width} by ${height}`)
  }
  const pixels = width * height * (metadata.pages ?? 1)
  if (pixels > maxPixels) {
    throw new AssetError(
      'asset-too-large',
      `The image has ${toMegapixels(pixels)} megapixels; the limit is ${toMegapixels(maxPixels)}`,
    )
  }
  try {
    const hasAlpha = metadata.hasAlpha
    const open = (): Promise<Sharp> => openImage(path, format, {maxPixels})
    const isOpaque = !hasAlpha || (await hasOpaqueAlpha(await open()))
    const optionalMetadata = await extractMetadata(
      await open(),
      {isOpaque, exifBlock: metadata.exif},
      requestedMetadata,
    )
    const changedSha1 = await removeLocationOf(path)
    return {
      format,
      mimeType: mimeTypeOf(format),
      width,
      height,
      hasAlpha,
      isOpaque,
      optionalMetadata,
      changedSha1,
    }
  } catch (error) {
    throw createUnreadableError(reasonOf(error), error)
  }
}

/** Returns the SHA-1 of the file if it was changed. */
async function removeLocationOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path)
  if (!removeLocation(bytes)) {
    return undefined
  }
  await writeFile(path, bytes, {flush: true})
  return hash('sha1', bytes)
}

async function readMetadata(path: string): Promise<Metadata> {
  try {
    return await sharp(path, {limitInputPixels: false}).metadata()
  } catch (error) {
    throw createUnreadableError(reasonOf(error), error)
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
    throw createUnreadableError('it is HEIC')
  }
  const format = imageFormatOf(metadata.format)
  if (!format) {
    throw createUnreadableError(`it is ${metadata.format}`)
  }
  return format
}

// This is three times as fast as sharp's `stats()`, which also computes it.
async function hasOpaqueAlpha(image: Sharp): Promise<boolean> {
  const alpha = await image.extractChannel('alpha').raw({depth: 'uchar'}).toBuffer()
  return alpha.every((value) => value === OPAQUE)
}

function createUnreadableError(reason: string, cause?: unknown): AssetError {
  return new AssetError(
    'image-unreadable',
    `The upload cannot be read as an image (${reason}). Send JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG, or upload it as a file`,
    {cause},
  )
}

// Returns only the first line, because a call stack of libvips and paths may follow.
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : ''
  return message.includes('/') ? 'its bytes are damaged' : message || 'its bytes are damaged'
}

function toMegapixels(pixels: number): number {
  return Math.round(pixels / 100_000) / 10
}

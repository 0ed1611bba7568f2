import {encode as encodeBlurhash} from 'blurhash'
import sharp, {type Sharp} from 'sharp'
import {rgbaToThumbHash} from 'thumbhash'

import {type ImageExif, type ImageLocation, parseExif} from './image-exif.ts'
import {createPalette, type ImagePalette} from './image-palette.ts'
import type {MetadataPart} from './requested-metadata.ts'

/** The metadata of an image that an upload can request; a part that it did not request is missing. */
export interface OptionalMetadata {
  /** Low-quality image placeholder: a tiny version of the image as a data URL. */
  readonly lqip?: string
  /** A placeholder as a BlurHash (https://blurha.sh). */
  readonly blurHash?: string
  /** A placeholder as a ThumbHash in base64 (https://evanw.github.io/thumbhash). */
  readonly thumbHash?: string
  readonly palette?: ImagePalette
  readonly exif?: ImageExif
  readonly image?: ImageExif
  readonly location?: ImageLocation
}

/** Pixels. */
const LQIP_WIDTH = 20
/** Pixels of the longer side; ThumbHash allows no more. */
const SAMPLE_SIDE = 100
/** Components of the longer side of a BlurHash. */
const MAX_COMPONENTS = 5

/** A small version of an image, with four bytes a pixel. */
interface Sample {
  readonly pixels: Buffer
  readonly width: number
  readonly height: number
}

/** Extracts the requested parts of an image's metadata. */
export async function extractMetadata(
  image: Sharp,
  facts: {readonly isOpaque: boolean; readonly exifBlock: Buffer | undefined},
  requested: readonly MetadataPart[],
): Promise<OptionalMetadata> {
  const isRequested = (part: MetadataPart): boolean => requested.includes(part)
  const {exif, image: tags, location} = parseExif(facts.exifBlock)
  const needsSample = (['lqip', 'blurhash', 'thumbhash', 'palette'] as const).some(isRequested)
  const sample = needsSample ? await takeSample(image) : undefined
  const palette = sample && isRequested('palette') ? await createPalette(sample.pixels) : undefined
  return {
    ...(sample && isRequested('lqip') && {lqip: await createLqip(sample, facts.isOpaque)}),
    ...(sample && isRequested('blurhash') && {blurHash: createBlurHash(sample)}),
    ...(sample && isRequested('thumbhash') && {thumbHash: createThumbHash(sample)}),
    ...(palette && {palette}),
    ...(exif && isRequested('exif') && {exif}),
    ...(tags && isRequested('image') && {image: tags}),
    ...(location && isRequested('location') && {location}),
  }
}

// The image is decoded only once for everything that follows from its pixels.
async function takeSample(image: Sharp): Promise<Sample> {
  const {data, info} = await image
    .autoOrient()
    .resize({width: SAMPLE_SIDE, height: SAMPLE_SIDE, fit: 'inside'})
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({depth: 'uchar'})
    .toBuffer({resolveWithObject: true})
  return {pixels: data, width: info.width, height: info.height}
}

async function createLqip(sample: Sample, isOpaque: boolean): Promise<string> {
  const {pixels, width, height} = sample
  const small = sharp(pixels, {raw: {width, height, channels: 4}}).resize({width: LQIP_WIDTH})
  const {data, info} = await (isOpaque ? small.jpeg({quality: 60}) : small.png()).toBuffer({
    resolveWithObject: true,
  })
  return `data:image/${info.format};base64,${data.toString('base64')}`
}

function createBlurHash({pixels, width, height}: Sample): string {
  const longer = Math.max(width, height)
  const componentsOf = (side: number): number =>
    Math.max(1, Math.round((MAX_COMPONENTS * side) / longer))
  return encodeBlurhash(
    new Uint8ClampedArray(pixels),
    width,
    height,
    componentsOf(width),
    componentsOf(height),
  )
}

function createThumbHash({pixels, width, height}: Sample): string {
  return Buffer.from(rgbaToThumbHash(width, height, pixels)).toString('base64')
}

import {AssetError} from './asset-error.ts'

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'] as const
const FORMATS = ['jpg', 'pjpg', 'png', 'webp', 'avif'] as const
const FLIPS = ['h', 'v', 'hv'] as const
const ROTATIONS = [0, 90, 180, 270] as const
const EDGES = ['top', 'bottom', 'left', 'right'] as const

export type Fit = (typeof FITS)[number]
export type RequestedFormat = (typeof FORMATS)[number]
type Edge = (typeof EDGES)[number]

/** The part of an image that remains after a crop. */
export type CropMode =
  | {readonly mode: 'edges'; readonly edges: readonly Edge[]}
  | {readonly mode: 'focalpoint'}
  | {readonly mode: 'entropy'}

/** A rectangle in pixels of the image as shown. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A colour as `sharp` takes it: channels from 0 to 255, opacity from 0 to 1. */
export interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly alpha: number
}

/** The parameters of Sanity's image URLs (https://www.sanity.io/docs/image-urls). */
export interface TransformParameters {
  readonly width: number | undefined
  readonly height: number | undefined
  /** The limits of a side that the URL does not give, if `fit` is `crop`. */
  readonly minWidth: number | undefined
  readonly maxWidth: number | undefined
  readonly minHeight: number | undefined
  readonly maxHeight: number | undefined
  /** Pixels of background around the image, within the requested size. */
  readonly padding: number
  readonly rect: Rectangle | undefined
  readonly fit: Fit | undefined
  readonly crop: CropMode | undefined
  /** From 0 to 1, from the left and from the top. */
  readonly focalPoint: {readonly x: number; readonly y: number}
  readonly pixelRatio: number
  readonly quality: number | undefined
  readonly format: RequestedFormat | undefined
  readonly autoFormat: boolean
  readonly background: Colour | undefined
  readonly blur: number | undefined
  readonly sharpen: number | undefined
  readonly saturation: number | undefined
  readonly invert: boolean
  /** Only the first frame of an animation. */
  readonly isStill: boolean
  readonly flip: (typeof FLIPS)[number] | undefined
  readonly rotation: (typeof ROTATIONS)[number]
}

/** Parameters of Sanity that the Lake passes over. */
const UNSUPPORTED = ['mask'] as const
const MAX_SIDE = 1_000_000
const MAX_PADDING = 4000

/**
 * Parses the query of an image's URL. Like Sanity, it ignores names that Sanity does not know.
 *
 * Throws an `AssetError` (`invalid-parameter`) that names the parameter, its value and what is valid.
 */
export function parseTransformParameters(query: URLSearchParams): TransformParameters {
  const auto = query.get('auto')
  if (auto !== null && auto !== 'format') {
    throw createParameterError('auto', auto, '"format"')
  }

  return {
    width: parseInteger(query, 'w', 1, MAX_SIDE),
    height: parseInteger(query, 'h', 1, MAX_SIDE),
    minWidth: parseInteger(query, 'min-w', 1, MAX_SIDE),
    maxWidth: parseInteger(query, 'max-w', 1, MAX_SIDE),
    minHeight: parseInteger(query, 'min-h', 1, MAX_SIDE),
    maxHeight: parseInteger(query, 'max-h', 1, MAX_SIDE),
    padding: parseInteger(query, 'pad', 0, MAX_PADDING) ?? 0,
    rect: parseRectangle(query),
    fit: parseChoice(query, 'fit', FITS),
    crop: parseCropMode(query),
    focalPoint: {
      x: parseDecimal(query, 'fp-x', 0, 1) ?? 0.5,
      y: parseDecimal(query, 'fp-y', 0, 1) ?? 0.5,
    },
    pixelRatio: parseDecimal(query, 'dpr', 1, 5) ?? 1,
    quality: parseInteger(query, 'q', 0, 100),
    format: parseChoice(query, 'fm', FORMATS),
    autoFormat: auto === 'format',
    background: parseColour(query),
    blur: parseInteger(query, 'blur', 0, 2000),
    sharpen: parseInteger(query, 'sharp', 0, 100),
    saturation: parseInteger(query, 'sat', -100, 100),
    invert: parseChoice(query, 'invert', ['true', 'false']) === 'true',
    isStill: parseChoice(query, 'frame', ['1']) !== undefined,
    flip: parseChoice(query, 'flip', FLIPS),
    rotation:
      ROTATIONS.find(
        (rotation) => String(rotation) === parseChoice(query, 'or', ROTATIONS.map(String)),
      ) ?? 0,
  }
}

/** Lists the parameters of a URL that Sanity supports and the Lake passes over. */
export function ignoredParametersOf(query: URLSearchParams): string[] {
  return UNSUPPORTED.filter((name) => query.has(name))
}

function parseInteger(
  query: URLSearchParams,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = query.get(name)
  if (text === null) {
    return undefined
  }
  // Sanity's own URL builder may write fractions; they are rounded to whole pixels.
  const value = Math.round(Number(text))
  if (!/^-?\d{1,9}(\.\d+)?$/.test(text) || value < min || value > max) {
    throw createParameterError(name, text, `a whole number from ${min} to ${max}`)
  }
  return value
}

function parseDecimal(
  query: URLSearchParams,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = query.get(name)
  if (text === null) {
    return undefined
  }
  const value = Number(text)
  const plain = /^(\d{1,9}(\.\d*)?|\.\d+)(e-\d{1,3})?$/.test(text)
  if (!plain || value < min || value > max) {
    throw createParameterError(name, text, `a number from ${min} to ${max}`)
  }
  return value
}

function parseChoice<Value extends string>(
  query: URLSearchParams,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const text = query.get(name)
  if (text === null) {
    return undefined
  }
  const found = values.find((value) => value === text)
  if (found === undefined) {
    throw createParameterError(name, text, `one of ${values.join(', ')}`)
  }
  return found
}

function parseRectangle(query: URLSearchParams): Rectangle | undefined {
  const text = query.get('rect')
  if (text === null) {
    return undefined
  }
  const expected = 'left,top,width,height in whole pixels, for example 0,0,200,100'
  const parts = text.split(',')
  if (parts.length !== 4 || !parts.every((part) => /^-?\d{1,9}(\.\d+)?$/.test(part))) {
    throw createParameterError('rect', text, expected)
  }
  const [left = 0, top = 0, width = 0, height = 0] = parts.map((part) => Math.round(Number(part)))
  if (left < 0 || top < 0 || width < 1 || height < 1) {
    throw createParameterError('rect', text, expected)
  }
  return {left, top, width, height}
}

function parseCropMode(query: URLSearchParams): CropMode | undefined {
  const text = query.get('crop')
  if (text === null) {
    return undefined
  }
  if (text === 'focalpoint' || text === 'entropy') {
    return {mode: text}
  }
  if (text === 'center') {
    return {mode: 'edges', edges: []}
  }
  const edges = text.split(',').map((part) => EDGES.find((edge) => edge === part))
  const known = edges.filter((edge) => edge !== undefined)
  if (known.length !== edges.length) {
    throw createParameterError(
      'crop',
      text,
      `center, focalpoint, entropy, or ${EDGES.join(', ')}, for example top,left`,
    )
  }
  return {mode: 'edges', edges: known}
}

function parseColour(query: URLSearchParams): Colour | undefined {
  const text = query.get('bg')
  if (text === null) {
    return undefined
  }
  const match = /^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text)
  if (!match) {
    throw createParameterError('bg', text, 'a colour as RRGGBB or AARRGGBB, for example ff0000')
  }
  const digits = text.length <= 4 ? text.replaceAll(/./g, '$&$&') : text
  const channels = digits.length === 8 ? digits : `ff${digits}`
  const [alpha = 255, r = 0, g = 0, b = 0] = [0, 2, 4, 6].map((start) =>
    Number.parseInt(channels.slice(start, start + 2), 16),
  )
  return {r, g, b, alpha: alpha / 255}
}

/** Creates the error for an invalid parameter. */
export function createParameterError(name: string, value: string, expected: string): AssetError {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value
  return new AssetError('invalid-parameter', `The parameter ${name}=${shown} must be ${expected}`)
}

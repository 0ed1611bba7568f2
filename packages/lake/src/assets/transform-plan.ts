import {createHash} from 'node:crypto'

import type {ImageName} from './asset-name.ts'
import type {ImageFormat} from './image-facts.ts'
import {
  type Colour,
  type CropMode,
  invalid,
  type Rectangle,
  type TransformParameters,
} from './transform-parameters.ts'

/** The formats that images are made in. */
export type OutputFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif'

/** What to do to one image, worked out to the pixel: equal plans give equal images. */
export interface TransformPlan {
  /** Degrees clockwise, before all else. */
  readonly turn: 0 | 90 | 180 | 270
  /** The part that is kept, in pixels of the turned image; `undefined` keeps all. */
  readonly extract: Rectangle | undefined
  /** Size that the part is scaled to; `entropy` chooses what of it to keep, else it is stretched. */
  readonly width: number
  readonly height: number
  readonly entropy: boolean
  /** Size that is filled up to with background, the image in its middle. */
  readonly canvas: {readonly width: number; readonly height: number} | undefined
  readonly background: Colour | undefined
  readonly flip: 'h' | 'v' | 'hv' | undefined
  readonly blur: number | undefined
  readonly sharpen: number | undefined
  readonly saturation: number | undefined
  readonly invert: boolean
  readonly format: OutputFormat
  readonly progressive: boolean
  readonly quality: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const MAXIMUM_SIDE = 8192
const DEFAULT_QUALITY = 75
// Raise it whenever the same plan begins to give another image.
const PLAN_VERSION = 1

/**
 * Works out the image that an address asks for, by Sanity's rules for `fit` and `crop`.
 *
 * Answers `undefined` where that is the original. Throws an `AssetError` (`invalidParameter`).
 */
export function planTransform(
  source: Size & {readonly format: ImageFormat},
  parameters: TransformParameters,
  acceptsWebp: boolean,
): TransformPlan | undefined {
  const turned = parameters.turn % 180 === 0 ? source : turn(source)
  const rect = clampRectangle(parameters.rect, turned)
  const area = rect ?? {left: 0, top: 0, width: turned.width, height: turned.height}
  const scaling = scale(area, parameters)
  const {format, progressive} = outputFormat(source.format, parameters, acceptsWebp)
  const {background, flip, blur, sharpen, saturation, invert} = parameters

  const {width, height} = scaling.extract
  const keepsAll = width === turned.width && height === turned.height
  const plan: TransformPlan = {
    turn: parameters.turn,
    extract: keepsAll ? undefined : scaling.extract,
    width: scaling.size.width,
    height: scaling.size.height,
    entropy: scaling.entropy,
    canvas: scaling.canvas,
    background,
    flip,
    blur: blur === 0 ? undefined : blur,
    sharpen: sharpen === 0 ? undefined : sharpen,
    saturation: saturation === 0 ? undefined : saturation,
    invert,
    format,
    progressive,
    quality: parameters.quality ?? DEFAULT_QUALITY,
  }
  return changesNothing(plan, source, parameters) ? undefined : plan
}

/** The name that a made image is stored under: it follows from the image and the plan alone. */
export function transformKey(name: ImageName, plan: TransformPlan): string {
  const {sha1, width, height, extension} = name
  const identity = [PLAN_VERSION, sha1, width, height, extension, ...Object.entries(plan).flat()]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex')
}

function changesNothing(
  plan: TransformPlan,
  source: Size & {readonly format: ImageFormat},
  parameters: TransformParameters,
): boolean {
  const {turn: turned, extract, canvas, background, flip, blur, sharpen, saturation, invert} = plan
  const edits = [turned, extract, canvas, background, flip, blur, sharpen, saturation, invert]
  const sameSize = plan.width === source.width && plan.height === source.height
  const asked = parameters.format !== undefined || parameters.quality !== undefined
  const sized = parameters.width !== undefined || parameters.height !== undefined
  const sameFormat = plan.format === source.format || (!parameters.autoFormat && !sized)
  return edits.every((edit) => !edit) && sameSize && !asked && sameFormat
}

interface Scaling {
  readonly extract: Rectangle
  readonly size: Size
  readonly entropy: boolean
  readonly canvas: Size | undefined
}

function scale(area: Rectangle, parameters: TransformParameters): Scaling {
  const {fit = 'clip', pixelRatio, width, height} = parameters
  const plain = {extract: area, entropy: false, canvas: undefined}
  if (width === undefined && height === undefined) {
    return {...plain, size: limit(area)}
  }
  const box = {
    width: width === undefined ? undefined : width * pixelRatio,
    height: height === undefined ? undefined : height * pixelRatio,
  }
  const inside = Math.min(ratio(box.width, area.width), ratio(box.height, area.height))
  const fitted = times(area, fit === 'max' || fit === 'fillmax' ? Math.min(1, inside) : inside)
  if (box.width === undefined || box.height === undefined) {
    // With one side given there is nothing to crop, to fill or to stretch.
    return {...plain, size: limit(fit === 'min' ? times(area, Math.min(1, inside)) : fitted)}
  }

  const target = limit({width: box.width, height: box.height})
  if (fit === 'clip' || fit === 'max') {
    return {...plain, size: limit(fitted)}
  }
  if (fit === 'scale') {
    return {...plain, size: target}
  }
  if (fit === 'fill' || fit === 'fillmax') {
    const shrink = target.width / box.width
    return {...plain, size: limit(times(fitted, shrink)), canvas: target}
  }
  if (fit === 'crop') {
    return cover(area, target, parameters)
  }
  const shrink = Math.min(1, area.width / target.width, area.height / target.height)
  return cover(area, times(target, shrink), parameters)
}

function cover(area: Rectangle, target: Size, parameters: TransformParameters): Scaling {
  const size = whole(target)
  const crop = parameters.crop ?? {mode: 'edges', edges: []}
  if (crop.mode === 'entropy') {
    return {extract: area, size, entropy: true, canvas: undefined}
  }
  const factor = Math.max(size.width / area.width, size.height / area.height)
  const width = Math.max(1, Math.min(area.width, Math.round(size.width / factor)))
  const height = Math.max(1, Math.min(area.height, Math.round(size.height / factor)))
  const centre = centreOf(crop, parameters.focalPoint)
  const extract = {
    left: area.left + place(area.width, width, centre.x),
    top: area.top + place(area.height, height, centre.y),
    width,
    height,
  }
  return {extract, size, entropy: false, canvas: undefined}
}

function centreOf(
  crop: CropMode,
  focalPoint: {readonly x: number; readonly y: number},
): {readonly x: number; readonly y: number} {
  if (crop.mode !== 'edges') {
    return focalPoint
  }
  const {edges} = crop
  return {
    x: along(edges.includes('left'), edges.includes('right')),
    y: along(edges.includes('top'), edges.includes('bottom')),
  }
}

function along(start: boolean, end: boolean): number {
  if (start) {
    return 0
  }
  return end ? 1 : 0.5
}

/** Where a stretch of `kept` pixels begins so that it has the centre in its middle, if it can. */
function place(available: number, kept: number, centre: number): number {
  return Math.max(0, Math.min(available - kept, Math.round(available * centre - kept / 2)))
}

function outputFormat(
  source: ImageFormat,
  parameters: TransformParameters,
  acceptsWebp: boolean,
): {format: OutputFormat; progressive: boolean} {
  const {format: requested, autoFormat} = parameters
  if (requested === 'pjpg') {
    return {format: 'jpg', progressive: true}
  }
  if (requested !== undefined) {
    return {format: requested, progressive: false}
  }
  if (autoFormat && acceptsWebp) {
    return {format: 'webp', progressive: false}
  }
  return {format: ownFormat(source), progressive: false}
}

// What browsers cannot show, or what takes too long to make while somebody waits, becomes PNG or JPEG.
function ownFormat(source: ImageFormat): OutputFormat {
  if (source === 'svg' || source === 'tif') {
    return 'png'
  }
  return source === 'avif' ? 'jpg' : source
}

function clampRectangle(rect: Rectangle | undefined, image: Size): Rectangle | undefined {
  if (!rect) {
    return undefined
  }
  const {left, top} = rect
  if (left >= image.width || top >= image.height) {
    throw invalid(
      'rect',
      `${left},${top},${rect.width},${rect.height}`,
      `within the image, which is ${image.width} by ${image.height}`,
    )
  }
  return {
    left,
    top,
    width: Math.min(rect.width, image.width - left),
    height: Math.min(rect.height, image.height - top),
  }
}

function turn(size: Size): Size {
  return {width: size.height, height: size.width}
}

function ratio(wanted: number | undefined, available: number): number {
  return wanted === undefined ? Number.POSITIVE_INFINITY : wanted / available
}

function times(size: Size, factor: number): Size {
  return {width: size.width * factor, height: size.height * factor}
}

function limit(size: Size): Size {
  const factor = Math.min(1, MAXIMUM_SIDE / size.width, MAXIMUM_SIDE / size.height)
  return whole(times(size, factor))
}

function whole(size: Size): Size {
  return {
    width: Math.max(1, Math.round(size.width)),
    height: Math.max(1, Math.round(size.height)),
  }
}

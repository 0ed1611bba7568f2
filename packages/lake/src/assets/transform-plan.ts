import {createHash} from 'node:crypto'

import type {ImageName} from './asset-name.ts'
import {type ImageFormat, isAnimatable} from './image-format.ts'
import {
  type Colour,
  type CropMode,
  createParameterError,
  type Rectangle,
  type TransformParameters,
} from './transform-parameters.ts'

/** The formats that images are encoded in. */
export type OutputFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif'

/** All steps that transform an image, in exact pixels: equal plans give equal images. */
export interface TransformPlan {
  /** Degrees clockwise; applied first. */
  readonly rotation: 0 | 90 | 180 | 270
  /** The part of the image that is kept, in pixels after the rotation; `undefined` keeps all. */
  readonly extract: Rectangle | undefined
  /** The size to which the part is scaled. If `isCroppedByEntropy` is true, the most detailed area is kept. */
  readonly width: number
  readonly height: number
  readonly isCroppedByEntropy: boolean
  /** The final size if the image is centred on a larger background. */
  readonly canvas: {readonly width: number; readonly height: number} | undefined
  readonly background: Colour | undefined
  readonly flip: 'h' | 'v' | 'hv' | undefined
  readonly blur: number | undefined
  readonly sharpen: number | undefined
  readonly saturation: number | undefined
  readonly invert: boolean
  /** Only the first frame of an animation. */
  readonly isStill: boolean
  readonly format: OutputFormat
  readonly progressive: boolean
  readonly quality: number
}

/** The formats that a client accepts beyond those that every client does. */
export interface AcceptedFormats {
  readonly webp: boolean
  readonly avif: boolean
}

interface Size {
  readonly width: number
  readonly height: number
}

const MAX_SIDE = 8192
const DEFAULT_QUALITY = 75
// Must be increased when the same plan starts to give a different image.
const PLAN_VERSION = 2

/**
 * Plans the image that a URL requests, by Sanity's rules for `fit` and `crop`.
 *
 * Returns `undefined` if the URL requests the original. Throws an `AssetError` (`invalid-parameter`).
 */
export function planTransform(
  source: Size & {readonly format: ImageFormat},
  parameters: TransformParameters,
  accepted: AcceptedFormats,
): TransformPlan | undefined {
  const rotated = parameters.rotation % 180 === 0 ? source : swapSides(source)
  const rect = clampRectangle(parameters.rect, rotated)
  const area = rect ?? {left: 0, top: 0, width: rotated.width, height: rotated.height}
  const scaling = planScaling(area, parameters)
  const {format, progressive} = chooseFormat(source.format, parameters, accepted)
  const {background, flip, blur, sharpen, saturation, invert, isStill} = parameters

  const {width, height} = scaling.extract
  const isWhole = width === rotated.width && height === rotated.height
  const plan: TransformPlan = {
    rotation: parameters.rotation,
    extract: isWhole ? undefined : scaling.extract,
    width: scaling.size.width,
    height: scaling.size.height,
    isCroppedByEntropy: scaling.isCroppedByEntropy,
    canvas: scaling.canvas,
    background,
    flip,
    blur: blur === 0 ? undefined : blur,
    sharpen: sharpen === 0 ? undefined : sharpen,
    saturation: saturation === 0 ? undefined : saturation,
    invert,
    isStill: isStill && isAnimatable(source.format),
    format,
    progressive,
    quality: parameters.quality ?? DEFAULT_QUALITY,
  }
  return isOriginal(plan, source, parameters) ? undefined : plan
}

/** Returns the cache key of a transformed image, which depends only on the original's name and the plan. */
export function createTransformKey(name: ImageName, plan: TransformPlan): string {
  const {sha1, width, height, extension} = name
  const identity = [PLAN_VERSION, sha1, width, height, extension, ...Object.entries(plan).flat()]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex')
}

function isOriginal(
  plan: TransformPlan,
  source: Size & {readonly format: ImageFormat},
  parameters: TransformParameters,
): boolean {
  const {rotation, extract, canvas, background, flip, blur, sharpen, saturation, invert, isStill} =
    plan
  const adjustments = [background, flip, blur, sharpen, saturation, invert, isStill]
  const edits = [rotation, extract, canvas, ...adjustments]
  const hasSameSize = plan.width === source.width && plan.height === source.height
  const isEncodingRequested = parameters.format !== undefined || parameters.quality !== undefined
  const isSizeRequested = parameters.width !== undefined || parameters.height !== undefined
  const hasSameFormat =
    plan.format === source.format || (!parameters.autoFormat && !isSizeRequested)
  return edits.every((edit) => !edit) && hasSameSize && !isEncodingRequested && hasSameFormat
}

interface Scaling {
  readonly extract: Rectangle
  readonly size: Size
  readonly isCroppedByEntropy: boolean
  readonly canvas: Size | undefined
}

function planScaling(area: Rectangle, parameters: TransformParameters): Scaling {
  const {pixelRatio} = parameters
  const margin = 2 * parameters.padding * pixelRatio
  const {width, height} = sidesOf(area, parameters)
  const scaling = planSize(
    area,
    {
      width: width === undefined ? undefined : Math.max(1, width * pixelRatio - margin),
      height: height === undefined ? undefined : Math.max(1, height * pixelRatio - margin),
    },
    parameters,
  )
  if (margin === 0) {
    return scaling
  }
  const inner = scaling.canvas ?? scaling.size
  const canvas = limitSize({width: inner.width + margin, height: inner.height + margin})
  const shrink = Math.min(1, canvas.width / (inner.width + margin))
  return {...scaling, size: roundSize(scaleSize(scaling.size, shrink)), canvas}
}

/** Returns the requested sides; with limits, a side that is not requested follows from the other one within them. */
function sidesOf(
  area: Size,
  parameters: TransformParameters,
): {readonly width: number | undefined; readonly height: number | undefined} {
  const {width, height, fit, minWidth, maxWidth, minHeight, maxHeight} = parameters
  const limits = [minWidth, maxWidth, minHeight, maxHeight]
  if (
    fit !== 'crop' ||
    (width !== undefined && height !== undefined) ||
    limits.every((limit) => limit === undefined)
  ) {
    return {width, height}
  }
  const factor =
    width === undefined ? (height === undefined ? 1 : height / area.height) : width / area.width
  return {
    width: width ?? clamp(area.width * factor, minWidth, maxWidth),
    height: height ?? clamp(area.height * factor, minHeight, maxHeight),
  }
}

function clamp(value: number, min = 1, max = Number.POSITIVE_INFINITY): number {
  return Math.max(min, Math.min(max, value))
}

function planSize(
  area: Rectangle,
  box: {readonly width: number | undefined; readonly height: number | undefined},
  parameters: TransformParameters,
): Scaling {
  const {fit = 'clip'} = parameters
  const plain = {extract: area, isCroppedByEntropy: false, canvas: undefined}
  if (box.width === undefined && box.height === undefined) {
    return {...plain, size: limitSize(area)}
  }
  const inside = Math.min(
    computeFactor(box.width, area.width),
    computeFactor(box.height, area.height),
  )
  const fitted = scaleSize(area, fit === 'max' || fit === 'fillmax' ? Math.min(1, inside) : inside)
  if (box.width === undefined || box.height === undefined) {
    // If the URL has only a width or a height, there is nothing to crop, fill or stretch.
    return {
      ...plain,
      size: limitSize(fit === 'min' ? scaleSize(area, Math.min(1, inside)) : fitted),
    }
  }

  const target = limitSize({width: box.width, height: box.height})
  if (fit === 'clip' || fit === 'max') {
    return {...plain, size: limitSize(fitted)}
  }
  if (fit === 'scale') {
    return {...plain, size: target}
  }
  if (fit === 'fill' || fit === 'fillmax') {
    const shrink = target.width / box.width
    return {...plain, size: limitSize(scaleSize(fitted, shrink)), canvas: target}
  }
  if (fit === 'crop') {
    return planCrop(area, target, parameters)
  }
  const shrink = Math.min(1, area.width / target.width, area.height / target.height)
  return planCrop(area, scaleSize(target, shrink), parameters)
}

function planCrop(area: Rectangle, target: Size, parameters: TransformParameters): Scaling {
  const size = roundSize(target)
  const crop = parameters.crop ?? {mode: 'edges', edges: []}
  if (crop.mode === 'entropy') {
    return {extract: area, size, isCroppedByEntropy: true, canvas: undefined}
  }
  const factor = Math.max(size.width / area.width, size.height / area.height)
  const width = Math.max(1, Math.min(area.width, Math.round(size.width / factor)))
  const height = Math.max(1, Math.min(area.height, Math.round(size.height / factor)))
  const centre = centreOf(crop, parameters.focalPoint)
  const extract = {
    left: area.left + offsetOf(area.width, width, centre.x),
    top: area.top + offsetOf(area.height, height, centre.y),
    width,
    height,
  }
  return {extract, size, isCroppedByEntropy: false, canvas: undefined}
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
    x: positionOfEdge(edges.includes('left'), edges.includes('right')),
    y: positionOfEdge(edges.includes('top'), edges.includes('bottom')),
  }
}

function positionOfEdge(isStart: boolean, isEnd: boolean): number {
  if (isStart) {
    return 0
  }
  return isEnd ? 1 : 0.5
}

/** Returns the offset of `kept` pixels around the centre, moved so that they stay within the image. */
function offsetOf(available: number, kept: number, centre: number): number {
  return Math.max(0, Math.min(available - kept, Math.round(available * centre - kept / 2)))
}

function chooseFormat(
  source: ImageFormat,
  parameters: TransformParameters,
  accepted: AcceptedFormats,
): {format: OutputFormat; progressive: boolean} {
  const {format: requested, autoFormat} = parameters
  if (requested === 'pjpg') {
    return {format: 'jpg', progressive: true}
  }
  if (requested !== undefined) {
    return {format: requested, progressive: false}
  }
  // An animation would lose its other frames, and a still WebP image gains little.
  if (autoFormat && accepted.avif && !isAnimatable(source)) {
    return {format: 'avif', progressive: false}
  }
  if (autoFormat && accepted.webp) {
    return {format: 'webp', progressive: false}
  }
  return {format: chooseDefaultFormat(source), progressive: false}
}

// SVG has no pixels and most browsers cannot show TIFF, so both become PNG. AVIF takes too long to encode
// on request, so it becomes JPEG.
function chooseDefaultFormat(source: ImageFormat): OutputFormat {
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
    throw createParameterError(
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

function swapSides(size: Size): Size {
  return {width: size.height, height: size.width}
}

/** Returns the factor that scales a side to the requested length. */
function computeFactor(requested: number | undefined, available: number): number {
  return requested === undefined ? Number.POSITIVE_INFINITY : requested / available
}

function scaleSize(size: Size, factor: number): Size {
  return {width: size.width * factor, height: size.height * factor}
}

function limitSize(size: Size): Size {
  const factor = Math.min(1, MAX_SIDE / size.width, MAX_SIDE / size.height)
  return roundSize(scaleSize(size, factor))
}

function roundSize(size: Size): Size {
  return {
    width: Math.max(1, Math.round(size.width)),
    height: Math.max(1, Math.round(size.height)),
  }
}

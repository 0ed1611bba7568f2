import type {Frame, Image} from '../normalise/image.ts'
import type {DatasetAddress} from '../queries/query-url.ts'

/** The attributes with which an img element shows an image. */
export interface ImageSource {
  readonly src: string
  readonly srcset: string
  readonly width: number
  readonly height: number
}

/** Returns the base of image URLs: `<host>/images/<project>/<dataset>/`. */
export function imageBase({apiHost, projectId, dataset}: DatasetAddress): string {
  return `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}/`
}

/**
 * Returns URLs of an image in several widths, cropped as the editors chose.
 *
 * @param widths - In pixels, ascending; widths above the image's own are omitted.
 * @param ratio - Width ÷ height; the image is cropped further to this ratio around its focus.
 */
export function imageSource(
  {file, frame, focus}: Image,
  base: string,
  widths: readonly number[],
  ratio?: number,
): ImageSource {
  const crop = (ratio ? cropToRatio(frame, focus, ratio) : frame).map(Math.floor)
  const [, , width = 1, height = 1] = crop
  const widest = Math.min(widths.at(-1) ?? width, width)
  const sizes = [...widths.filter((size) => size < widest), widest]
  const url = (size: number) => `${base}${file}?rect=${crop.join(',')}&w=${size}&auto=format`
  return {
    src: url(widest),
    srcset: sizes.map((size) => `${url(size)} ${size}w`).join(', '),
    width: widest,
    height: Math.round((widest * height) / width),
  }
}

function cropToRatio(
  [left, top, width, height]: Frame,
  [x, y]: Image['focus'],
  ratio: number,
): Frame {
  const w = Math.min(width, height * ratio)
  const h = w / ratio
  return [startOfRange(x, w, left, width), startOfRange(y, h, top, height), w, h]
}

/** Returns the start of the range of a length that is centred on a point as closely as the outer range allows. */
function startOfRange(
  point: number,
  length: number,
  outerStart: number,
  outerLength: number,
): number {
  return Math.max(outerStart, Math.min(point - length / 2, outerStart + outerLength - length))
}

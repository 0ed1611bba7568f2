import type {DatasetAddress} from '../queries/api.ts'
import {record, text, texts} from './value.ts'

/** An image of the dataset with the editors' framing. */
export interface Image {
  /** The file's name in image addresses: `<hash>-<width>x<height>.<extension>`. */
  readonly file: string
  /** What the editors' crop leaves of it, in its own pixels. */
  readonly frame: Frame
  /** The point to keep in view, in its own pixels. */
  readonly focus: readonly [x: number, y: number]
  readonly alt: string
  readonly caption: string
  /** A tiny picture of it as a data address, or ''. */
  readonly lqip: string
}

/** A part of an image: left, top, width and height in pixels, as image addresses say it. */
export type Frame = readonly [left: number, top: number, width: number, height: number]

/** What an img element needs to show an image. */
export interface ImageSource {
  readonly src: string
  readonly srcset: string
  readonly width: number
  readonly height: number
}

/** Reads an image field; undefined where it has no asset of the Content Lake's form. */
export function readImage(value: unknown): Image | undefined {
  const {asset, crop, hotspot} = record(value)
  const [, name, w, h, extension] =
    /^image-(\w+-(\d{1,6})x(\d{1,6}))-(\w+)$/.exec(text(record(asset)['_ref'])) ?? []
  const width = Number(w)
  const height = Number(h)
  if (!width || !height) {
    return undefined
  }
  const {left, top, right, bottom} = record(crop)
  const {x, y} = record(hotspot)
  const [fromLeft, fromTop] = [share(left) * width, share(top) * height]
  return {
    file: `${name}.${extension}`,
    frame: [
      fromLeft,
      fromTop,
      Math.max(width - fromLeft - share(right) * width, 1),
      Math.max(height - fromTop - share(bottom) * height, 1),
    ],
    focus: [share(x, 0.5) * width, share(y, 0.5) * height],
    ...texts(value, 'alt', 'caption', 'lqip'),
  }
}

/** The base of image addresses: `<host>/images/<project>/<dataset>/`. */
export function imageBase({apiHost, projectId, dataset}: DatasetAddress): string {
  return `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}/`
}

/**
 * Addresses of an image in several widths, cut to the editors' crop and, where a ratio (width ÷
 * height) is given, to that ratio around the point to keep in view.
 *
 * @param widths - In pixels, ascending; those beyond what the image has are left out.
 */
export function imageSource(
  {file, frame, focus}: Image,
  base: string,
  widths: readonly number[],
  ratio?: number,
): ImageSource {
  const cut = (ratio ? cutToRatio(frame, focus, ratio) : frame).map(Math.floor)
  const [, , width = 1, height = 1] = cut
  const widest = Math.min(widths.at(-1) ?? width, width)
  const sizes = [...widths.filter((size) => size < widest), widest]
  const url = (size: number) => `${base}${file}?rect=${cut.join(',')}&w=${size}&auto=format`
  return {
    src: url(widest),
    srcset: sizes.map((size) => `${url(size)} ${size}w`).join(', '),
    width: widest,
    height: Math.round((widest * height) / width),
  }
}

function cutToRatio(
  [left, top, width, height]: Frame,
  [x, y]: Image['focus'],
  ratio: number,
): Frame {
  const w = Math.min(width, height * ratio)
  const h = w / ratio
  return [around(x, w, left, width), around(y, h, top, height), w, h]
}

/** Where a length begins whose middle is as close to a point as a longer one allows. */
function around(point: number, length: number, start: number, whole: number): number {
  return Math.max(start, Math.min(point - length / 2, start + whole - length))
}

/** A share of 0 to 1, else what stands in for it. */
function share(value: unknown, otherwise = 0): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : otherwise
}

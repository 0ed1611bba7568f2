import {record, text, texts} from './untrusted-value.ts'

/** An image of the dataset with the editors' crop and focus. */
export interface Image {
  /** The file's name in image URLs: `<hash>-<width>x<height>.<extension>`. */
  readonly file: string
  /** The part that the editors' crop keeps, in pixels of the image. */
  readonly frame: Frame
  /** The point that stays in view when the image is cropped further, in pixels of the image. */
  readonly focus: readonly [x: number, y: number]
  readonly alt: string
  readonly caption: string
  /** A tiny preview (low-quality image placeholder) as a data URL, or ''. */
  readonly lqip: string
}

/** A part of an image in pixels, in the order of the `rect` parameter of image URLs. */
export type Frame = readonly [left: number, top: number, width: number, height: number]

/** Reads an image field; undefined if it has no asset of the Content Lake's form. */
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
  const [frameLeft, frameTop] = [readFraction(left) * width, readFraction(top) * height]
  return {
    file: `${name}.${extension}`,
    frame: [
      frameLeft,
      frameTop,
      Math.max(width - frameLeft - readFraction(right) * width, 1),
      Math.max(height - frameTop - readFraction(bottom) * height, 1),
    ],
    focus: [readFraction(x, 0.5) * width, readFraction(y, 0.5) * height],
    ...texts(value, 'alt', 'caption', 'lqip'),
  }
}

/** Returns the value if it is a number from 0 to 1, otherwise the default. */
function readFraction(value: unknown, defaultValue = 0): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : defaultValue
}

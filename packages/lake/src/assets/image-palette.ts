import type {Swatch} from '@vibrant/color'
import {DefaultGenerator} from '@vibrant/generator-default'
import {MMCQ} from '@vibrant/quantizer-mmcq'

/** A colour of an image, with the colours of text that is legible on it. */
export interface ImageSwatch {
  readonly _type: 'sanity.imagePaletteSwatch'
  readonly background: string
  readonly foreground: string
  /** The share of the image in percent; 0 if the colour is derived from another one. */
  readonly population: number
  readonly title: string
}

/** The characteristic colours of an image, as Sanity writes them. */
export interface ImagePalette {
  readonly _type: 'sanity.imagePalette'
  readonly darkMuted?: ImageSwatch
  readonly darkVibrant?: ImageSwatch
  readonly dominant?: ImageSwatch
  readonly lightMuted?: ImageSwatch
  readonly lightVibrant?: ImageSwatch
  readonly muted?: ImageSwatch
  readonly vibrant?: ImageSwatch
}

const COLOUR_COUNT = 64
/** Of 255: more transparent pixels do not count. */
const MIN_ALPHA = 125
/** Of 255: pixels that are lighter in all channels are background. */
const MAX_LIGHTNESS = 250

/**
 * Finds the characteristic colours of an image, as Sanity does with the same library.
 *
 * @param pixels - Red, green, blue and alpha of each pixel.
 * @returns `undefined` if the image is transparent or white.
 */
export async function createPalette(pixels: Uint8Array): Promise<ImagePalette | undefined> {
  const counted = withoutBackground(pixels)
  if (counted.length === 0) {
    return undefined
  }
  const swatches = MMCQ(counted, {colorCount: COLOUR_COUNT})
  const {Vibrant, DarkVibrant, LightVibrant, Muted, DarkMuted, LightMuted} =
    await DefaultGenerator(swatches)
  const found = [Vibrant, DarkVibrant, LightVibrant, Muted, DarkMuted, LightMuted]
  const [dominant] = found
    .filter((swatch) => swatch !== null)
    .toSorted((left, right) => right.population - left.population)
  const total = counted.length / 4
  return {
    _type: 'sanity.imagePalette',
    ...named('darkMuted', DarkMuted, total),
    ...named('darkVibrant', DarkVibrant, total),
    ...named('dominant', dominant ?? null, total),
    ...named('lightMuted', LightMuted, total),
    ...named('lightVibrant', LightVibrant, total),
    ...named('muted', Muted, total),
    ...named('vibrant', Vibrant, total),
  }
}

function withoutBackground(pixels: Uint8Array): Uint8ClampedArray {
  const kept = new Uint8ClampedArray(pixels.length)
  let length = 0
  for (let start = 0; start + 4 <= pixels.length; start += 4) {
    const pixel = pixels.subarray(start, start + 4)
    const [r = 0, g = 0, b = 0, alpha = 0] = pixel
    if (alpha >= MIN_ALPHA && Math.min(r, g, b) <= MAX_LIGHTNESS) {
      kept.set(pixel, length)
      length += 4
    }
  }
  return kept.subarray(0, length)
}

function named<Name extends keyof ImagePalette>(
  name: Name,
  swatch: Swatch | null,
  total: number,
): {[key in Name]?: ImageSwatch} {
  const result: {[key in Name]?: ImageSwatch} = {}
  if (swatch) {
    result[name] = {
      _type: 'sanity.imagePaletteSwatch',
      background: swatch.hex,
      foreground: swatch.bodyTextColor,
      population: Math.round((swatch.population / total) * 10_000) / 100,
      title: swatch.titleTextColor,
    }
  }
  return result
}

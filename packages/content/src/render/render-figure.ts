import type {Hyperscript} from './hyperscript.ts'
import type {Image} from '../normalise/image.ts'
import {imageSource} from './image-source.ts'

const WIDTHS = [400, 800, 1200, 1600] as const

/**
 * Renders an image with its caption, in several widths; its space is reserved while it loads.
 *
 * @param part - A 'cover' is loaded eagerly and cropped to 3:2, a 'figure' is loaded lazily.
 */
export function renderFigure<N>(
  h: Hyperscript<N>,
  part: 'cover' | 'figure',
  image: Image,
  images: string,
): N {
  const isCover = part === 'cover'
  const {src, srcset, width, height} = imageSource(image, images, WIDTHS, isCover ? 3 / 2 : 0)
  const isTall = height > width
  return h(
    'figure',
    // Without a limit, an image that is taller than wide would be taller than the screen.
    {part: isTall ? `${part} tall` : part},
    h('img', {
      alt: image.alt,
      width,
      height,
      loading: isCover ? null : 'lazy',
      fetchpriority: isCover && 'high',
      // The measured widths in text of 17 pixels are 578 and 405 pixels.
      sizes: `${isCover ? '' : 'auto, '}min(100vw, ${isTall ? 25 : 37.5}em)`,
      'data-lqip': image.lqip || null,
      srcset,
      src,
    }),
    image.caption && h('figcaption', {part: 'caption'}, image.caption),
  )
}

import {
  absoluteArticleAddress,
  type Article,
  type Image,
  imageBase,
  imageSource,
} from '@reader-article/content'

import {pageUrl, type Site} from '../site.ts'

/** The width and height at which link previews show an image, in pixels. */
const PREVIEW_WIDTH = 1200
const PREVIEW_HEIGHT = 630

/** A crop of fewer pixels looks blurred at this size. */
const MIN_CROP_WIDTH = 600

/** An image of a link preview; its URL is absolute. */
export interface PreviewImage {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** An image that a page shows in link previews, with its media type. */
export interface CardImage extends PreviewImage {
  readonly type: 'image/jpeg' | 'image/png'
}

/**
 * Returns the canonical URL of an article: on the organisation's own website if the settings have it, otherwise on this
 * site. It is normalised, because a header cannot have all characters that the settings can.
 */
export function canonicalUrl(article: Article, site: Site): string {
  const elsewhere = URL.parse(absoluteArticleAddress(article))
  return elsewhere?.href ?? pageUrl(site, 'articles', article.slug)
}

/** Returns the ids of the documents that an article's page shows. */
export function articleKeys({id, reader, related}: Article): readonly string[] {
  return [id, ...(reader ? [reader.id] : []), ...related.map((each) => each.id), 'settings']
}

/** Returns the crop of an image that link previews show. */
export function previewImage(image: Image | undefined, site: Site): PreviewImage | undefined {
  if (!image) {
    return undefined
  }
  const ratio = PREVIEW_WIDTH / PREVIEW_HEIGHT
  const {src, width, height} = imageSource(image, imageBase(site.dataset), [PREVIEW_WIDTH], ratio)
  return {url: src, width, height, alt: image.alt}
}

/**
 * Returns the image that link previews show for a page, 1200 pixels wide and 630 high: its photograph if that is large
 * enough, cropped around its focus, otherwise the drawn card at its address. It is never WebP or AVIF, which some
 * programs do not show.
 *
 * @param alt - What the drawn card says.
 */
export function cardImage(
  image: Image | undefined,
  alt: string,
  site: Site,
  ...path: readonly string[]
): CardImage {
  const size = {width: PREVIEW_WIDTH, height: PREVIEW_HEIGHT}
  const crop =
    image && imageSource(image, imageBase(site.dataset), [], PREVIEW_WIDTH / PREVIEW_HEIGHT)
  if (!image || !crop || crop.width < MIN_CROP_WIDTH) {
    return {url: pageUrl(site, ...path, 'card.png'), ...size, type: 'image/png', alt}
  }
  const [cropped] = crop.src.split('&')
  // JPEG has no transparent pixels.
  const ground = image.file.endsWith('.jpg') ? '' : '&bg=ffffff'
  const url = `${cropped}&w=${size.width}&h=${size.height}&fit=crop&fm=jpg${ground}`
  return {url, ...size, type: 'image/jpeg', alt: image.alt || alt}
}

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

/** An image of a link preview; its URL is absolute. */
export interface PreviewImage {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
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

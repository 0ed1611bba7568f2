import {type Article, markup as h, serialise} from '@reader-article/content'

import {articleKeys, canonicalUrl, previewImage} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import type {Reply} from '../http/reply.ts'
import {serialiseXml} from '../http/xml.ts'
import {siteName} from '../pages/site-name.ts'
import {pageUrl, type Site} from '../site.ts'

/** The formats of oEmbed. */
export type OembedFormat = 'json' | 'xml'

/** The largest size that the page has space for, in pixels. */
export interface OembedSize {
  readonly maxWidth: number | undefined
  readonly maxHeight: number | undefined
}

const DEFAULT_WIDTH = 640
const DEFAULT_HEIGHT = 800
const MIN_SIZE = 100
const CACHE_SECONDS = 300
const TYPES = {json: 'application/json', xml: 'text/xml'}

/** Returns the slug of the article at a URL of the site; undefined if the URL is of no article. */
export function readArticleUrl(url: string, site: Site): string | undefined {
  const parsed = URL.parse(url)
  if (!parsed || parsed.origin !== site.origin) {
    return undefined
  }
  const folder = [`${site.basePath}/articles/`, `${site.basePath}/embed/`].find((path) =>
    parsed.pathname.startsWith(path),
  )
  const slug = folder && parsed.pathname.slice(folder.length).replace(/\/$/, '')
  if (!slug || slug.includes('/')) {
    return undefined
  }
  try {
    return decodeURIComponent(slug)
  } catch {
    return undefined
  }
}

/** Returns a maximum size in a query; undefined if there is none, or none that a page can have. */
export function readMaximum(value: string | undefined): number | undefined {
  return /^\d{1,5}$/.test(value ?? '') ? Math.max(MIN_SIZE, Number(value)) : undefined
}

/** Renders an article's oEmbed response of the type rich (https://oembed.com, 2.3.4.4). */
export function oembed(
  {article, copy}: FoundArticle,
  format: OembedFormat,
  size: OembedSize,
  site: Site,
): Reply {
  const response = describe(article, size, site)
  const root = h(
    'oembed',
    null,
    Object.entries(response).map(([name, value]) => h(name, null, String(value))),
  )
  return {
    status: 200,
    type: TYPES[format],
    body: format === 'xml' ? serialiseXml(root) : `${JSON.stringify(response)}\n`,
    keys: articleKeys(article),
    copies: [copy],
    headers: {'access-control-allow-origin': '*'},
  }
}

function describe(article: Article, {maxWidth, maxHeight}: OembedSize, site: Site) {
  const {title, slug, reader, settings, cover} = article
  const width = Math.min(DEFAULT_WIDTH, maxWidth ?? DEFAULT_WIDTH)
  const height = Math.min(DEFAULT_HEIGHT, maxHeight ?? DEFAULT_HEIGHT)
  const image = previewImage(cover, site)
  // A thumbnail must not be larger than the space either.
  const isImageSmall =
    image && image.width <= (maxWidth ?? Infinity) && image.height <= (maxHeight ?? Infinity)
  const frame = h('iframe', {
    src: pageUrl(site, 'embed', slug),
    title,
    width,
    height,
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    style: 'border: 0; max-width: 100%',
  })
  const link = h('a', {href: canonicalUrl(article, site)}, title)
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(reader && {
      author_name: reader.name,
      ...(reader.pin && {author_url: pageUrl(site, 'readers', reader.pin)}),
    }),
    provider_name: siteName(site, settings) || site.url,
    provider_url: pageUrl(site),
    cache_age: CACHE_SECONDS,
    ...(isImageSmall && {
      thumbnail_url: image.url,
      thumbnail_width: image.width,
      thumbnail_height: image.height,
    }),
    width,
    height,
    // Where the frame is removed, the link stays.
    html: serialise([frame, h('p', null, link)]),
  }
}

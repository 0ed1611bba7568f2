import type {Alternate} from '../pages/document.ts'
import {pageUrl, type Site} from '../site.ts'

const TYPES = {json: 'application/json+oembed', xml: 'text/xml+oembed'}

/** Returns the links by which other programs find out how to embed an article (https://oembed.com, 4). */
export function oembedAlternates(site: Site, slug: string): readonly Alternate[] {
  const url = encodeURIComponent(pageUrl(site, 'articles', slug))
  return Object.entries(TYPES).map(([format, type]) => ({
    type,
    href: `${pageUrl(site, 'oembed')}?url=${url}&format=${format}`,
  }))
}

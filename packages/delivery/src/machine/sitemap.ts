import {type Markup, markup as h} from '@reader-article/content'

import type {SitePage, SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {serialiseXml} from '../http/xml.ts'
import {pageUrl, type Site} from '../site.ts'

/** Renders the sitemap (https://www.sitemaps.org/protocol.html). */
export function sitemap({articles, readers, topics, copy}: SitePages, site: Site): Reply {
  const root = h(
    'urlset',
    {xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9'},
    renderUrl(pageUrl(site), ''),
    renderUrls(site, 'articles', articles),
    renderUrls(site, 'readers', readers),
    renderUrls(site, 'topics', topics),
  )
  return {
    status: 200,
    type: 'application/xml',
    body: serialiseXml(root),
    keys: ['articles', 'readers', 'topics'],
    copies: [copy],
  }
}

function renderUrls(site: Site, folder: string, pages: readonly SitePage[]): readonly Markup[] {
  return pages.map(({key, updatedAt}) => renderUrl(pageUrl(site, folder, key), updatedAt))
}

function renderUrl(url: string, updatedAt: string): Markup {
  return h('url', null, h('loc', null, url), updatedAt && h('lastmod', null, updatedAt))
}

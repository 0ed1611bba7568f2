import {type Child, type Markup, markup as h} from '@reader-article/content'

import type {SitePage, SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {renderPage} from './document.ts'
import {renderDirectory} from './list-parts.ts'
import {siteName} from './site-name.ts'

/**
 * Renders the page for an address at which there is nothing, with the pages that may have been meant.
 *
 * @param status - 410 if an article was there that has been withdrawn.
 */
export async function notFoundPage(
  site: Site,
  pages: SitePages,
  near: readonly SitePage[],
  folder: 'articles' | 'topics',
  status: 404 | 410 = 404,
): Promise<Reply> {
  const words = findPageWords(site.lang)
  const title = status === 410 ? words.withdrawn : words.notFound
  const {html, headers, parts} = await renderPage(site, {
    title,
    lang: site.lang,
    theme: site.theme,
    alternates: [],
    crumbs: [{name: siteName(site, pages.settings) || site.url, url: pageUrl(site)}],
    content: [
      h('h1', null, title),
      h('p', null, status === 410 ? words.wasHere : words.nothingHere),
      renderNear(site, near, folder),
      renderDirectory(pages, site),
    ],
  })
  return {
    status,
    type: 'text/html',
    body: html,
    parts,
    headers: {...headers, 'x-robots-tag': 'noindex'},
    keys: ['articles'],
    copies: [pages.copy],
    // Something may soon be published at this address.
    hasStatus: true,
  }
}

function renderNear(site: Site, near: readonly SitePage[], folder: string): Child<Markup> {
  return (
    near.length > 0 && [
      h('p', null, findPageWords(site.lang).near),
      h(
        'ul',
        {class: 'links', role: 'list'},
        near.map(({title, key}) =>
          h('li', null, h('a', {href: pageUrl(site, folder, key)}, title)),
        ),
      ),
    ]
  )
}

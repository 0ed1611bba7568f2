import {markup as h} from '@reader-article/content'

import type {FoundList} from '../content/get-list.ts'
import type {SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {renderPage} from './document.ts'
import {feedAlternates} from './feed-links.ts'
import {listUrl, neighbourLinks, renderLinks, renderList} from './list-parts.ts'
import {siteName} from './site-name.ts'

/** Renders the front page: the newest articles, the readers and the topics. */
export async function frontPage(
  found: FoundList,
  pages: SitePages,
  site: Site,
  now: Date,
): Promise<Reply> {
  const name = siteName(site, found.settings) || site.url
  const words = findPageWords(site.lang)
  const url = pageUrl(site)
  const {html, headers, parts} = await renderPage(site, {
    title: name,
    lang: site.lang,
    theme: site.theme,
    canonical: listUrl(url, found.page),
    preview: {'og:type': 'website', 'og:site_name': name},
    alternates: feedAlternates(site, name),
    links: neighbourLinks(found, url),
    content: [
      h('h1', null, name),
      renderList(found, site, url, now),
      renderLinks(words.topics, pages.topics, (slug) => pageUrl(site, 'topics', slug)),
      renderLinks(words.readers, pages.readers, (pin) => pageUrl(site, 'readers', pin)),
    ],
  })
  return {
    status: 200,
    type: 'text/html',
    body: html,
    parts,
    headers,
    keys: ['articles', 'settings', ...found.ids],
    copies: [found.copy, pages.copy],
  }
}

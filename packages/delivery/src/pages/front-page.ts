import {markup as h} from '@reader-article/content'

import {cardImage} from '../content/describe-article.ts'
import type {FoundList} from '../content/get-list.ts'
import type {SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {renderPage} from './document.ts'
import {feedAlternates} from './feed-links.ts'
import {listUrl, neighbourLinks, renderDirectory, renderList} from './list-parts.ts'
import {siteName} from './site-name.ts'

/** Renders the front page: the newest articles, the readers and the topics. */
export async function frontPage(
  found: FoundList,
  pages: SitePages,
  site: Site,
  now: Date,
): Promise<Reply> {
  const name = siteName(site, found.settings) || site.url
  const url = pageUrl(site)
  const {html, headers, parts} = await renderPage(site, {
    title: name,
    lang: site.lang,
    theme: site.theme,
    canonical: listUrl(url, found.page),
    image: cardImage(undefined, name, site),
    preview: {'og:type': 'website', 'og:site_name': name},
    alternates: feedAlternates(site, name),
    links: neighbourLinks(found, url),
    content: [
      h('h1', null, name),
      h('div', {class: 'newest'}, renderList(found, site, url, now, {hasLead: true})),
      renderDirectory(pages, site),
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

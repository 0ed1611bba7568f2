import {markup as h} from '@reader-article/content'

import type {Copy} from '../content/content-store.ts'
import {cardImage} from '../content/describe-article.ts'
import type {FoundList} from '../content/get-list.ts'
import type {Topic} from '../content/get-topic.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {renderPage} from './document.ts'
import {feedAlternates} from './feed-links.ts'
import {listUrl, neighbourLinks, renderList} from './list-parts.ts'
import {siteName} from './site-name.ts'

/** Renders the page of a topic: its description and its articles. */
export async function topicPage(
  topic: Topic,
  copy: Copy,
  found: FoundList,
  site: Site,
  now: Date,
): Promise<Reply> {
  const {title, slug, description} = topic
  const ofSite = siteName(site, found.settings)
  const url = pageUrl(site, 'topics', slug)
  const {html, headers, parts} = await renderPage(site, {
    title: ofSite ? `${title} · ${ofSite}` : title,
    lang: site.lang,
    theme: site.theme,
    ...(description && {description}),
    canonical: listUrl(url, found.page),
    image: cardImage(undefined, title, site, 'topics', slug),
    preview: {'og:type': 'website', 'og:title': title, 'og:site_name': ofSite},
    alternates: feedAlternates(site, title, 'topics', slug),
    crumbs: [
      {name: ofSite || site.url, url: pageUrl(site)},
      {name: title, url},
    ],
    links: neighbourLinks(found, url),
    content: [
      h('h1', null, title),
      description && h('p', null, description),
      renderList(found, site, url, now),
    ],
  })
  return {
    status: 200,
    type: 'text/html',
    body: html,
    parts,
    headers,
    keys: [topic.id, 'articles', 'settings', ...found.ids],
    copies: [copy, found.copy],
  }
}

import {
  blocksToHtml,
  imageBase,
  imageSource,
  Markup,
  markup as h,
  personJsonLd,
  type Reader,
  record,
} from '@reader-article/content'
import {createServerContext, renderReader} from 'reader-article/ssr'

import type {Copy} from '../content/content-store.ts'
import {cardImage} from '../content/describe-article.ts'
import type {FoundList} from '../content/get-list.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {renderPage} from './document.ts'
import {feedAlternates} from './feed-links.ts'
import {listUrl, neighbourLinks, renderList} from './list-parts.ts'
import {siteName} from './site-name.ts'

/** Renders the page of a reader: the card with the status, the biography and the articles. */
export async function readerPage(
  reader: Reader,
  copy: Copy,
  found: FoundList,
  site: Site,
  now: Date,
): Promise<Reply> {
  const {name, pin, tagline, photo, status} = reader
  const ofSite = siteName(site, found.settings)
  const url = pageUrl(site, 'readers', pin)
  const image = photo && imageSource(photo, imageBase(site.dataset), [600], 1).src
  const words = findPageWords(site.lang)
  const context = createServerContext(serverPage(site, now), found.settings)
  const biography = blocksToHtml(record(copy.result)['biography'], context)
  const {html, headers, parts} = await renderPage(site, {
    title: ofSite ? `${name} · ${ofSite}` : name,
    lang: site.lang,
    theme: site.theme,
    ...(tagline && {description: tagline}),
    canonical: listUrl(url, found.page),
    image: cardImage(photo, name, site, 'readers', pin),
    preview: {'og:type': 'profile', 'og:title': name, 'og:site_name': ofSite},
    alternates: feedAlternates(site, name, 'readers', pin),
    jsonLd: [personJsonLd(reader, {url, image})],
    crumbs: [
      {name: ofSite || site.url, url: pageUrl(site)},
      {name, url},
    ],
    links: neighbourLinks(found, url),
    content: [
      h('h1', null, name),
      new Markup(renderReader(copy.result, serverPage(site, now))),
      biography && h('div', {class: 'text'}, new Markup(biography)),
      h(
        'h2',
        null,
        words.articlesBy.replace('{name}', () => name),
      ),
      renderList(found, site, url, now, {readerPin: pin, headingLevel: 3}),
    ],
  })
  return {
    status: 200,
    type: 'text/html',
    body: html,
    parts,
    headers,
    keys: [reader.id, 'articles', 'settings', ...found.ids],
    copies: [copy, found.copy],
    hasStatus: true,
    validUntil: status?.until ? new Date(status.until) : undefined,
  }
}

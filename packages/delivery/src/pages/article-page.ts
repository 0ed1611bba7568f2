import {articleJsonLd, Markup, markup as h} from '@reader-article/content'
import {articleValidUntil, renderArticle} from 'reader-article/ssr'

import {articleKeys, canonicalUrl, cardImage, previewImage} from '../content/describe-article.ts'
import {describeForSearch} from '../content/describe-for-search.ts'
import type {FoundArticle} from '../content/get-article.ts'
import type {Reply} from '../http/reply.ts'
import {oembedAlternates} from '../oembed/oembed-links.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {renderPage} from './document.ts'
import {feedAlternates} from './feed-links.ts'
import {siteName} from './site-name.ts'

/** Renders the page of an article. */
export async function articlePage(found: FoundArticle, site: Site, now: Date): Promise<Reply> {
  const {article, result, copy} = found
  const {slug, seo, title, publishedAt, reader, topics} = article
  const name = siteName(site, article.settings)
  const canonical = canonicalUrl(article, site)
  const description = describeForSearch(article)
  const image = previewImage(article.cover, site)
  const topic = topics.find((each) => each.slug)
  const url = pageUrl(site, 'articles', slug)
  const {html, headers, parts} = await renderPage(site, {
    title: name && name !== title ? `${seo.title || title} · ${name}` : seo.title || title,
    lang: site.lang,
    theme: site.theme,
    ...(description && {description}),
    canonical,
    image: cardImage(
      article.cover,
      [seo.title || title, reader?.name].filter(Boolean).join(', '),
      site,
      'articles',
      slug,
    ),
    preview: {
      'og:type': 'article',
      'og:title': seo.title || title,
      'og:site_name': name,
      'article:published_time': publishedAt,
      'article:author': reader?.name ?? '',
    },
    alternates: [
      {type: 'text/markdown', href: `${url}.md`},
      {type: 'text/plain', href: `${url}.txt`},
      {type: 'application/json', href: `${url}.json`},
      ...oembedAlternates(site, slug),
      ...feedAlternates(site, name),
      ...(reader?.pin ? feedAlternates(site, reader.name, 'readers', reader.pin) : []),
    ],
    jsonLd: [articleJsonLd(article, {url: canonical, image: image?.url})],
    crumbs: [
      {name: name || site.url, url: pageUrl(site)},
      ...(topic ? [{name: topic.title, url: pageUrl(site, 'topics', topic.slug)}] : []),
      {name: title, url},
    ],
    content: [
      new Markup(
        renderArticle(result, {
          ...serverPage(site, now),
          slug,
          shadow: false,
          styles: false,
          // For the elements on a page of the site's own; this page has none.
          attributes: {live: true},
        }),
      ),
      topics.length > 0 &&
        h(
          'nav',
          null,
          h('h2', null, findPageWords(site.lang).topics),
          h(
            'ul',
            {class: 'links', role: 'list'},
            topics.map((each) =>
              h(
                'li',
                null,
                each.slug
                  ? h('a', {href: pageUrl(site, 'topics', each.slug), rel: 'tag'}, each.title)
                  : each.title,
              ),
            ),
          ),
        ),
    ],
  })
  return {
    status: 200,
    type: 'text/html',
    body: html,
    parts,
    headers,
    keys: articleKeys(article),
    copies: [copy],
    hasStatus: true,
    validUntil: articleValidUntil(result, now),
  }
}

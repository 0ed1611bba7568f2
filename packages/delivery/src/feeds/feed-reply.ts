import {record} from '@reader-article/content'
import {generateAtomFeed, generateJsonFeed, generateRssFeed} from 'feedsmith'

import {articleKeys, previewImage} from '../content/describe-article.ts'
import type {FeedArticle, FoundFeed} from '../content/get-feed.ts'
import {withoutStatuses} from '../content/without-statuses.ts'
import type {Reply} from '../http/reply.ts'
import {removeForbidden} from '../http/xml.ts'
import {articleToPortableHtml} from '../machine/article-html.ts'
import {FEED_FILES} from '../pages/feed-links.ts'
import {siteName} from '../pages/site-name.ts'
import {pageUrl, type Site} from '../site.ts'

/** The media type of a feed. */
export type FeedType = keyof typeof FEED_FILES

/** A feed and the page that shows the same list. */
interface FeedDescription {
  readonly title: string
  readonly description: string
  readonly page: string
  readonly self: string
  readonly updatedAt: Date
  readonly items: readonly FeedItem[]
  readonly site: Site
  readonly name: string
}

interface FeedItem {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly html: string
  readonly author: string
  readonly topics: readonly string[]
  readonly image: string | undefined
  readonly publishedAt: Date
  readonly updatedAt: Date
}

/** Renders a feed with whole articles. */
export function feedReply(
  found: FoundFeed,
  type: FeedType,
  site: Site,
  now: Date,
  {title, description = '', path = []}: {title?: string; description?: string; path?: string[]},
): Reply {
  const name = siteName(site, found.settings) || site.url
  const items = found.articles.map((each) => describeItem(each, site, now))
  const feed: FeedDescription = {
    title: title ? `${title} · ${name}` : name,
    description,
    page: pageUrl(site, ...path),
    self: pageUrl(site, ...path, FEED_FILES[type]),
    updatedAt: new Date(Math.max(0, ...items.map(({updatedAt}) => updatedAt.getTime()))),
    items,
    site,
    name,
  }
  return {
    status: 200,
    type,
    body: removeForbidden(RENDERERS[type](feed)),
    keys: ['articles', 'settings', ...found.articles.flatMap(({article}) => articleKeys(article))],
    copies: [found.copy],
    headers: {'access-control-allow-origin': '*'},
  }
}

const RENDERERS: Readonly<Record<FeedType, (feed: FeedDescription) => string>> = {
  'application/atom+xml': renderAtom,
  'application/rss+xml': renderRss,
  'application/feed+json': renderJson,
}

function renderAtom({title, page, self, updatedAt, items, name, site}: FeedDescription): string {
  return generateAtomFeed({
    id: page,
    title: {value: title, type: 'text'},
    updated: updatedAt,
    authors: [{name, uri: pageUrl(site)}],
    links: [
      {href: page, rel: 'alternate', type: 'text/html'},
      {href: self, rel: 'self', type: 'application/atom+xml'},
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: {value: item.title, type: 'text'},
      updated: item.updatedAt,
      published: item.publishedAt,
      authors: [{name: item.author || name}],
      links: [{href: item.url, rel: 'alternate', type: 'text/html'}],
      categories: item.topics.map((term) => ({term})),
      ...(item.summary && {summary: {value: item.summary, type: 'text'}}),
      content: {value: item.html, type: 'html'},
    })),
  })
}

function renderRss(feed: FeedDescription): string {
  const {title, description, page, self, updatedAt, items, name, site} = feed
  return generateRssFeed({
    title,
    description: description || title,
    link: page,
    language: site.lang,
    lastBuildDate: updatedAt,
    atom: {links: [{href: self, rel: 'self', type: 'application/rss+xml'}]},
    items: items.map((item) => ({
      title: item.title,
      link: item.url,
      guid: {value: item.id, isPermaLink: false},
      pubDate: item.publishedAt,
      dc: {creators: [item.author || name]},
      categories: item.topics.map((topic) => ({name: topic})),
      description: item.summary || undefined,
      content: {encoded: item.html},
    })),
  })
}

function renderJson(feed: FeedDescription): string {
  const {title, description, page, self, items, name, site} = feed
  const content: unknown = generateJsonFeed({
    title,
    home_page_url: page,
    feed_url: self,
    language: site.lang,
    ...(description && {description}),
    authors: [{name, url: pageUrl(site)}],
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{name: item.author || name}],
      tags: [...item.topics],
      summary: item.summary || undefined,
      image: item.image,
    })),
  })
  // The format requires the list also if it is empty, which the generator omits.
  const fields = record(content)
  return `${JSON.stringify({...fields, items: fields['items'] ?? []})}\n`
}

function describeItem({article, result, updatedAt}: FeedArticle, site: Site, now: Date): FeedItem {
  const {slug, title, excerpt, reader, topics, publishedAt, settings, cover} = article
  const {hostname} = new URL(site.url)
  const published = publishedAt ? new Date(publishedAt) : updatedAt
  const year = published.getUTCFullYear()
  return {
    // The id stays the same if the address changes (RFC 4151).
    id: `tag:${hostname},2026:${encodeURIComponent(article.id || slug)}`,
    url: pageUrl(site, 'articles', slug),
    title: title || slug,
    summary: excerpt,
    html: articleToPortableHtml(withoutStatuses(result), settings, site, now),
    author: reader?.name ?? '',
    topics: topics.map((topic) => topic.title),
    image: previewImage(cover, site)?.url,
    publishedAt: year >= 0 && year <= 9999 ? published : updatedAt,
    updatedAt,
  }
}

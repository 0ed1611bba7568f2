import {readArticle} from '@reader-article/content'

import {articleKeys, canonicalUrl, previewImage} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import {withoutStatuses} from '../content/without-statuses.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {articleToPortableHtml} from './article-html.ts'
import {articleToMarkdown, articleToText} from './article-text.ts'

/** The formats of an article for machines, by the extension of their address. */
export type ArticleFormat = 'md' | 'txt' | 'json'

const TYPES = {md: 'text/markdown', txt: 'text/plain', json: 'application/json'}

/** Renders an article as Markdown, plain text or JSON. */
export function articleFormat(
  found: FoundArticle,
  format: ArticleFormat,
  site: Site,
  now: Date,
): Reply {
  const {article, copy} = found
  const result = withoutStatuses(found.result)
  const later = {...found, result, article: readArticle(result, () => false, now) ?? article}
  return {
    status: 200,
    type: TYPES[format],
    body: RENDERERS[format](later, site, now),
    keys: articleKeys(article),
    copies: [copy],
    headers: {
      'access-control-allow-origin': '*',
      link: `<${canonicalUrl(article, site)}>; rel="canonical"`,
    },
  }
}

const RENDERERS: Readonly<
  Record<ArticleFormat, (found: FoundArticle, site: Site, now: Date) => string>
> = {
  md: ({article}, site, now) => articleToMarkdown(article, site, now),
  txt: ({article}, site, now) => articleToText(article, site, now),
  json: renderJson,
}

function renderJson({article, result}: FoundArticle, site: Site, now: Date): string {
  const {id, title, slug, excerpt, publishedAt, reader, topics, related, cover, settings} = article
  const image = previewImage(cover, site)
  const content = {
    id,
    url: canonicalUrl(article, site),
    title,
    slug,
    excerpt: excerpt || null,
    publishedAt: publishedAt || null,
    reader: reader
      ? {name: reader.name, pin: reader.pin, url: pageUrl(site, 'readers', reader.pin)}
      : null,
    topics: topics.map((topic) => ({title: topic.title, slug: topic.slug})),
    image: image ?? null,
    related: related.map((teaser) => ({
      title: teaser.title,
      url: pageUrl(site, 'articles', teaser.slug),
    })),
    html: articleToPortableHtml(result, settings, site, now),
    text: articleToText(article, site, now),
  }
  return `${JSON.stringify(content)}\n`
}

import type {Article} from '../normalise/article.ts'
import {articleAddress, isAbsolute} from '../render/page-address.ts'

/** Where an article is published, for its structured data. */
export interface ArticlePage {
  /** The page's whole address, the canonical one; else that of the settings, if that is a whole one. */
  readonly url?: string | undefined
  /** The whole address of its cover, at least 1200 pixels wide where it has one so wide. */
  readonly image?: string | undefined
}

/** An article as search engines read it; follows https://schema.org/Article. */
export interface ArticleJsonLd {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'Article'
  readonly headline: string
  readonly url?: string
  readonly description?: string
  readonly datePublished?: string
  readonly image?: readonly string[]
  readonly author?: {readonly '@type': 'Person'; readonly name: string}
  readonly publisher?: {readonly '@type': 'Organization'; readonly name: string}
  readonly keywords?: readonly string[]
}

/** Describes an article for search engines. */
export function articleJsonLd(article: Article, page: ArticlePage = {}): ArticleJsonLd {
  const {url = absoluteArticleAddress(article), image} = page
  const {title, excerpt, seo, publishedAt, reader, topics, settings} = article
  const description = seo.description || excerpt
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: seo.title || title,
    ...(url && {url}),
    ...(description && {description}),
    ...(publishedAt && {datePublished: publishedAt}),
    ...(image && {image: [image]}),
    ...(reader && {author: {'@type': 'Person', name: reader.name}}),
    ...(settings.organisation && {
      publisher: {'@type': 'Organization', name: settings.organisation},
    }),
    ...(topics.length > 0 && {keywords: topics.map((topic) => topic.title)}),
  }
}

/** An article's address, where it is the same from every site, else ''. */
export function absoluteArticleAddress({slug, settings}: Article, articlePath = ''): string {
  const address = articleAddress({slug}, {articlePath, settings})
  return isAbsolute(address) ? address : ''
}

/** The data as text for a `<script type="application/ld+json">`, which it cannot end. */
export function serialiseJsonLd(data: ArticleJsonLd): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
}

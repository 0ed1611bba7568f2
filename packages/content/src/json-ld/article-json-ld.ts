import type {Article} from '../normalise/article.ts'
import {articleAddress, isAbsolute} from '../render/page-address.ts'
import type {BreadcrumbJsonLd} from './breadcrumb-json-ld.ts'
import type {PersonJsonLd} from './person-json-ld.ts'

/** The page on which an article is published. */
export interface ArticlePage {
  /** The page's canonical absolute URL; by default the URL from the settings, if it is absolute. */
  readonly url?: string | undefined
  /** The absolute URL of the cover, at least 1200 pixels wide if the image is that wide. */
  readonly image?: string | undefined
}

/** Structured data for search engines, as https://schema.org/Article defines it. */
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

/** Returns the URL of an article's page if it is absolute, otherwise ''. */
export function absoluteArticleAddress({slug, settings}: Article, articlePath = ''): string {
  const url = articleAddress({slug}, {articlePath, settings})
  return isAbsolute(url) ? url : ''
}

/** Serialises the data for a `<script type="application/ld+json">`; the text cannot end the script element. */
export function serialiseJsonLd(data: ArticleJsonLd | PersonJsonLd | BreadcrumbJsonLd): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
}

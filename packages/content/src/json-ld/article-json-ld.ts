import type {Article} from '../render/article.ts'
import {fillPath} from '../render/context.ts'
import {imageSource} from '../render/image.ts'

/** Where an article is published, for its structured data. */
export interface ArticlePage {
  /** The site's origin, such as https://advice.example; the article's path follows from the settings. */
  readonly site: string
  /** The base of image addresses, from `imageBase()`. */
  readonly images: string
}

/** An article as search engines read it; follows https://schema.org/Article. */
export interface ArticleJsonLd {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'Article'
  readonly headline: string
  readonly url: string
  readonly description?: string
  readonly datePublished?: string
  readonly image?: readonly string[]
  readonly author?: {readonly '@type': 'Person'; readonly name: string}
  readonly publisher?: {readonly '@type': 'Organization'; readonly name: string}
  readonly keywords?: readonly string[]
}

/** Describes an article for search engines. */
export function articleJsonLd(article: Article, {site, images}: ArticlePage): ArticleJsonLd {
  const {title, slug, excerpt, seo, publishedAt, cover, reader, topics, settings} = article
  const description = seo.description || excerpt
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: seo.title || title,
    url: new URL(fillPath(settings.articlePath, {slug}), site).href,
    ...(description && {description}),
    ...(publishedAt && {datePublished: publishedAt}),
    ...(cover && {image: [imageSource(cover, images, [1200], 3 / 2).src]}),
    ...(reader && {author: {'@type': 'Person', name: reader.name}}),
    ...(settings.organisation && {
      publisher: {'@type': 'Organization', name: settings.organisation},
    }),
    ...(topics.length > 0 && {keywords: topics.map((topic) => topic.title)}),
  }
}

/** The data as text for a `<script type="application/ld+json">`, which it cannot end. */
export function serialiseJsonLd(data: ArticleJsonLd): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
}

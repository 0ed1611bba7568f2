import {
  type Article,
  articleQuery,
  formerArticleQuery,
  type Query,
  readArticle,
  record,
} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** An article and the query's result from which it was read. */
export interface FoundArticle {
  readonly article: Article
  readonly result: unknown
  readonly copy: Copy
}

/** Longer slugs are of no article. */
const MAX_SLUG_LENGTH = 200

/** Fetches an article by its slug; undefined if there is none. */
export async function getArticle(
  store: ContentStore,
  slug: string,
  now: Date,
): Promise<FoundArticle | undefined> {
  return isPossibleSlug(slug)
    ? fetchArticle(store, articleQuery({by: 'slug', value: slug}), now)
    : undefined
}

/** Fetches the article that had a slug formerly, which no article has now; undefined if there is none. */
export async function getMovedArticle(
  store: ContentStore,
  slug: string,
  now: Date,
): Promise<FoundArticle | undefined> {
  const found = isPossibleSlug(slug)
    ? await fetchArticle(store, formerArticleQuery(slug), now)
    : undefined
  // Nothing is at a slug with characters that are removed when it is read: a redirect there could lead back here.
  return found?.article.slug && found.article.slug === record(found.result)['slug']
    ? found
    : undefined
}

/** Returns true if a slug can be that of an article; others need no query. */
export function isPossibleSlug(slug: string): boolean {
  return slug !== '' && slug.length <= MAX_SLUG_LENGTH
}

async function fetchArticle(
  store: ContentStore,
  query: Query,
  now: Date,
): Promise<FoundArticle | undefined> {
  const copy = await store.get(query)
  const article = readArticle(copy.result, () => false, now)
  return article && {article, result: copy.result, copy}
}

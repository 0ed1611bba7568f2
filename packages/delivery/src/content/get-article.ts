import {type Article, articleQuery, readArticle} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** An article and the query's result from which it was read. */
export interface FoundArticle {
  readonly article: Article
  readonly result: unknown
  readonly copy: Copy
}

/** Longer slugs are of no article, and need no query. */
const MAX_SLUG_LENGTH = 200

/** Fetches an article by its slug; undefined if there is none. */
export async function getArticle(
  store: ContentStore,
  slug: string,
  now: Date,
): Promise<FoundArticle | undefined> {
  if (slug === '' || slug.length > MAX_SLUG_LENGTH) {
    return undefined
  }
  const copy = await store.get(articleQuery({by: 'slug', value: slug}))
  const article = readArticle(copy.result, () => false, now)
  return article && {article, result: copy.result, copy}
}

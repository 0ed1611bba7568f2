import {
  ARTICLE_BY_ID_QUERY,
  ARTICLE_BY_SLUG_QUERY,
  LATEST_ARTICLE_BY_PIN_QUERY,
} from './article-queries.ts'
import {type DatasetAddress, type Query, queryUrl} from './query-url.ts'

/** Selects an article: by slug, by id, or the newest of the reader with a PIN. */
export interface ArticleKey {
  readonly by: 'slug' | 'id' | 'pin'
  readonly value: string
}

const QUERIES = {
  slug: ARTICLE_BY_SLUG_QUERY,
  id: ARTICLE_BY_ID_QUERY,
  pin: LATEST_ARTICLE_BY_PIN_QUERY,
}

/** Returns the query for an article. */
export function articleQuery({by, value}: ArticleKey): Query {
  return {query: QUERIES[by], parameters: {[by]: value}}
}

/**
 * Returns the URL that `<reader-article>` fetches, byte by byte: for `<link rel="preload" as="fetch" crossorigin>`.
 *
 * @example
 * articleQueryUrl({projectId: 'abc123', dataset: 'production'}, {by: 'slug', value: 'how-to-listen'})
 */
export function articleQueryUrl(address: DatasetAddress, key: ArticleKey): string {
  return queryUrl(address, articleQuery(key))
}

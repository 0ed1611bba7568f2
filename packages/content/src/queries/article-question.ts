import {
  ARTICLE_BY_ID_QUERY,
  ARTICLE_BY_SLUG_QUERY,
  ARTICLES_BATCH_QUERY,
  LATEST_ARTICLE_BY_PIN_QUERY,
} from './article-queries.ts'
import {list, record} from '../render/value.ts'
import {type DatasetAddress, type Question, queryUrl} from './api.ts'

/** Which article is meant: by slug, by id, or the newest of the reader with a PIN. */
export interface ArticleKey {
  readonly by: 'slug' | 'id' | 'pin'
  readonly value: string
}

const QUERIES = {
  slug: ARTICLE_BY_SLUG_QUERY,
  id: ARTICLE_BY_ID_QUERY,
  pin: LATEST_ARTICLE_BY_PIN_QUERY,
}

/** What is asked for one article. */
export function articleQuestion({by, value}: ArticleKey): Question {
  return {query: QUERIES[by], parameters: {[by]: value}}
}

/** What is asked for many articles in one request. */
export function articlesQuestion(keys: readonly ArticleKey[]): Question {
  const values = (by: ArticleKey['by']) => keys.flatMap((key) => (key.by === by ? key.value : []))
  return {
    query: ARTICLES_BATCH_QUERY,
    parameters: {slugs: values('slug'), ids: values('id'), pins: values('pin')},
  }
}

/** The article that a key means, out of the answer to `articlesQuestion()`; null where there is none. */
export function pickArticle(answer: unknown, {by, value}: ArticleKey): unknown {
  // The newest come first, so that the first of a reader's is the latest.
  const found = list(answer).find((article) => {
    const {_id, slug, reader} = record(article)
    return value === (by === 'slug' ? slug : by === 'id' ? _id : record(reader)['pin'])
  })
  return found ?? null
}

/**
 * The address that `<reader-article>` fetches, to the last byte: for `<link rel="preload" as="fetch" crossorigin>`.
 *
 * @example
 * articleQueryUrl({projectId: 'abc123', dataset: 'production'}, {by: 'slug', value: 'how-to-listen'})
 */
export function articleQueryUrl(address: DatasetAddress, key: ArticleKey): string {
  return queryUrl(address, articleQuestion(key))
}

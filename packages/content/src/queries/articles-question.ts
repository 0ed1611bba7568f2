import {defineQuery} from 'groq'

import {list, record} from '../render/value.ts'
import type {Question} from './api.ts'
import type {ArticleKey} from './article-question.ts'
import {articleFields} from './fragments.ts'

/** Many articles at once, by slugs, ids and the PINs whose newest is wanted; newest first. */
export const ARTICLES_BATCH_QUERY = defineQuery(
  `*[_type == "article" && (slug.current in $slugs || _id in $ids || _id in *[_type == "reader" && pin in $pins]{"latest": *[_type == "article" && reader._ref == ^._id] | order(publishedAt desc, _id)[0]._id}.latest)] | order(publishedAt desc, _id){${articleFields}}`,
)

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

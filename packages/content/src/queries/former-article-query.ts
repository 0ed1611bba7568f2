import {defineQuery} from 'groq'

import {articleFields} from './fragments.ts'
import type {Query} from './query-url.ts'

/** One article by a slug that it had formerly. Pages need it only if no article has the slug now. */
export const ARTICLE_BY_FORMER_SLUG_QUERY = defineQuery(
  `*[_type == "article" && $slug in formerSlugs][0]{${articleFields}}`,
)

/** Returns the query for the article that had a slug formerly; its result has the article's slug of now. */
export function formerArticleQuery(slug: string): Query {
  return {query: ARTICLE_BY_FORMER_SLUG_QUERY, parameters: {slug}}
}

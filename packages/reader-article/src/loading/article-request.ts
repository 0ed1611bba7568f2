import {
  type ArticleKey,
  articleQuestion,
  articlesQuestion,
  type DatasetAddress,
  isPin,
  pickArticle,
  type Question,
} from '@reader-article/content'

import {datasetAddress, type GivenAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'

/** How a kind of document is asked for, alone and many together. */
export interface RequestKind {
  readonly one: (key: ArticleKey) => Question
  readonly many: (keys: readonly ArticleKey[]) => Question
  /** What a key means, out of the answer for many; null where there is none. */
  readonly pick: (answer: unknown, key: ArticleKey) => unknown
}

/** One document and where it is read. */
export interface ArticleRequest {
  readonly address: DatasetAddress
  readonly key: ArticleKey
  readonly kind: RequestKind
}

/** What an element says that decides which article is fetched. */
export interface GivenArticle extends GivenAddress {
  readonly slug: string | null | undefined
  readonly articleId: string | null | undefined
  readonly pin: string | null | undefined
}

const ARTICLES: RequestKind = {one: articleQuestion, many: articlesQuestion, pick: pickArticle}

/**
 * What an element asks for.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function articleRequest(given: GivenArticle): ArticleRequest {
  return {address: datasetAddress(given), key: articleKey(given), kind: ARTICLES}
}

function articleKey({slug, articleId, pin}: GivenArticle): ArticleKey {
  if (slug) return {by: 'slug', value: slug}
  if (articleId) return {by: 'id', value: articleId}
  if (!pin) throw new ArticleError('missing-attribute', 'slug')
  if (!isPin(pin)) throw new ArticleError('invalid-attribute', 'pin', pin)
  return {by: 'pin', value: pin}
}

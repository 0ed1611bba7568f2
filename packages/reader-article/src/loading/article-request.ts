import {
  type ArticleKey,
  articleQuestion,
  articlesQuestion,
  type DatasetAddress,
  isPin,
  pickArticle,
  type Question,
} from '@reader-article/content'

import {type AddressAttribute, datasetAddress} from '../configuration.ts'
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

/** The attributes that say which article is meant; the first that is set counts. */
export const KEY_ATTRIBUTES = ['slug', 'article-id', 'pin'] as const

/** The attributes that decide what is fetched. */
export type RequestAttribute = AddressAttribute | (typeof KEY_ATTRIBUTES)[number]

const ARTICLES: RequestKind = {one: articleQuestion, many: articlesQuestion, pick: pickArticle}

/**
 * What an element asks for, from its attributes.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function articleRequest(
  attribute: (name: RequestAttribute) => string | null | undefined,
): ArticleRequest {
  return {address: datasetAddress(attribute), key: articleKey(attribute), kind: ARTICLES}
}

function articleKey(attribute: (name: RequestAttribute) => string | null | undefined): ArticleKey {
  for (const name of KEY_ATTRIBUTES) {
    const value = attribute(name)
    if (!value) continue
    if (name === 'pin' && !isPin(value)) throw new ArticleError('invalid-attribute', name, value)
    return {by: name === 'article-id' ? 'id' : name, value}
  }
  throw new ArticleError('missing-attribute', 'slug')
}

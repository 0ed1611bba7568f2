import {type ArticleKey, type DatasetAddress, isPin, type Question} from '@reader-article/content'

import {type AddressAttribute, datasetAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'

/** How a kind of document is asked for, alone and many together. */
export interface RequestKind {
  one(key: ArticleKey): Question
  many(keys: readonly ArticleKey[]): Question
  /** What a key means, out of the answer for many; null where there is none. */
  pick(answer: unknown, key: ArticleKey): unknown
}

/** One document and where it is read. */
export interface ArticleRequest {
  readonly address: DatasetAddress
  readonly key: ArticleKey
  /** An article, where it is left out. */
  readonly kind?: RequestKind
}

/** The attributes that decide what is fetched. */
export type RequestAttribute = AddressAttribute | 'slug' | 'article-id' | 'pin'

/**
 * What an element asks for, from its attributes.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function articleRequest(
  attribute: (name: RequestAttribute) => string | null | undefined,
): ArticleRequest {
  return {address: datasetAddress(attribute), key: articleKey(attribute)}
}

function articleKey(attribute: (name: RequestAttribute) => string | null | undefined): ArticleKey {
  for (const name of ['slug', 'article-id', 'pin'] as const) {
    const value = attribute(name)
    if (!value) continue
    if (name === 'pin' && !isPin(value)) throw new ArticleError('invalid-attribute', name, value)
    return {by: name === 'article-id' ? 'id' : name, value}
  }
  throw new ArticleError('missing-attribute', 'slug')
}

import {type ArticleKey, type DatasetAddress, isPin} from '@reader-article/content'

import {type AddressAttribute, datasetAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'

/** One article and where it is read. */
export interface ArticleRequest {
  readonly address: DatasetAddress
  readonly key: ArticleKey
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

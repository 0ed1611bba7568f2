import {type ArticleKey, articleQuery, isPin} from '@reader-article/content'

import {datasetAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'
import type {DocumentRequest} from './fetch-batched.ts'

const KEYS = [
  ['slug', 'slug'],
  ['article-id', 'id'],
  ['pin', 'pin'],
] as const

/** The key of an article, and the attribute that it comes from. */
export interface AttributeKey extends ArticleKey {
  readonly attribute: string
}

/**
 * The request for the article that an element's attributes name.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function articleRequest(element: Element): DocumentRequest {
  return {address: datasetAddress(element), query: articleQuery(attributeKey(element))}
}

/** @throws ArticleError 'missing-attribute' or 'invalid-attribute'. */
export function attributeKey(element: Element): AttributeKey {
  for (const [attribute, by] of KEYS) {
    const value = element.getAttribute(attribute)
    if (by === 'pin' && value && !isPin(value)) {
      throw new ArticleError('invalid-attribute', attribute, value)
    }
    if (value) {
      return {attribute, by, value}
    }
  }
  throw new ArticleError('missing-attribute', 'slug')
}

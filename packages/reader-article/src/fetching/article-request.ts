import {type ArticleKey, articleQuery, isPin} from '@reader-article/content'

import {readDatasetAddress} from '../configuration.ts'
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
 * Creates the request for the article that an element's attributes identify.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function createArticleRequest(element: Element): DocumentRequest {
  return {address: readDatasetAddress(element), query: articleQuery(readAttributeKey(element))}
}

/** @throws ArticleError 'missing-attribute' or 'invalid-attribute'. */
export function readAttributeKey(element: Element): AttributeKey {
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

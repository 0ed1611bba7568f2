import {type ArticleKey, articleQuery, isPin} from '@reader-article/content'

import {datasetAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'
import type {DocumentRequest} from './load.ts'

const KEYS = [
  ['slug', 'slug'],
  ['article-id', 'id'],
  ['pin', 'pin'],
] as const

/** Which article is meant, and the attribute that says so. */
export interface GivenKey extends ArticleKey {
  readonly attribute: string
}

/**
 * What an element's attributes ask for.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function articleRequest(element: Element): DocumentRequest {
  return {address: datasetAddress(element), question: articleQuery(givenKey(element))}
}

/** @throws ArticleError 'missing-attribute' or 'invalid-attribute'. */
export function givenKey(element: Element): GivenKey {
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

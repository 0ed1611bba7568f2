import {getPublishedId, type Reference, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'
import type {TextKey} from '../../i18n/translate.ts'

type UnpublishedAdvice = Extract<TextKey, `validation.unpublished.${string}`>

/**
 * Returns a rule for references that advises against those to documents that visitors cannot see.
 *
 * @param advice - The key of the text that says what happens on the page until the document is published.
 */
export function adviseIfUnpublished(advice: UnpublishedAdvice) {
  return async (
    reference: Reference | undefined,
    context: Pick<ValidationContext, 'getClient'>,
  ): Promise<true | string> => {
    const id = reference?._ref
    if (typeof id !== 'string') {
      return true
    }
    const isPublished = await context
      .getClient({apiVersion: API_VERSION})
      .withConfig({perspective: 'published'})
      .fetch<boolean>('defined(*[_id == $id][0]._id)', {id: getPublishedId(id)})
    return isPublished ? true : currentTexts().t(advice)
  }
}

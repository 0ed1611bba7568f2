import {getPublishedId, type Reference, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

/**
 * Returns a rule for references that advises against those to documents that visitors cannot see.
 *
 * @param advice - What happens on the page until the document is published.
 */
export function adviseIfUnpublished(advice: string) {
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
    return isPublished ? true : advice
  }
}

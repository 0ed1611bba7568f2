import {WITHDRAWN_ARTICLE_QUERY} from '@reader-article/content'

import type {ContentStore} from './content-store.ts'
import {isPossibleSlug} from './get-article.ts'

/** Resolves with true if an article was public at a slug, and has been unpublished or deleted. */
export async function isWithdrawn(store: ContentStore, slug: string): Promise<boolean> {
  return (
    isPossibleSlug(slug) &&
    (await store.get({query: WITHDRAWN_ARTICLE_QUERY, parameters: {slug}})).result !== null
  )
}

import {API_VERSION, list, record, text, withdrawnArticleId} from '@reader-article/content'
import {type DocumentActionProps, type SanityClient, useClient} from 'sanity'

import {allSlugsOf} from './former-slugs.ts'

/** Returns a function that records that a published article is being withdrawn; for other documents it does nothing. */
export function useWithdrawalRecord({id, type, published}: DocumentActionProps): () => void {
  const client = useClient({apiVersion: API_VERSION})
  return () => {
    const slugs = type === 'article' ? allSlugsOf(published) : []
    if (slugs.length > 0) {
      void recordWithdrawal(client, id, slugs)
    }
  }
}

/** Records that an article was public at its slugs. An editor who may not do so can withdraw it nevertheless. */
async function recordWithdrawal(
  client: SanityClient,
  articleId: string,
  slugs: readonly string[],
): Promise<void> {
  const withdrawn = {
    _id: withdrawnArticleId(articleId),
    _type: 'withdrawnArticle',
    slugs,
    at: new Date().toISOString(),
  }
  try {
    await client.createOrReplace(withdrawn, {tag: 'withdraw', returnDocuments: false})
  } catch (error) {
    console.warn('The addresses of the withdrawn article say that there is nothing.', error)
  }
}

/** Resolves with the slug that an article had when it was withdrawn; '' if it was not, or if that cannot be found out. */
export async function fetchWithdrawnSlug(client: SanityClient, articleId: string): Promise<string> {
  try {
    const withdrawn = await client.getDocument(withdrawnArticleId(articleId))
    // The draft has the former ones; the editor may have removed some.
    return text(list(record(withdrawn)['slugs'])[0])
  } catch (error) {
    console.warn('The former address of the article is not known.', error)
    return ''
  }
}

/** Deletes the record that an article was withdrawn. If that fails, the published article is shown all the same. */
export async function deleteWithdrawal(client: SanityClient, articleId: string): Promise<void> {
  try {
    await client.delete(withdrawnArticleId(articleId), {
      tag: 'publish-again',
      returnDocuments: false,
    })
  } catch (error) {
    console.warn('The article is still recorded as withdrawn.', error)
  }
}

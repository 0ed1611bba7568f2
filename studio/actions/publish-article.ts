import {API_VERSION} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useClient,
  useDocumentOperation,
} from 'sanity'

import {patchFormerSlugs, slugOf} from './former-slugs.ts'
import {deleteWithdrawal, fetchWithdrawnSlug} from './withdrawal.ts'

/**
 * Publishes an article. Sets the publication date if it has none, keeps the slug that it had before as a former one, and
 * deletes the record that it was withdrawn.
 */
export function publishArticle(publishAction: DocumentActionComponent): DocumentActionComponent {
  const PublishArticle: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publishAction(props)
    const {id, type, draft, published} = props
    const client = useClient({apiVersion: API_VERSION})
    const {patch} = useDocumentOperation(id, type)
    const [isReturning, setReturning] = useState(false)
    const isPublished = published !== null
    useEffect(() => {
      if (isReturning && isPublished) {
        setReturning(false)
        void deleteWithdrawal(client, id)
      }
    }, [client, id, isReturning, isPublished])
    if (!description) {
      return null
    }

    const publishWith = (publicSlug: string): void => {
      const article = draft ?? published
      if (!article?.publishedAt) {
        patch.execute([{set: {publishedAt: new Date().toISOString()}}])
      }
      const change = patchFormerSlugs(article, publicSlug)
      if (change) {
        patch.execute([change])
      }
      description.onHandle?.()
    }
    const publishAgain = async (): Promise<void> => {
      const slug = await fetchWithdrawnSlug(client, id)
      setReturning(slug !== '')
      publishWith(slug)
    }
    return {
      ...description,
      onHandle: () => {
        if (published) {
          publishWith(slugOf(published))
        } else {
          void publishAgain()
        }
      },
    }
  }
  PublishArticle.action = publishAction.action
  return PublishArticle
}

import {availabilityId} from '@reader-article/content'
import {useMemo} from 'react'
import {getDraftId} from 'sanity'

import {useLiveQuery} from '../availability/use-live-query.ts'
import {SETTINGS_ID} from '../schema/singletons/settings.ts'
import {collectReferences} from './collect-references.ts'
import type {StoredDocument} from './preview-article.ts'

// Statuses are few, and the article refers to them only through its readers' availabilities.
const DOCUMENTS = {
  fetch: '[...*[_id in $ids], ...*[_type == "status"]]',
  // A listener has no perspective.
  listen: '*[_id in $ids || _id in $draftIds || _type == "status"]',
}
const OPTIONS = {perspective: 'drafts', tag: 'preview'} as const

/** Subscribes to all documents that the page of an article needs beside the article; undefined until they are loaded. */
export function useReferencedDocuments(article: unknown): readonly StoredDocument[] | undefined {
  const references = collectReferences(article)
  const key = references.join('\n')
  const query = useMemo(() => {
    const referenced = key === '' ? [] : key.split('\n')
    const ids = [SETTINGS_ID, ...referenced, ...referenced.map(availabilityId)]
    return {
      groq: DOCUMENTS,
      parameters: {ids, draftIds: ids.map(getDraftId)},
      options: OPTIONS,
    }
  }, [key])
  return useLiveQuery<readonly StoredDocument[]>(query).result
}

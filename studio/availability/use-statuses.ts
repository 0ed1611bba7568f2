import {API_VERSION} from '@reader-article/content'

import {useLiveQuery, type LiveResult} from './use-live-query.ts'

/** A status that an editor can choose. */
export interface StatusChoice {
  readonly _id: string
  readonly label: string | null
  readonly tone: string | null
}

const STATUSES_QUERY = {
  groq: '*[_type == "status"] | order(coalesce(order, 1000) asc, label asc){_id, label, tone}',
  options: {apiVersion: API_VERSION, perspective: 'published', tag: 'statuses'},
} as const

/** Subscribes to the published statuses, in the editors' order. */
export function useStatuses(): LiveResult<readonly StatusChoice[]> {
  return useLiveQuery(STATUSES_QUERY)
}

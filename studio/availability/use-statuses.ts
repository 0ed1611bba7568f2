import {useEffect, useState} from 'react'
import {useDocumentStore} from 'sanity'

import {API_VERSION} from '@reader-article/content'

/** A status to choose from. */
export interface StatusChoice {
  readonly _id: string
  readonly label: string | null
  readonly tone: string | null
}

const STATUSES_QUERY =
  '*[_type == "status"] | order(coalesce(order, 1000) asc, label asc){_id, label, tone}'

/** The published statuses in the editors' order, or undefined until they are known. */
export function useStatuses(): readonly StatusChoice[] | undefined {
  const [statuses, setStatuses] = useState<readonly StatusChoice[]>()
  const store = useDocumentStore()
  useEffect(() => {
    const subscription = store
      .listenQuery(
        STATUSES_QUERY,
        {},
        {apiVersion: API_VERSION, perspective: 'published', tag: 'statuses'},
      )
      .subscribe({next: setStatuses})
    return () => subscription.unsubscribe()
  }, [store])
  return statuses
}

import {useCallback, useEffect, useState} from 'react'
import {useDocumentStore} from 'sanity'

/** An availability with what it refers to: what its row shows. Nothing is known of its fields. */
export interface StoredAvailability {
  readonly _id: string
  readonly name: unknown
  readonly pin: unknown
  readonly status: unknown
  readonly tone: unknown
  readonly note: unknown
}

/** The availabilities of all readers who work here. */
export interface Availabilities {
  /** Undefined until they are known. */
  readonly stored: readonly StoredAvailability[] | undefined
  readonly hasFailed: boolean
  readonly retry: () => void
}

const QUERY = {
  fetch: `*[_type == "availability" && reader->retired != true]{
    _id, note, "name": reader->name, "pin": reader->pin, "status": status->label, "tone": status->tone
  }`,
  // A listener does not follow references, and a row also changes with its reader and its status.
  listen: '*[_type in ["availability", "reader", "status"]]',
}

/** The availabilities of all readers who work here, kept up to date while they are shown. */
export function useAvailabilities(): Availabilities {
  const [stored, setStored] = useState<readonly StoredAvailability[]>()
  const [hasFailed, setHasFailed] = useState(false)
  const store = useDocumentStore()
  useEffect(() => {
    if (hasFailed) {
      return undefined
    }
    const subscription = store
      .listenQuery(QUERY, {}, {perspective: 'drafts', tag: 'who-is-available'})
      .subscribe({next: setStored, error: () => setHasFailed(true)})
    return () => subscription.unsubscribe()
  }, [hasFailed, store])
  const retry = useCallback(() => setHasFailed(false), [])
  return {stored, hasFailed, retry}
}

import {API_VERSION, list} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'

import {readStatusChange, type StatusChange} from '../data/status-change.ts'

const MAX_CHANGES = 2000

/** The first changes after an instant. */
export interface LaterChanges {
  /** The earliest first. */
  readonly changes: readonly StatusChange[]
  /** False if there are more: then a reader without a change may have one later. */
  readonly isComplete: boolean
}

/** Fetches the first changes after an instant: each says which status the reader had before it. */
export function useLaterChanges(instant: string): LaterChanges | undefined {
  const client = useClient({apiVersion: API_VERSION})
  const [loaded, setLoaded] = useState<LaterChanges & {instant: string}>()
  useEffect(() => {
    let isActive = true
    const load = async () => {
      const found: unknown = await client.fetch(
        `*[_type == "statusChange" && at >= $instant] | order(at asc)[0...${MAX_CHANGES}]{
          _id, at, reader, from, to
        }`,
        {instant},
        {perspective: 'published', useCdn: false, tag: 'later-changes'},
      )
      if (isActive) {
        const changes = list(found)
          .map(readStatusChange)
          .filter((each) => each !== undefined)
        setLoaded({instant, changes, isComplete: list(found).length < MAX_CHANGES})
      }
    }
    // Without them, only the bars of readers without a change on that day are missing.
    load().catch(() => undefined)
    return () => {
      isActive = false
    }
  }, [client, instant])
  return loaded?.instant === instant ? loaded : undefined
}

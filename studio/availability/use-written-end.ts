import {API_VERSION, availabilityId, effectiveStatus} from '@reader-article/content'
import {useEffect} from 'react'
import {useClient, useEditState} from 'sanity'

import {useNow} from './use-now.ts'

/**
 * Writes the following status into an availability whose status has ended, while its form is open: a note that is
 * entered then belongs to the status that everybody sees, not to the one that has ended.
 */
export function useWrittenEnd(readerId: string): void {
  const id = availabilityId(readerId)
  const {published} = useEditState(id, 'availability')
  const client = useClient({apiVersion: API_VERSION})
  const now = useNow([published?.until])
  useEffect(() => {
    if (!published) {
      return
    }
    // Without the stored `since`, only a status that follows one that has ended has a beginning.
    const {status: current, until, next} = published
    const {status, since} = effectiveStatus({status: current, until, next}, now)
    if (since === undefined || !status) {
      return
    }
    client
      .patch(id, {set: {status, since}, unset: ['until', 'next', 'note']})
      .ifRevisionId(published._rev)
      .commit({tag: 'written-end'})
      // Somebody else has written it or has switched the reader.
      .catch(console.warn)
  }, [client, id, now, published])
}

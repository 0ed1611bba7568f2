import {API_VERSION, availabilityId, createStatusChange} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {
  type CurrentUser,
  type DocumentActionComponent,
  type DocumentActionProps,
  type SanityClient,
  useClient,
  useCurrentUser,
} from 'sanity'

import {fetchUnavailableStatus} from './unavailable-status.ts'

/** Publishes a reader, who gets a status at the first publication so that 'Who is available' lists them. */
export function publishReader(publishAction: DocumentActionComponent): DocumentActionComponent {
  const PublishReader: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publishAction(props)
    const client = useClient({apiVersion: API_VERSION})
    const user = useCurrentUser()
    const [needsStatus, setNeedsStatus] = useState(false)
    const isPublished = props.published !== null
    useEffect(() => {
      if (!needsStatus || !isPublished) {
        return
      }
      setNeedsStatus(false)
      // A failure loses nothing: the reader's form says that a status is missing.
      createAvailability(client, props.id, user).catch((error: unknown) =>
        console.warn('The new reader has no status yet.', error),
      )
    }, [client, needsStatus, isPublished, props.id, user])
    if (!description) {
      return null
    }
    return {
      ...description,
      onHandle: () => {
        if (!isPublished) {
          setNeedsStatus(true)
        }
        description.onHandle?.()
      },
    }
  }
  PublishReader.action = publishAction.action
  return PublishReader
}

/** Creates the availability and its record; rejects if the reader has a status already. */
async function createAvailability(
  client: SanityClient,
  readerId: string,
  user: CurrentUser | null,
): Promise<void> {
  const status = await fetchUnavailableStatus(client)
  if (!status) {
    return
  }
  const now = new Date()
  const to = {status, since: now.toISOString(), until: undefined, next: undefined, note: undefined}
  await client
    .transaction()
    .create({
      _id: availabilityId(readerId),
      _type: 'availability',
      reader: {_type: 'reference', _ref: readerId},
      status: {_type: 'reference', _ref: status.id},
      since: to.since,
    })
    .create(
      createStatusChange({
        readerId,
        at: now,
        from: undefined,
        to,
        user: user ? {id: user.id, name: user.name} : undefined,
        source: 'Studio',
      }),
    )
    .commit({tag: 'first-status'})
}

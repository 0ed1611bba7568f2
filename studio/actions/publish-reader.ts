import {API_VERSION, availabilityId} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  type SanityClient,
  useClient,
} from 'sanity'

import {fetchUnavailableStatusId} from './unavailable-status.ts'

/** Publishes a reader, who gets a status at the first publication so that 'Who is available' lists them. */
export function publishReader(publishAction: DocumentActionComponent): DocumentActionComponent {
  const PublishReader: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publishAction(props)
    const client = useClient({apiVersion: API_VERSION})
    const [needsStatus, setNeedsStatus] = useState(false)
    const isPublished = props.published !== null
    useEffect(() => {
      if (!needsStatus || !isPublished) {
        return
      }
      setNeedsStatus(false)
      // A failure loses nothing: the reader's form says that a status is missing.
      createAvailability(client, props.id).catch((error: unknown) =>
        console.warn('The new reader has no status yet.', error),
      )
    }, [client, needsStatus, isPublished, props.id])
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

async function createAvailability(client: SanityClient, readerId: string): Promise<void> {
  const statusId = await fetchUnavailableStatusId(client)
  if (!statusId) {
    return
  }
  await client.createIfNotExists({
    _id: availabilityId(readerId),
    _type: 'availability',
    reader: {_type: 'reference', _ref: readerId},
    status: {_type: 'reference', _ref: statusId},
    since: new Date().toISOString(),
  })
}

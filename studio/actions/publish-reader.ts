import {API_VERSION, availabilityId} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  type SanityClient,
  useClient,
} from 'sanity'

import {UNAVAILABLE_STATUS_QUERY} from './retire-reader.tsx'

/** Publishing a reader for the first time gives them a status, so that they are among those to switch. */
export function publishWithStatus(publish: DocumentActionComponent): DocumentActionComponent {
  const PublishWithStatus: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publish(props)
    const client = useClient({apiVersion: API_VERSION})
    const [first, setFirst] = useState(false)
    const isPublished = props.published !== null
    useEffect(() => {
      if (!first || !isPublished) {
        return
      }
      setFirst(false)
      // Nothing is lost where it fails: the reader's own page asks for a status.
      giveStatus(client, props.id).catch((error: unknown) =>
        console.warn('The new reader has no status yet.', error),
      )
    }, [client, first, isPublished, props.id])
    if (!description) {
      return null
    }
    return {
      ...description,
      onHandle: () => {
        if (!isPublished) {
          setFirst(true)
        }
        description.onHandle?.()
      },
    }
  }
  PublishWithStatus.action = publish.action
  return PublishWithStatus
}

async function giveStatus(client: SanityClient, readerId: string): Promise<void> {
  const statusId = await client.fetch<string | null>(UNAVAILABLE_STATUS_QUERY)
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

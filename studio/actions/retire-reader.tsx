import {ArchiveIcon} from '@sanity/icons/Archive'
import {UnarchiveIcon} from '@sanity/icons/Unarchive'
import {API_VERSION, availabilityId} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  getDraftId,
  type SanityClient,
  useClient,
} from 'sanity'

/** The id of the first status that takes no calls and says so. */
export const UNAVAILABLE_STATUS_QUERY =
  '*[_type == "status" && tone == "unavailable" && takesCalls != true] | order(order asc)[0]._id'

/** Retires a reader, or brings one back; takes the place of Delete. */
export const retireReader: DocumentActionComponent = (props: DocumentActionProps) => {
  const client = useClient({apiVersion: API_VERSION})
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const [working, setWorking] = useState(false)
  // A reader never published has reached no caller and may simply be deleted.
  if (!props.published) {
    return null
  }
  const name = nameOf(props)

  const run = async (work: () => Promise<void>, done: string) => {
    setAsking(false)
    setWorking(true)
    try {
      await work()
      toast.push({status: 'success', title: done})
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error)
      toast.push({status: 'error', title: `${name} was not changed`, description})
    }
    setWorking(false)
  }

  if (props.published.retired === true) {
    return {
      label: 'Bring back',
      icon: UnarchiveIcon,
      disabled: working,
      onHandle: () =>
        void run(
          () => setRetired(client, props, false),
          `${name} is back. Choose a status when calls may come.`,
        ),
    }
  }
  return {
    label: 'Retire',
    icon: ArchiveIcon,
    tone: 'critical',
    disabled: working,
    onHandle: () => setAsking(true),
    dialog: asking && {
      type: 'confirm',
      tone: 'critical',
      message: `Retire ${name}? Articles stay, the PIN is never given to anybody else, and no calls are offered. You can bring ${name} back.`,
      confirmButtonText: 'Retire',
      onCancel: () => setAsking(false),
      onConfirm: () => void run(() => setRetired(client, props, true), `${name} is retired.`),
    },
  }
}

// Straight to both versions, so that retiring never publishes a half-written biography.
async function setRetired(
  client: SanityClient,
  {id, draft}: DocumentActionProps,
  retired: boolean,
): Promise<void> {
  const change = retired ? {set: {retired}} : {unset: ['retired']}
  let transaction = client.transaction().patch(id, change)
  if (draft) {
    transaction = transaction.patch(getDraftId(id), change)
  }
  if (retired) {
    transaction = await withoutCalls(client, id, transaction)
  }
  await transaction.commit({tag: 'retire'})
}

async function withoutCalls(
  client: SanityClient,
  id: string,
  transaction: ReturnType<SanityClient['transaction']>,
) {
  const statusId = await client.fetch<string | null>(UNAVAILABLE_STATUS_QUERY)
  if (!statusId) {
    return transaction
  }
  const availability = {
    _id: availabilityId(id),
    _type: 'availability',
    reader: {_type: 'reference', _ref: id},
  }
  return transaction.createIfNotExists(availability).patch(availability._id, {
    set: {status: {_type: 'reference', _ref: statusId}, since: new Date().toISOString()},
    unset: ['note'],
  })
}

function nameOf({draft, published}: DocumentActionProps): string {
  const name = draft?.name ?? published?.name
  return typeof name === 'string' && name !== '' ? name : 'This reader'
}

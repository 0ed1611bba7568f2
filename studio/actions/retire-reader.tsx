import {ArchiveIcon} from '@sanity/icons/Archive'
import {UnarchiveIcon} from '@sanity/icons/Unarchive'
import {API_VERSION, switchStatus} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {
  type CurrentUser,
  type DocumentActionComponent,
  type DocumentActionProps,
  getDraftId,
  type SanityClient,
  useClient,
  useCurrentUser,
} from 'sanity'

import type {Texts} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {fetchUnavailableStatus} from './unavailable-status.ts'

/** Retires a published reader, or brings a retired one back. */
export const retireReader: DocumentActionComponent = (props: DocumentActionProps) => {
  const client = useClient({apiVersion: API_VERSION})
  const toast = useToast()
  const user = useCurrentUser()
  const texts = useTexts()
  const {t} = texts
  const [isConfirming, setConfirming] = useState(false)
  const [isWriting, setWriting] = useState(false)
  // A reader who was never published is deleted instead: see deleteUnpublished.
  if (!props.published) {
    return null
  }
  const name = readName(props, texts)

  const writeAndNotify = async (write: () => Promise<void>, successMessage: string) => {
    setConfirming(false)
    setWriting(true)
    try {
      await write()
      toast.push({status: 'success', title: successMessage})
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error)
      toast.push({status: 'error', title: t('action.retire.error', {name}), description})
    }
    setWriting(false)
  }

  if (props.published.retired === true) {
    return {
      label: t('action.bring-back'),
      icon: UnarchiveIcon,
      disabled: isWriting,
      onHandle: () =>
        void writeAndNotify(
          () => setRetired(client, props, {retired: false, user}),
          t('action.bring-back.done', {name}),
        ),
    }
  }
  return {
    label: t('action.retire'),
    icon: ArchiveIcon,
    tone: 'critical',
    disabled: isWriting,
    onHandle: () => setConfirming(true),
    dialog: isConfirming && {
      type: 'confirm',
      tone: 'critical',
      message: t('action.retire.question', {name}),
      confirmButtonText: t('action.retire'),
      onCancel: () => setConfirming(false),
      onConfirm: () =>
        void writeAndNotify(
          () => setRetired(client, props, {retired: true, user}),
          t('action.retire.done', {name}),
        ),
    },
  }
}

// Patches the published version and the draft: publishing the draft could publish a half-written biography.
async function setRetired(
  client: SanityClient,
  {id, draft}: DocumentActionProps,
  {retired, user}: {retired: boolean; user: CurrentUser | null},
): Promise<void> {
  const operations = retired ? {set: {retired}} : {unset: ['retired']}
  const patches = [id, ...(draft ? [getDraftId(id)] : [])].map((each) => ({
    patch: {id: each, ...operations},
  }))
  const status = retired ? await fetchUnavailableStatus(client) : undefined
  if (status) {
    const options = {source: 'Studio', alongside: patches, user: user ?? undefined}
    await switchStatus(client, {readerId: id, status: status.id}, options)
  } else {
    await client.mutate(patches, {tag: 'retire'})
  }
}

function readName({draft, published}: DocumentActionProps, {t}: Texts): string {
  const name = draft?.name ?? published?.name
  return typeof name === 'string' && name !== '' ? name : t('action.this.reader')
}

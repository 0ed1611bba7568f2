import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useDocumentOperation,
  useDocumentPairPermissions,
} from 'sanity'

import {titleOf, wordsForType} from './document-words.ts'
import {RemovalDialog} from './removal-dialog.tsx'

/**
 * Offers to unpublish whatever is published. The built-in action does so only in the perspective
 * 'Published', not among drafts, where editors work.
 */
export const unpublishAction: DocumentActionComponent = (props: DocumentActionProps) => {
  const {id, type, published, release} = props
  const {unpublish} = useDocumentOperation(id, type)
  const [permissions, isLoading] = useDocumentPairPermissions({id, type, permission: 'unpublish'})
  const [isAsking, setAsking] = useState(false)
  if (!published || release) {
    return null
  }
  const {noun, consequences} = wordsForType(type)
  const title = titleOf(props)
  const isAllowed = isLoading || permissions?.granted === true
  const close = () => setAsking(false)
  return {
    label: 'Unpublish',
    icon: UnpublishIcon,
    tone: 'critical',
    disabled: isLoading || !isAllowed || Boolean(unpublish.disabled),
    ...(!isAllowed && {title: 'You may not unpublish this.'}),
    onHandle: () => setAsking(true),
    dialog: isAsking && {
      type: 'custom',
      component: (
        <RemovalDialog
          id={id}
          texts={{
            header: `Unpublish this ${noun}?`,
            consequences: `${title} will no longer be public. ${consequences} It stays here as a draft, and you can publish it again.`,
            obstacle: `${title} cannot be unpublished while others use it. Open each of these, remove it there and publish:`,
            confirm: 'Unpublish',
          }}
          onCancel={close}
          onConfirm={() => {
            close()
            unpublish.execute()
          }}
        />
      ),
    },
  }
}
unpublishAction.action = 'unpublish'

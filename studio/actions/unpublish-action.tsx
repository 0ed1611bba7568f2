import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useDocumentOperation,
  useDocumentPairPermissions,
} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {nameType, titleOf} from './document-words.ts'
import {RemovalDialog} from './removal-dialog.tsx'
import {useWithdrawalRecord} from './withdrawal.ts'

/**
 * Offers to unpublish whatever is published. The built-in action does so only in the perspective
 * 'Published', not among drafts, where editors work.
 */
export const unpublishAction: DocumentActionComponent = (props: DocumentActionProps) => {
  const {id, type, published, release} = props
  const {unpublish} = useDocumentOperation(id, type)
  const [permissions, isLoading] = useDocumentPairPermissions({id, type, permission: 'unpublish'})
  const [isAsking, setAsking] = useState(false)
  const recordWithdrawal = useWithdrawalRecord(props)
  const texts = useTexts()
  const {t} = texts
  if (!published || release) {
    return null
  }
  const named = nameType(type)
  const title = titleOf(props, texts)
  const isAllowed = isLoading || permissions?.granted === true
  const close = () => setAsking(false)
  return {
    label: t('action.unpublish'),
    icon: UnpublishIcon,
    tone: 'critical',
    disabled: isLoading || !isAllowed || Boolean(unpublish.disabled),
    ...(!isAllowed && {title: t('action.unpublish.not-allowed')}),
    onHandle: () => setAsking(true),
    dialog: isAsking && {
      type: 'custom',
      component: (
        <RemovalDialog
          id={id}
          texts={{
            header: t(`action.unpublish.header.${named}`),
            consequences: t('action.unpublish.consequences', {
              title,
              consequences: t(`action.without.${named}`),
            }),
            obstacle: t('action.unpublish.obstacle', {title}),
            confirm: t('action.unpublish'),
          }}
          onCancel={close}
          onConfirm={() => {
            close()
            recordWithdrawal()
            unpublish.execute()
          }}
        />
      ),
    },
  }
}
unpublishAction.action = 'unpublish'

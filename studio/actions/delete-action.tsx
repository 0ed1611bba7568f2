import {useState} from 'react'
import {type DocumentActionComponent, type DocumentActionProps, useDocumentOperation} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {nameType, titleOf} from './document-words.ts'
import {RemovalDialog} from './removal-dialog.tsx'
import {useWithdrawalRecord} from './withdrawal.ts'

/** Replaces the dialog of the Delete action, which offers to delete a document that others refer to and then fails. */
export function deleteAction(builtInAction: DocumentActionComponent): DocumentActionComponent {
  const DeleteAction: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = builtInAction(props)
    const {delete: deletion} = useDocumentOperation(props.id, props.type)
    const [isAsking, setAsking] = useState(false)
    const recordWithdrawal = useWithdrawalRecord(props)
    const texts = useTexts()
    const {t} = texts
    if (!description) {
      return null
    }
    const type = nameType(props.type)
    const title = titleOf(props, texts)
    const close = () => setAsking(false)
    return {
      ...description,
      onHandle: () => setAsking(true),
      dialog: isAsking && {
        type: 'custom',
        component: (
          <RemovalDialog
            id={props.id}
            texts={{
              header: t(`action.delete.header.${type}`),
              consequences: props.published
                ? t('action.delete.published', {
                    title,
                    consequences: t(`action.without.${type}`),
                  })
                : t('action.delete.unpublished', {title}),
              obstacle: t('action.delete.obstacle', {title}),
              confirm: t('action.delete'),
            }}
            onCancel={close}
            onConfirm={() => {
              close()
              recordWithdrawal()
              deletion.execute()
            }}
          />
        ),
      },
    }
  }
  DeleteAction.action = builtInAction.action
  return DeleteAction
}

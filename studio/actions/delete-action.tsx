import {useState} from 'react'
import {type DocumentActionComponent, type DocumentActionProps, useDocumentOperation} from 'sanity'

import {titleOf, wordsForType} from './document-words.ts'
import {RemovalDialog} from './removal-dialog.tsx'

/** Replaces the dialog of the Delete action, which offers to delete a document that others refer to and then fails. */
export function deleteAction(builtInAction: DocumentActionComponent): DocumentActionComponent {
  const DeleteAction: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = builtInAction(props)
    const {delete: deletion} = useDocumentOperation(props.id, props.type)
    const [isAsking, setAsking] = useState(false)
    if (!description) {
      return null
    }
    const {noun, consequences} = wordsForType(props.type)
    const title = titleOf(props)
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
              header: `Delete this ${noun}?`,
              consequences: props.published
                ? `${title} will be deleted. ${consequences}`
                : `${title} will be deleted. It was never published.`,
              obstacle: `${title} cannot be deleted while others use it. Open each of these, remove it there and publish:`,
              confirm: 'Delete',
            }}
            onCancel={close}
            onConfirm={() => {
              close()
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

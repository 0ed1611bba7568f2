import type {DocumentActionComponent, DocumentActionProps} from 'sanity'

/** Offers the Delete action only while a document has never been published. */
export function deleteUnpublished(deleteAction: DocumentActionComponent): DocumentActionComponent {
  const DeleteUnpublished: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = deleteAction(props)
    return props.published ? null : description
  }
  DeleteUnpublished.action = deleteAction.action
  return DeleteUnpublished
}

import type {DocumentActionComponent, DocumentActionProps} from 'sanity'

/** Delete, offered only for what nobody outside has seen yet. */
export function deleteUnpublished(remove: DocumentActionComponent): DocumentActionComponent {
  const DeleteUnpublished: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = remove(props)
    return props.published ? null : description
  }
  DeleteUnpublished.action = remove.action
  return DeleteUnpublished
}

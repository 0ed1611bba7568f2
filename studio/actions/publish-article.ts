import {type DocumentActionComponent, type DocumentActionProps, useDocumentOperation} from 'sanity'

/** Sets the date of an article that is published without one. */
export function publishArticle(publishAction: DocumentActionComponent): DocumentActionComponent {
  const PublishArticle: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publishAction(props)
    const {patch} = useDocumentOperation(props.id, props.type)
    if (!description) {
      return null
    }
    return {
      ...description,
      onHandle: () => {
        const edited = props.draft ?? props.published
        if (!edited?.publishedAt) {
          patch.execute([{set: {publishedAt: new Date().toISOString()}}])
        }
        description.onHandle?.()
      },
    }
  }
  PublishArticle.action = publishAction.action
  return PublishArticle
}

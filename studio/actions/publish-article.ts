import {type DocumentActionComponent, type DocumentActionProps, useDocumentOperation} from 'sanity'

/** Publishes an article, and sets the publication date if it has none. */
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
        const article = props.draft ?? props.published
        if (!article?.publishedAt) {
          patch.execute([{set: {publishedAt: new Date().toISOString()}}])
        }
        description.onHandle?.()
      },
    }
  }
  PublishArticle.action = publishAction.action
  return PublishArticle
}

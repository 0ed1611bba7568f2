import {type DocumentActionComponent, type DocumentActionProps, useDocumentOperation} from 'sanity'

/** Publishing an article for the first time dates it, unless an editor gave it a date already. */
export function datedPublish(publish: DocumentActionComponent): DocumentActionComponent {
  const DatedPublish: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publish(props)
    const {patch} = useDocumentOperation(props.id, props.type)
    if (!description) {
      return null
    }
    return {
      ...description,
      onHandle: () => {
        const current = props.draft ?? props.published
        if (!current?.publishedAt) {
          patch.execute([{set: {publishedAt: new Date().toISOString()}}])
        }
        description.onHandle?.()
      },
    }
  }
  DatedPublish.action = publish.action
  return DatedPublish
}

import type {DocumentActionComponent, DocumentActionProps} from 'sanity'

import {waitForRichText} from '../typing/rich-text-typing.ts'

/** Publishes after the form knows the last keys, which a text editor passes on only when typing stops. */
export function publishAllText(publishAction: DocumentActionComponent): DocumentActionComponent {
  const PublishAllText: DocumentActionComponent = (props: DocumentActionProps) => {
    const description = publishAction(props)
    return (
      description && {
        ...description,
        onHandle: () => void waitForRichText().then(() => description.onHandle?.()),
      }
    )
  }
  PublishAllText.action = publishAction.action
  return PublishAllText
}

import {useEditor} from '@portabletext/editor'
import {useEffect} from 'react'
import {getPublishedId, type PortableTextPluginsProps, useFormValue} from 'sanity'

import {forgetTypedBody, notePassedOn, storeTypedBody} from './typed-body.ts'

const ID_PATH = ['_id']

/** The plugins of the editor of an article's text: those of the Studio, and the one that feeds the preview. */
export function BodyPlugins(props: PortableTextPluginsProps) {
  return (
    <>
      {props.renderDefault(props)}
      <TypedBodyPlugin />
    </>
  )
}

/** Stores the text after each key, which the form gets only after a pause. */
function TypedBodyPlugin() {
  const editor = useEditor()
  const documentId = useFormValue(ID_PATH)
  const id = typeof documentId === 'string' ? getPublishedId(documentId) : undefined
  useEffect(() => {
    if (id === undefined) {
      return undefined
    }
    let isWaiting = false
    const typing = editor.on('patch', () => {
      if (isWaiting) {
        return
      }
      isWaiting = true
      // One key can cause several patches, and the snapshot has them all after this task.
      queueMicrotask(() => {
        isWaiting = false
        storeTypedBody(id, editor.getSnapshot().context.value)
      })
    })
    const passingOn = editor.on('mutation', () => notePassedOn(id))
    return () => {
      typing.unsubscribe()
      passingOn.unsubscribe()
      forgetTypedBody(id)
    }
  }, [editor, id])
  return null
}

import {useEditor} from '@portabletext/editor'
import {useToast} from '@sanity/ui/toast'
import {use, useEffect, useEffectEvent} from 'react'
import type {PortableTextPluginsProps} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {describeLosses} from './describe-losses.ts'
import {createPasteBehavior, type PasteReport} from './paste-behavior.ts'
import {UploadContext} from './upload-context.ts'

const MESSAGE_DURATION_IN_MS = 20_000

/** The plugins of the rich text editor, with the reading of pasted HTML and a message that names what was not kept. */
export function PastePlugins(props: PortableTextPluginsProps) {
  const editor = useEditor()
  const upload = use(UploadContext)
  const toast = useToast()
  const texts = useTexts()
  const finish = useEffectEvent(({losses, refusedPictures, pictures}: PasteReport) => {
    const sentences = describeLosses(losses, refusedPictures, texts)
    if (sentences.length > 0) {
      toast.push({
        status: 'warning',
        closable: true,
        duration: MESSAGE_DURATION_IN_MS,
        title: texts.t('paste.title'),
        description: sentences.map((sentence) => (
          <div key={sentence} style={{marginBlockStart: '0.5em'}}>
            {sentence}
          </div>
        )),
      })
    }
    void upload?.(pictures)
  })
  useEffect(
    () => editor.registerBehavior({behavior: createPasteBehavior((pasted) => finish(pasted))}),
    [editor],
  )
  return props.renderDefault(props)
}

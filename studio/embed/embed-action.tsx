import {CodeBlockIcon} from '@sanity/icons/CodeBlock'
import {useState} from 'react'
import type {DocumentActionComponent} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {EmbedDialog} from './embed-dialog.tsx'
import {readSubject} from './embed-subject.ts'

/** Opens the dialog with the snippets of an article or a reader. */
export const embedAction: DocumentActionComponent = ({type, draft, published, ready}) => {
  const [isOpen, setOpen] = useState(false)
  const {t} = useTexts()
  return {
    label: t('embed.action'),
    icon: CodeBlockIcon,
    disabled: !ready,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'custom',
      component: (
        <EmbedDialog
          subject={readSubject(type, {draft, published})}
          onClose={() => setOpen(false)}
        />
      ),
    },
  }
}

import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {useEffect, useRef} from 'react'
import {
  defineDocumentInspector,
  definePlugin,
  type DocumentLayoutProps,
  type DocumentInspector,
} from 'sanity'
import {useDocumentPane, useStructureTool} from 'sanity/structure'

import {useTexts} from '../i18n/use-texts.ts'
import {PreviewPanel} from './preview-panel.tsx'
import {readSettings, writeSettings} from './preview-settings.ts'

const PREVIEW = 'article-preview'

const inspector: DocumentInspector = defineDocumentInspector({
  name: PREVIEW,
  component: PreviewPanel,
  useMenuItem: () => {
    const {t} = useTexts()
    return {title: t('preview.title'), icon: EyeOpenIcon, showAsAction: true}
  },
  onOpen: ({params}) => {
    writeSettings({isOpen: true})
    return {params}
  },
  onClose: ({params}) => {
    writeSettings({isOpen: false})
    return {params}
  },
})

/** Adds the preview to the form of an article. It opens with each article until an editor closes it. */
export const articlePreview = definePlugin({
  name: 'reader-article-preview',
  document: {
    inspectors: (inspectors, {documentType}) =>
      documentType === 'article' ? [inspector, ...inspectors] : inspectors,
    components: {unstable_layout: LayoutWithPreview},
  },
})

function LayoutWithPreview(props: DocumentLayoutProps) {
  return (
    <>
      {props.documentType === 'article' && <RememberedPreview />}
      {props.renderDefault(props)}
    </>
  )
}

/** Opens the preview with the form if it was open with the last one; not on a phone, where it hides the form. */
function RememberedPreview() {
  const {inspector: openInspector, openInspector: open, ready} = useDocumentPane()
  const {resizablePanes} = useStructureTool().features
  const isDone = useRef(false)
  useEffect(() => {
    if (!ready || isDone.current) {
      return
    }
    isDone.current = true
    if (resizablePanes && !openInspector && readSettings().isOpen) {
      open(PREVIEW)
    }
  }, [open, openInspector, ready, resizablePanes])
  return null
}

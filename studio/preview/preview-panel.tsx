import {readArticle} from '@reader-article/content'
import {Card, Flex, Spinner, Text} from '@sanity/ui'
import {useCallback, useEffect, useMemo, useState, useSyncExternalStore} from 'react'
import {type DocumentInspectorProps, getPublishedId, type Path, pathToString} from 'sanity'
import {
  DocumentInspectorHeader,
  useDocumentPane,
  usePaneRouter,
  useStructureTool,
} from 'sanity/structure'
import {createGlobalStyle} from 'styled-components'

import {useTexts} from '../i18n/use-texts.ts'
import {previewArticle} from './preview-article.ts'
import {PreviewControls} from './preview-controls.tsx'
import {PreviewFrame} from './preview-frame.tsx'
import {type PreviewSettings, readSettings, writeSettings} from './preview-settings.ts'
import {forgetPassedOn, getTypedBody, subscribeToTypedBodies} from './typed-body.ts'
import {useReferencedDocuments} from './use-referenced-documents.ts'

// The Studio's panels beside a form are at most 540 pixels wide, until somebody drags their edge.
const WidePanel = createGlobalStyle`
  [data-ui='DocumentInspectorPanel'][style*='max-width']:has([data-wide='true']) {
    max-width: none !important;
    flex-grow: 3 !important;
  }
`

/** How long the fields of another tab of the form take to appear, in milliseconds. */
const APPEARING_MS = 500

/** The preview beside the form of an article: follows each key, and a click on a part leads to its field. */
export function PreviewPanel({onClose, documentId}: DocumentInspectorProps) {
  const {onFocus, onPathOpen} = useDocumentPane()
  const {params, setParams} = usePaneRouter()
  const {resizablePanes} = useStructureTool().features
  const [settings, setSettings] = useState(readSettings)
  const article = useEditedArticle(documentId)
  const {t} = useTexts()
  const changeSettings = useCallback(
    (changes: Partial<PreviewSettings>) => setSettings(writeSettings(changes)),
    [],
  )
  const edit = useCallback(
    (path: Path) => {
      // On a phone, the preview is in place of the form. One change of the address closes it and leads to the field.
      if (!resizablePanes) {
        const {inspect: _, ...others} = params ?? {}
        setParams({...others, path: pathToString(path)})
        return
      }
      onPathOpen(path)
      onFocus(path)
      // A text editor that appears only now, in another tab of the form, ignores the first call.
      window.setTimeout(() => {
        if (document.activeElement instanceof HTMLIFrameElement) {
          onFocus([...path])
        }
      }, APPEARING_MS)
    },
    [onFocus, onPathOpen, params, resizablePanes, setParams],
  )
  return (
    <Flex
      direction="column"
      height="fill"
      overflow="hidden"
      data-testid="article-preview"
      data-wide={settings.device !== 'phone'}
    >
      <WidePanel />
      <DocumentInspectorHeader
        title={t('preview.title')}
        closeButtonLabel={t('preview.close')}
        onClose={onClose}
      />
      <Card borderBottom>
        <PreviewControls settings={settings} onChange={changeSettings} />
      </Card>
      {article === undefined ? (
        <Flex flex={1} align="center" justify="center">
          <Spinner muted />
        </Flex>
      ) : isEmpty(article) ? (
        <Flex flex={1} align="center" justify="center" padding={4}>
          <Text muted size={1} align="center">
            {t('preview.empty')}
          </Text>
        </Flex>
      ) : (
        <PreviewFrame article={article} settings={settings} onEdit={edit} />
      )}
    </Flex>
  )
}

/** Returns what a page would get if the article were published as it is in the form; undefined until it is known. */
function useEditedArticle(documentId: string): unknown {
  const {displayed} = useDocumentPane()
  const id = getPublishedId(documentId)
  const typedBody = useSyncExternalStore(subscribeToTypedBodies, () => getTypedBody(id))
  const formBody = displayed?.['body']
  // eslint-disable-next-line react/exhaustive-effect-dependencies -- Runs after each change of the text in the form.
  useEffect(() => forgetPassedOn(id), [formBody, id])
  const documents = useReferencedDocuments(displayed)
  return useMemo(
    () =>
      documents && displayed
        ? previewArticle({...displayed, _id: id, body: typedBody ?? formBody}, documents)
        : undefined,
    [displayed, documents, formBody, id, typedBody],
  )
}

/** An element has nothing to show without a title and text, and reports an error. */
function isEmpty(article: unknown): boolean {
  return readArticle(article) === undefined
}

import type {ParsedDocument} from '@reader-article/import/read'
import {Card, Text} from '@sanity/ui'
import {useEffect, useRef, useState} from 'react'

import {environment} from '../../environment.ts'
import {useTexts} from '../../i18n/use-texts.ts'
import type {DroppedPicture} from '../data/import-store.ts'
import {toArticleData} from './article-data.ts'

/** Shows a document by the real element `<reader-article>`, as it will look on a page. */
export function ArticlePreview(props: {
  readonly document: ParsedDocument
  readonly pictures: readonly DroppedPicture[]
}) {
  const {document: parsed, pictures} = props
  const host = useRef<HTMLDivElement>(null)
  const {t} = useTexts()
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    const {data, urls} = toArticleData(parsed, pictures)
    void showArticle(host.current, data, left.signal).catch(() => setHasFailed(true))
    return () => {
      left.abort()
      for (const url of urls) {
        URL.revokeObjectURL(url)
      }
    }
  }, [parsed, pictures])
  return (
    <Card padding={4} radius={2} border data-testid="import-preview">
      {hasFailed && (
        <Text size={1} muted role="alert">
          {t('import.preview.load-error')}
        </Text>
      )}
      <div ref={host} style={{fontFamily: 'system-ui, sans-serif', lineHeight: 1.5}} />
    </Card>
  )
}

async function showArticle(
  host: HTMLDivElement | null,
  data: unknown,
  signal: AbortSignal,
): Promise<void> {
  const {defineReaderArticle, registerBlock} = await import('reader-article')
  defineReaderArticle()
  registerBlock('importedPicture', (value, h) => {
    const {url, alt, caption} = value
    return h(
      'figure',
      {part: 'figure'},
      h('img', {src: String(url), alt: String(alt), style: 'max-width: 100%'}),
      caption !== '' && h('figcaption', {part: 'caption'}, String(caption)),
    )
  })
  if (signal.aborted || host === null) {
    return
  }
  const {projectId, dataset, lakeAddress} = environment
  const existing = host.querySelector('reader-article')
  const element = existing ?? document.createElement('reader-article')
  element.projectId = projectId
  element.datasetName = dataset
  element.apiHost = lakeAddress
  element.headingLevel = 3
  element.hide = 'call related'
  element.data = data
  if (existing === null) {
    host.append(element)
  }
}

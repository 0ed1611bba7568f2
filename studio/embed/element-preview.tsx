import 'reader-article/define'

import {Card, Stack, Text} from '@sanity/ui'
import {useEffect, useRef, useState} from 'react'
import magazine from 'reader-article/themes/magazine.css?inline'
import midnight from 'reader-article/themes/midnight.css?inline'
import plain from 'reader-article/themes/plain.css?inline'
import type {SnippetOptions, SnippetTheme} from 'reader-article/snippets'
import {styled} from 'styled-components'

import {useTexts} from '../i18n/use-texts.ts'

const THEME_STYLES: Readonly<Record<SnippetTheme, string>> = {plain, magazine, midnight}

// A plain page of somebody else, whatever the colours of the Studio are.
const PAGE_STYLES = `
  .page { all: initial; display: block; min-block-size: 4rem; padding: 1rem; color-scheme: light;
    color: #1b1b1b; background: #fff; font: 1rem/1.5 Georgia, serif; }
`

const Frame = styled.div`
  max-block-size: 26rem;
  overflow: auto;
  border-radius: 3px;
`

/** The look of a preview: the element's tag as HTML, the dataset, and the theme. */
export interface PreviewProps {
  readonly html: string
  readonly source: SnippetOptions['source']
  readonly theme: SnippetTheme | undefined
}

/** Shows the real element in a shadow root, so that neither the Studio's styles nor the page's reach the other. */
export default function ElementPreview({html, source, theme}: PreviewProps) {
  const host = useRef<HTMLDivElement>(null)
  const [hasFailed, setFailed] = useState(false)
  const {t} = useTexts()
  const {projectId, dataset, apiHost} = source
  useEffect(() => {
    const {current} = host
    if (!current) {
      return undefined
    }
    setFailed(false)
    const controller = new AbortController()
    const root = current.shadowRoot ?? current.attachShadow({mode: 'open'})
    root.replaceChildren(createStyle(theme), createPage(html, {projectId, dataset, apiHost}))
    root.addEventListener('click', keepPage, controller)
    for (const tag of ['article', 'articles', 'card', 'status']) {
      const listen = (name: string, show: () => void) =>
        root.addEventListener(`reader-${tag}-${name}`, show, controller)
      listen('load', () => setFailed(false))
      listen('error', () => setFailed(true))
    }
    return () => controller.abort()
  }, [html, theme, projectId, dataset, apiHost])
  return (
    <Stack gap={3}>
      <Card border radius={2}>
        <Frame
          ref={host}
          tabIndex={0}
          role="group"
          aria-label={t('embed.preview')}
          data-testid="preview"
        />
      </Card>
      {hasFailed && (
        <Text size={1} role="status">
          {t('embed.preview.error')}
        </Text>
      )}
    </Stack>
  )
}

function createStyle(theme: SnippetTheme | undefined): HTMLStyleElement {
  const style = document.createElement('style')
  style.textContent = PAGE_STYLES + (theme === undefined ? '' : THEME_STYLES[theme])
  return style
}

function createPage(
  html: string,
  {projectId, dataset, apiHost}: SnippetOptions['source'],
): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const fragment = document.importNode(template.content, true)
  const element = fragment.firstElementChild
  element?.setAttribute('project-id', projectId)
  element?.setAttribute('dataset', dataset)
  if (apiHost !== undefined) {
    element?.setAttribute('api-host', apiHost)
  }
  const page = document.createElement('div')
  page.className = 'page'
  page.append(fragment)
  return page
}

/** Keeps a link in the preview from opening its page in place of the Studio. */
function keepPage(event: Event): void {
  if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) {
    event.preventDefault()
  }
}

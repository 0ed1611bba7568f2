import {Box, useElementSize} from '@sanity/ui'
import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react'
import type {Path} from 'sanity'
import {styled} from 'styled-components'

import {useTexts} from '../i18n/use-texts.ts'
import {useEnvironment} from '../use-environment.tsx'
// Vite bundles a worker's module on its own, which is what a frame needs too.
// eslint-disable-next-line import/default -- Vite makes the default export from the query.
import pageUrl from './page/preview-page.ts?worker&url'
import {readPageMessage, type ShowMessage} from './preview-messages.ts'
import {PREVIEW_WIDTHS, type PreviewSettings} from './preview-settings.ts'
import {stableJson} from './stable-json.ts'

const Stage = styled(Box)`
  position: relative;
  overflow: hidden;
  background: var(--card-code-bg-color);

  & > iframe {
    position: absolute;
    inset-block-start: 0;
    border: 0;
    max-inline-size: none;
    transform-origin: 0 0;
  }
`

// The page has no address of its own, so that it needs nothing from the server that serves the Studio.
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title><script type="module" src="${new URL(pageUrl, location.href).href}"></script>`

/**
 * Shows an article on a page of its own, at the width of a device; the page is made smaller if there is less space.
 *
 * @param onEdit - Called with the path of the field that an editor has clicked.
 */
export function PreviewFrame(props: {
  readonly article: unknown
  readonly settings: PreviewSettings
  readonly onEdit: (path: Path) => void
}) {
  const {article, settings, onEdit} = props
  const {device, theme, scheme} = settings
  const {projectId, dataset, lakeAddress} = useEnvironment()
  const {t} = useTexts()
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReady, setIsReady] = useState(false)
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const space = useElementSize(stage)?.content

  useEffect(() => {
    const readMessage = ({source, origin, data}: MessageEvent) => {
      const isOurs = source === frame.current?.contentWindow && origin === location.origin
      const message = isOurs ? readPageMessage(data) : undefined
      if (message?.type === 'reader-article-preview-ready') {
        setIsReady(true)
      } else if (message) {
        onEdit(message.path)
      }
    }
    addEventListener('message', readMessage)
    return () => removeEventListener('message', readMessage)
  }, [onEdit])

  const message = useMemo<ShowMessage>(
    () => ({
      type: 'reader-article-preview-show',
      article,
      theme,
      scheme,
      projectId,
      dataset,
      apiHost: lakeAddress,
    }),
    [article, theme, scheme, projectId, dataset, lakeAddress],
  )
  const sent = useRef('')
  // A layout effect, because the Studio's own effects take longer than the preview after each key.
  useLayoutEffect(() => {
    const json = stableJson(message)
    // Most changes of the form's state do not change the article, and the form repeats what has been typed.
    if (isReady && json !== sent.current) {
      sent.current = json
      frame.current?.contentWindow?.postMessage(message, location.origin)
    }
  }, [isReady, message])

  const width = PREVIEW_WIDTHS[device]
  const scale = space ? Math.min(1, space.width / width) : 1
  return (
    <Stage flex={1} ref={setStage}>
      {space && (
        <iframe
          ref={frame}
          title={t('preview.frame')}
          data-testid="article-preview-frame"
          // The page shows content. It opens no windows, sends no forms, and leads nowhere.
          // eslint-disable-next-line react/iframe-missing-sandbox -- The script is the Studio's own, and needs its origin for modules and messages.
          sandbox="allow-same-origin allow-scripts"
          srcDoc={PAGE}
          style={{
            width,
            height: space.height / scale,
            transform: `scale(${scale})`,
            insetInlineStart: Math.max(0, (space.width - width * scale) / 2),
            colorScheme: scheme,
          }}
        />
      )}
    </Stage>
  )
}

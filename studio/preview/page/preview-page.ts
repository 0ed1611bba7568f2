/**
 * The page in the frame of the preview: shows the article that the Studio sends, with the real `<reader-article>`,
 * and sends back the path of the field of each part that an editor clicks.
 */
import 'reader-article/define'
// Raw, because Vite would replace `light-dark()` with variables that follow only the style sheet's own `color-scheme`.
import magazine from 'reader-article/themes/magazine.css?raw'
import midnight from 'reader-article/themes/midnight.css?raw'
import plain from 'reader-article/themes/plain.css?raw'

import {type PageMessage, readShowMessage, type ShowMessage} from '../preview-messages.ts'
import {findClickedPath} from './clicked-path.ts'
import pageStyles from './preview-page.css?raw'

const THEMES = {plain, magazine, midnight}

const element = document.createElement('reader-article')
const styles = document.createElement('style')
const theme = document.createElement('style')
/** The message to show next, while an older one is being rendered. */
let next: ShowMessage | undefined
let isRendering = false

styles.textContent = pageStyles
document.head.append(styles, theme)
document.addEventListener('click', readClick, {capture: true})
addEventListener('message', readMessage)
send({type: 'reader-article-preview-ready'})

function readMessage({source, origin, data}: MessageEvent): void {
  const message = source === parent && origin === self.origin ? readShowMessage(data) : undefined
  if (!message) {
    return
  }
  // A rendering that is stopped by each new key would never end in a long article.
  next = message
  if (!isRendering) {
    void showNext()
  }
}

async function showNext(): Promise<void> {
  isRendering = true
  while (next) {
    const message = next
    next = undefined
    await show(message)
  }
  isRendering = false
}

function show(message: ShowMessage): Promise<void> {
  document.documentElement.style.colorScheme = message.scheme
  if (theme.textContent !== THEMES[message.theme]) {
    theme.textContent = THEMES[message.theme]
  }
  const shown = new Promise<void>((resolve) => {
    for (const type of ['reader-article-load', 'reader-article-error']) {
      element.addEventListener(type, () => resolve(), {once: true})
    }
  })
  Object.assign(element, {
    projectId: message.projectId,
    datasetName: message.dataset,
    apiHost: message.apiHost ?? null,
    data: message.article,
  })
  if (!element.isConnected) {
    document.body.append(element)
  }
  return shown
}

function readClick(event: MouseEvent): void {
  const [target] = event.composedPath()
  const {article, data, renderRoot} = element
  if (!(target instanceof Node) || !article) {
    return
  }
  const path = findClickedPath(target, {
    root: renderRoot,
    blocks: article.body,
    items: typeof data === 'object' && data !== null && 'body' in data ? data.body : undefined,
  })
  const isControl = event.composedPath().some(isDisclosure)
  if (!isControl) {
    event.preventDefault()
  }
  if (path) {
    send({type: 'reader-article-preview-edit', path})
  }
}

/** A transcript opens as on the page; links lead nowhere. */
function isDisclosure(target: EventTarget): boolean {
  return target instanceof Element && target.matches('summary, audio')
}

function send(message: PageMessage): void {
  parent.postMessage(message, self.origin)
}

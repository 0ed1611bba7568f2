import type {ReaderArticle} from '../reader-article/reader-article.ts'
import type {EditTarget, FieldAddress} from './edit-target.ts'
import {EditableNodes} from './editable-nodes.ts'
import {LiveArticles} from './live-articles.ts'
import {markArticle} from './mark-article.ts'
import {Overlay} from './overlay.ts'
import {openStudioChannels} from './studio-channels.ts'

/** Options of visual editing. */
export interface VisualEditingOptions {
  /** The origin of the Studio that may show the page, such as `https://studio.example`. */
  readonly studio: string
}

/**
 * Lets editors edit this page's articles in the Presentation tool of a Sanity Studio: a click on a text or a picture
 * opens its field, and what they type is on the page at once. For pages in draft mode only.
 *
 * Does nothing on a page that no other window has opened or shows in a frame.
 *
 * @returns A function that ends it.
 * @throws TypeError if `studio` is not an origin.
 * @example
 * enableVisualEditing({studio: 'https://studio.example'})
 */
export function enableVisualEditing({studio}: VisualEditingOptions): () => void {
  const origin = URL.parse(studio)?.origin
  if (origin !== studio) {
    throw new TypeError(
      `studio is '${studio}', which is not an origin. Use one such as 'https://studio.example'.`,
    )
  }
  const stop = new AbortController()
  if (window.parent !== window || window.opener) {
    new VisualEditing(studio, stop.signal).start()
  }
  return () => stop.abort()
}

class VisualEditing {
  readonly #studio: string
  readonly #signal: AbortSignal
  readonly #channels: ReturnType<typeof openStudioChannels>
  readonly #overlay: Overlay
  readonly #articles: LiveArticles
  readonly #observed = new WeakSet<Element>()
  readonly #nodes = new EditableNodes()
  /** The field that is open in the Studio. */
  #opened: FieldAddress | undefined
  #isEnabled = true

  constructor(studio: string, signal: AbortSignal) {
    this.#studio = studio
    this.#signal = signal
    this.#channels = openStudioChannels(studio, signal)
    this.#overlay = new Overlay(signal)
    this.#articles = new LiveArticles(this.#channels.queries, (each) => this.#mark(each), signal)
  }

  start(): void {
    this.#connectOverlays()
    this.#addListeners(this.#signal)
    this.#channels.start()
    document.querySelectorAll('reader-article').forEach((element) => {
      if (element.article) {
        this.#onLoaded(element)
      }
    })
  }

  #connectOverlays(): void {
    const {overlays} = this.#channels
    overlays.on('presentation/focus', (field) => {
      // After a click on the page, the editor looks at the right place already.
      const isKnown = this.#opened?.id === field.id && this.#opened.path === field.path
      this.#opened = field
      this.#showOpened(!isKnown)
    })
    overlays.on('presentation/blur', () => {
      this.#opened = undefined
      this.#showOpened(false)
    })
    overlays.on('presentation/toggle-overlay', () => this.#toggle())
    overlays.on('presentation/navigate', ({type, url}) => navigate(type, url))
    overlays.post('visual-editing/toggle', {enabled: true})
    this.#reportAddress()
  }

  #addListeners(signal: AbortSignal): void {
    const onLoaded = (event: Event) => {
      const [element] = event.composedPath()
      if (isReaderArticle(element)) {
        this.#onLoaded(element)
      }
    }
    document.addEventListener('reader-article-load', onLoaded, {signal})
    document.addEventListener('reader-article-error', onLoaded, {signal})
    addEventListener('pointermove', (event) => this.#hover(event), {passive: true, signal})
    document.documentElement.addEventListener(
      'pointerleave',
      () => this.#overlay.showHovered(undefined),
      {signal},
    )
    addEventListener('click', (event) => this.#click(event), {capture: true, signal})
    // As in Sanity's own overlays, links work while Alt is pressed.
    addEventListener('keydown', ({key, repeat}) => key === 'Alt' && !repeat && this.#toggle(), {
      signal,
    })
    addEventListener('keyup', ({key}) => key === 'Alt' && this.#toggle(), {signal})
    addEventListener('popstate', () => this.#reportAddress(), {signal})
    // Also fired when a router of the page changes the address; older browsers lack it.
    globalThis.navigation?.addEventListener('currententrychange', () => this.#reportAddress(), {
      signal,
    })
  }

  #reportAddress(): void {
    this.#channels.overlays.post('visual-editing/navigate', {
      type: 'push',
      url: location.href,
      title: document.title,
    })
  }

  #onLoaded(element: ReaderArticle): void {
    const {shadowRoot} = element
    if (shadowRoot && !this.#observed.has(element)) {
      this.#observed.add(element)
      // An element also shows its content again without an event, for example in another language.
      new MutationObserver(() => this.#mark(element)).observe(shadowRoot, {
        childList: true,
        subtree: true,
      })
    }
    this.#articles.onLoaded(element)
  }

  #mark(element: ReaderArticle): void {
    const {article, shadowRoot} = element
    const shown = this.#articles.getShown(element)
    if (!article || !shadowRoot || !shown) {
      return
    }
    const nodes = new Map<HTMLElement, EditTarget>()
    markArticle(shadowRoot, article, shown, (node, target) => nodes.set(node, target))
    this.#nodes.set(element, nodes)
    this.#showOpened(false)
  }

  #hover(event: Event): void {
    this.#overlay.showHovered(this.#isEnabled ? this.#nodes.find(event)?.node : undefined)
  }

  #click(event: Event): void {
    const clicked = this.#isEnabled && this.#nodes.find(event)
    if (!clicked) {
      return
    }
    event.preventDefault()
    event.stopPropagation()
    this.#opened = clicked.target
    this.#showOpened(false)
    this.#channels.overlays.post('visual-editing/focus', {
      ...clicked.target,
      baseUrl: this.#studio,
    })
  }

  #showOpened(scrolls: boolean): void {
    const nodes = this.#opened ? this.#nodes.findAll(this.#opened) : []
    this.#overlay.showOpened(nodes)
    if (scrolls) {
      nodes[0]?.scrollIntoView({block: 'nearest'})
    }
  }

  #toggle(): void {
    this.#isEnabled = !this.#isEnabled
    this.#overlay.showHovered(undefined)
    this.#channels.overlays.post('visual-editing/toggle', {enabled: this.#isEnabled})
  }
}

function isReaderArticle(target: EventTarget | undefined): target is ReaderArticle {
  return target instanceof Element && target.localName === 'reader-article'
}

/** Follows the Studio to another page of the same site. */
function navigate(type: 'push' | 'pop' | 'replace', address: string): void {
  const url = URL.parse(address, location.href)
  if (url?.origin !== location.origin || url.href === location.href) {
    return
  }
  if (type === 'pop') {
    history.back()
  } else if (type === 'replace') {
    location.replace(url)
  } else {
    location.assign(url)
  }
}

import type {Words} from '@reader-article/content'
import type {ReactiveController} from '@lit/reactive-element'

import {h} from '../dom.ts'
import {ArticleError} from '../errors.ts'
import {ReaderElementErrorEvent} from '../events.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {getLanguage} from '../locales/locales.ts'
import {isReturnVisit} from '../position/is-return-visit.ts'
import type * as keepPositionModule from '../position/keep-position.ts'
import {type ReaderElement, showNodes} from './reader-element.ts'

/** Undefined until it has been loaded. Then it is called without `await`, before the browser paints. */
let positionModule: typeof keepPositionModule | undefined

/** How an element fetches, reads and shows its content. */
export interface ContentSource<Content, W extends Words> {
  /** The values that decide which content is fetched; a change fetches again. The dataset is always included. */
  readonly request: () => readonly unknown[]
  /** The values that decide how content is shown; a change shows it again. The language is always included. */
  readonly display: () => readonly unknown[]
  /** True if content that a server has rendered must be fetched again. */
  readonly mustFetch?: () => boolean
  /** May throw ArticleError if an attribute is invalid. */
  readonly fetch: (signal: AbortSignal) => Promise<QueryResult>
  /** Throws ArticleError if the result has nothing to show. */
  readonly read: (result: unknown) => Content | Promise<Content>
  readonly loadWords: (lang: string) => Promise<W>
  readonly show: (content: Content, words: W, signal: AbortSignal) => Promise<void> | void
  /** Called when content is on screen, and when an element with content is connected again. */
  readonly onShown?: (signal: AbortSignal) => void
  readonly loadEvent: (content: Content, stale: boolean) => Event
  /** True if the element is a part of a line of text, so that showing it does not move the page. */
  readonly isInline?: boolean
  /** The message if there is neither content nor a fallback; '' shows none. */
  readonly failure: (words: W) => string
}

/**
 * Loads and shows an element's content: keeps the fallback until the content has been loaded, fetches
 * again when a value of the request changes, and stops when the element is disconnected.
 */
export class ContentController<Content, W extends Words = Words> implements ReactiveController {
  /** The content on screen; undefined if a server has rendered it. */
  content: Content | undefined
  words: W | undefined
  /** True if content is on screen, rendered by the element or by a server. */
  isShown = false
  readonly #host: ReaderElement
  readonly #source: ContentSource<Content, W>
  #internals: ElementInternals | undefined
  #request: readonly unknown[] = []
  #display: readonly unknown[] = []
  #loading = new AbortController()
  /** True while content is missing, partly shown or a cached copy; a disconnected element keeps the value. */
  #isIncomplete = false

  constructor(host: ReaderElement, source: ContentSource<Content, W>) {
    this.#host = host
    this.#source = source
    host.addController(this)
  }

  /** Aborted when the element is disconnected or loads again. */
  get signal(): AbortSignal {
    return this.#loading.signal
  }

  hostConnected(): void {
    if (!this.#host.hasUpdated) {
      return
    }
    if (this.isShown && !this.#isIncomplete) {
      this.#source.onShown?.(this.#restart())
    } else {
      void this.#load()
    }
  }

  hostDisconnected(): void {
    this.#loading.abort()
  }

  hostUpdated(): void {
    const {projectId, datasetName, apiHost, lang, hasUpdated} = this.#host
    const request = [projectId, datasetName, apiHost, ...this.#source.request()]
    const display = [lang, ...this.#source.display()]
    const isRequestChanged = isDifferent(request, this.#request)
    const isDisplayChanged = isDifferent(display, this.#display)
    this.#request = request
    this.#display = display
    const meta = !hasUpdated && this.#host.renderRoot.querySelector('meta')
    if (meta) {
      // The element is a copy by `cloneNode()`, for example by a script that caches pages and shows them again.
      this.isShown = meta.content === this.#key
      this.#isIncomplete = true
    }
    if (hasUpdated ? isRequestChanged : !this.isShown) {
      void this.#load()
    }
    // To show the content of a server in another way, the element needs the content itself. If it
    // cannot be fetched, the server's rendering stays on screen.
    else if (this.isShown && !this.content && (hasUpdated || meta || this.#source.mustFetch?.())) {
      void this.#load(true)
    } else if (this.content && isDisplayChanged) {
      void this.#showAgain()
    } else if (!hasUpdated) {
      this.#keepPosition()
    }
  }

  /** Shows the content, for example after a change. */
  async show(): Promise<void> {
    const {content, words, signal} = this
    if (!content || !words) {
      return
    }
    this.isShown = true
    this.#isIncomplete = true
    await this.#source.show(content, words, signal)
    if (!signal.aborted) {
      this.#isIncomplete = false
      this.#host.renderRoot.querySelector('meta')?.setAttribute('content', this.#key)
    }
  }

  /** Reports an error with an event and on the console, unless the signal is aborted. */
  async report(cause: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return
    }
    const {localName} = this.#host
    const error =
      cause instanceof ArticleError ? cause : new ArticleError('invalid-answer', '', '', cause)
    try {
      const {explain} = await import('../explain.ts')
      error.message = explain(error, localName)
    } catch {
      // Offline there is no explanation; the message is the code.
    }
    console.error(error.message)
    if (!signal.aborted) {
      this.#host.dispatchEvent(new ReaderElementErrorEvent(localName, error))
    }
  }

  /** Identifies the request. */
  get #key(): string {
    return JSON.stringify(this.#request.map((value) => (typeof value === 'string' ? value : '')))
  }

  #restart(): AbortSignal {
    this.#loading.abort()
    return (this.#loading = new AbortController()).signal
  }

  async #load(keepsContent?: boolean): Promise<void> {
    let signal = this.#restart()
    const loadAgain = () => this.#isIncomplete && void this.#load(keepsContent)
    addEventListener('online', loadAgain, {signal})
    if (positionModule || this.isShown || location.hash || isReturnVisit()) {
      this.#keepPosition(true)
    }
    if (!this.isShown) {
      this.#showFallback()
    }
    this.#setState('loading')
    try {
      const loadingWords = this.#source.loadWords(getLanguage(this.#host))
      const loaded = await this.#source.fetch(signal)
      await this.#showResult(loaded, loadingWords, signal)
      const later = await loaded.later
      if (later && !later.result) {
        // What the cached copy shows may be at another slug now.
        void this.#load()
      } else if (later && !later.stale) {
        signal = this.#restart()
        this.#keepPosition(true)
        await this.#showResult(later, loadingWords, signal)
      }
    } catch (error) {
      if (signal.aborted) {
        return
      }
      this.#isIncomplete = true
      this.#setState('error')
      this.#keepPosition()
      if (!keepsContent) {
        void this.#fail(signal)
      }
      await this.report(error, signal)
    }
  }

  async #showResult(
    {result, stale}: QueryResult,
    loadingWords: Promise<W>,
    signal: AbortSignal,
  ): Promise<void> {
    const content = await this.#source.read(result)
    const words = await loadingWords
    signal.throwIfAborted()
    this.#setState(stale ? 'stale' : '')
    this.content = content
    this.words = words
    await this.show()
    signal.throwIfAborted()
    this.#keepPosition()
    this.#isIncomplete = stale
    this.#host.dispatchEvent(this.#source.loadEvent(this.content, stale))
    this.#source.onShown?.(signal)
    this.#warnIfUnclosed()
  }

  async #showAgain(): Promise<void> {
    const {signal} = this
    try {
      const words = await this.#source.loadWords(getLanguage(this.#host))
      signal.throwIfAborted()
      this.words = words
      await this.show()
    } catch {
      // The element has been disconnected, or loads other content now.
    }
  }

  #keepPosition(isLoading = false): void {
    if (this.#source.isInline) {
      return
    }
    if (positionModule) {
      positionModule.keepPosition(this.#host, isLoading)
      return
    }
    void import('../position/keep-position.ts').then(
      (loaded) => (positionModule = loaded).keepPosition(this.#host, isLoading),
      console.error,
    )
  }

  /** Loads the warning only for an element that may lack its end tag: the last in its parent, whose content is not just a link. */
  #warnIfUnclosed(): void {
    const {nextSibling, textContent} = this.#host
    const hasContent =
      this.#host.querySelector(':scope > :not(a)') || /^[ ,.;:!?)]/.test(textContent)
    if (nextSibling || !hasContent) {
      return
    }
    void import('../explain.ts').then(
      ({warnIfUnclosed}) => warnIfUnclosed(this.#host),
      console.error,
    )
  }

  async #fail(signal: AbortSignal): Promise<void> {
    const {renderRoot, textContent, firstElementChild} = this.#host
    this.#showFallback()
    if (textContent.trim() || firstElementChild) {
      return
    }
    const message = this.#source.failure(await this.#source.loadWords(getLanguage(this.#host)))
    if (message && !signal.aborted) {
      renderRoot.append(h('p', {part: 'message'}, message))
    }
  }

  #showFallback(): void {
    this.content = undefined
    this.isShown = false
    showNodes(this.#host, h('slot', null))
  }

  #setState(state: 'loading' | 'error' | 'stale' | ''): void {
    try {
      this.#internals ??= this.#host.attachInternals()
      const {states} = this.#internals
      states.clear()
      if (state) {
        states.add(state)
      }
    } catch {
      // An older browser has no states, or only names that begin with dashes.
    }
  }
}

function isDifferent(values: readonly unknown[], before: readonly unknown[]): boolean {
  return values.some((value, index) => !Object.is(value, before[index]))
}

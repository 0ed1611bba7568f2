import type {DatasetAddress, Words} from '@reader-article/content'
import {type PropertyValues, ReactiveElement} from '@lit/reactive-element'

import {applyStyles} from '../apply-styles.ts'
import {datasetAddress} from '../configuration.ts'
import {h} from '../dom.ts'
import {ArticleError} from '../errors.ts'
import {ReaderElementErrorEvent} from '../events.ts'
import {anySignal} from '../fetching/any-signal.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {languageOf} from '../locales/locales.ts'

/** What no fallback has, but the rest of a page. */
const REST_OF_PAGE =
  ':scope > :is(main, header, footer, nav, aside, form, script), reader-article, reader-card, reader-status, reader-articles, reader-directory'

/** The properties that every element here has: where it reads from, and in which language it speaks. */
export const contentProperties = {
  projectId: {attribute: 'project-id', reflect: true},
  datasetName: {attribute: 'dataset', reflect: true},
  apiHost: {attribute: 'api-host', reflect: true},
  lang: {reflect: true},
}

/**
 * An element that shows content: it keeps the page's own fallback until that has arrived, gives up
 * when it is removed, and follows the statuses of readers where it is live.
 */
export abstract class ContentElement<Content, W extends Words = Words> extends ReactiveElement {
  /** @internal */
  declare readonly ['constructor']: typeof ReactiveElement
  /** @internal */
  declare readonly renderRoot: ShadowRoot
  /** The project; else from `configure()` or the script's address. */
  declare projectId: string | null | undefined
  /** The dataset, 'production' where it is left out. */
  declare datasetName: string | null | undefined
  /** The origin of a Lake; left out for hosted Sanity. */
  declare apiHost: string | null | undefined
  /** The language of dates and words; else that of the page. */
  declare lang: string

  /** What is on screen; undefined also where a server has rendered it. */
  protected content: Content | undefined
  protected words: W | undefined
  /** Something is on screen, ours or what a server has rendered. */
  protected isShown = false
  /** Aborted when the element is removed, or loads something else. */
  protected get signal(): AbortSignal {
    return this.#controller.signal
  }
  readonly #internals = attachInternals(this)
  #controller = new AbortController()
  #following: AbortController | undefined
  /** Some of what is shown is still to come; or never came, since the element was removed. */
  #isUnfinished = false

  /** The properties that decide what is fetched; a change of any loads again. */
  protected abstract readonly requestProperties: readonly PropertyKey[]
  /** Asks for the content; throws ArticleError where an attribute is wrong. */
  protected abstract ask(signal: AbortSignal): Promise<QueryResult>
  /** Reads an answer; throws ArticleError where it holds nothing to show. */
  protected abstract read(answer: QueryResult): Content | Promise<Content>
  protected abstract loadWords(lang: string): Promise<W>
  /** Renders the content; where a status changes, only what depends on it is taken over. */
  protected abstract view(content: Content, words: W): Node
  protected abstract loadEvent(content: Content, stale: boolean): Event
  /** The line where there is neither content nor a fallback; '' where nothing is better. */
  protected abstract failure(words: W): string

  /** Follows the statuses of the readers that the content holds. */
  protected get isLive(): boolean {
    return false
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'})
    if (!root.firstChild) {
      root.append(h('slot', null))
    }
    applyStyles(root, this.constructor.elementStyles)
    return root
  }

  /** Replaces all that is shown, a server's style element too. */
  protected showNodes(nodes: Node): void {
    this.renderRoot.replaceChildren(nodes)
    applyStyles(this.renderRoot, this.constructor.elementStyles)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.hasUpdated) {
      return
    }
    if (this.isShown && !this.#isUnfinished) {
      this.whenShown(this.#begin())
    } else {
      void this.#load()
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#controller.abort()
  }

  /** Called when the element moves into another document: its style sheets stay behind. */
  adoptedCallback(): void {
    if (this.shadowRoot) {
      applyStyles(this.shadowRoot, this.constructor.elementStyles)
    }
  }

  protected override update(changed: PropertyValues): void {
    const first = !this.hasUpdated
    super.update(changed)
    const asks = first ? !this.isShown : this.requestProperties.some((name) => changed.has(name))
    if (asks) {
      void this.#load()
    }
    // A server cannot know the status of this moment, nor can its article be shown in another way
    // without being asked for; what it has rendered stays if nobody else can.
    else if (this.isShown && !this.content && (this.isLive || !first)) {
      void this.#load(true)
    } else if (this.content) {
      this.changeLook(changed)
    }
  }

  /** Shows the same content in another way, since a property has changed that fetches nothing. */
  protected changeLook(_changed: PropertyValues): void {
    void this.#showAgain()
  }

  /** Where this element reads from. */
  protected address(): DatasetAddress {
    return datasetAddress(this)
  }

  /** Puts the content on screen. */
  protected show(content: Content, words: W, _signal: AbortSignal): Promise<void> | void {
    this.showNodes(this.view(content, words))
  }

  /** Called when content has come on screen, and when the element is put back with it. */
  protected whenShown(signal: AbortSignal): void {
    void this.#follow(signal)
  }

  /** Called when a status on screen has changed. */
  protected whenStatusChanged(): void {}

  /** Says what went wrong by an event and on the console, unless nobody waits any more. */
  protected async report(cause: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return
    }
    const error =
      cause instanceof ArticleError ? cause : new ArticleError('invalid-answer', 'It', '', cause)
    try {
      const {explain} = await import('../explain.ts')
      error.message = explain(error, this.localName)
    } catch {
      // Without the network there is no explanation; the code says which it is.
    }
    console.error(error.message)
    if (!signal.aborted) {
      this.dispatchEvent(new ReaderElementErrorEvent(this.localName, error))
    }
  }

  #begin(): AbortSignal {
    this.#controller.abort()
    return (this.#controller = new AbortController()).signal
  }

  async #load(keeps?: boolean): Promise<void> {
    const signal = this.#begin()
    if (!this.isShown) {
      this.#showFallback()
    }
    this.#state('loading')
    try {
      const words = this.loadWords(languageOf(this))
      const answer = await this.ask(signal)
      const content = await this.read(answer)
      const known = await words
      signal.throwIfAborted()
      this.#state(answer.stale ? 'stale' : '')
      await this.#showInWords(content, known, signal)
      if (this.content) {
        this.dispatchEvent(this.loadEvent(this.content, answer.stale))
      }
      this.whenShown(signal)
      this.#warnIfUnclosed()
    } catch (error) {
      if (signal.aborted) {
        return
      }
      this.#state('error')
      if (!keeps) {
        void this.#fail(signal)
      }
      await this.report(error, signal)
    }
  }

  /** An element without an end tag contains all that follows in its parent. */
  #warnIfUnclosed(): void {
    if (this.nextSibling || !this.querySelector(REST_OF_PAGE)) {
      return
    }
    void import('../explain.ts').then(
      ({explainUnclosed}) => console.warn(explainUnclosed(this.localName)),
      console.error,
    )
  }

  async #showInWords(content: Content, words: W, signal: AbortSignal): Promise<void> {
    this.content = content
    this.words = words
    this.isShown = true
    this.#isUnfinished = true
    await this.show(content, words, signal)
    signal.throwIfAborted()
    this.#isUnfinished = false
  }

  async #showAgain(): Promise<void> {
    const {signal} = this
    try {
      const words = await this.loadWords(languageOf(this))
      signal.throwIfAborted()
      if (this.content) {
        await this.#showInWords(this.content, words, signal)
      }
      void this.#follow(signal)
    } catch {
      // It has been removed, or asks for something else by now.
    }
  }

  async #follow(shown: AbortSignal): Promise<void> {
    this.#following?.abort()
    if (!this.isLive) {
      return
    }
    this.#following = new AbortController()
    const signal = anySignal(shown, this.#following.signal)
    try {
      const {followStatuses} = await import('../live-status/follow-statuses.ts')
      if (!this.content) {
        return
      }
      followStatuses(this, this.address(), this.content, signal, (content, swap) => {
        if (!this.words) {
          return
        }
        this.content = content
        if (!swap(this.renderRoot, this.view(content, this.words))) {
          void this.show(content, this.words, signal)
        }
        this.whenStatusChanged()
      })
    } catch (error) {
      // What is shown stays, with the status that it came with.
      console.warn(error)
    }
  }

  async #fail(signal: AbortSignal): Promise<void> {
    this.#showFallback()
    if (this.textContent.trim() || this.firstElementChild) {
      return
    }
    const line = this.failure(await this.loadWords(languageOf(this)))
    if (line && !signal.aborted) {
      this.renderRoot.append(h('p', {part: 'message'}, line))
    }
  }

  #showFallback(): void {
    this.content = undefined
    this.isShown = false
    this.showNodes(h('slot', null))
  }

  #state(state: 'loading' | 'error' | 'stale' | ''): void {
    try {
      const states = this.#internals?.states
      states?.clear()
      if (state) {
        states?.add(state)
      }
    } catch {
      // An older browser accepts no state, or only names that begin with dashes.
    }
  }
}

/** Undefined in an older browser: an element works without. */
function attachInternals(element: HTMLElement): ElementInternals | undefined {
  try {
    return element.attachInternals()
  } catch {
    return undefined
  }
}

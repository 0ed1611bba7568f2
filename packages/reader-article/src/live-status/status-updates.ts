import type {Reader, RenderContext, Words} from '@reader-article/content'

import {datasetAddress} from '../configuration.ts'
import type {ContentController} from '../element/content-controller.ts'
import type {ReaderElement} from '../element/reader-element.ts'
import {anySignal} from '../fetching/any-signal.ts'
import type {ContentWithReaders} from './content-readers.ts'

/** How an element shows the statuses that it follows. */
export interface StatusOptions<Content, W extends Words> {
  readonly isLive: () => boolean
  /** The context in which the element renders calls. */
  readonly context: (content: Content, words: W) => RenderContext
  /** Returns false if the content must be shown again for this status. */
  readonly canPatch?: (reader: Reader) => boolean
  /** Called when a new status is on screen. */
  readonly onPatched?: () => void
}

/** Follows the statuses of the readers in an element's content while the element is live. */
export class StatusUpdates<Content extends ContentWithReaders, W extends Words> {
  readonly #host: ReaderElement
  readonly #content: ContentController<Content, W>
  readonly #options: StatusOptions<Content, W>
  #following = new AbortController()

  constructor(
    host: ReaderElement,
    content: ContentController<Content, W>,
    options: StatusOptions<Content, W>,
  ) {
    this.#host = host
    this.#content = content
    this.#options = options
  }

  /** Begins or ends: called when the content is on screen, and when `isLive` may have changed. */
  follow(): void {
    this.#following.abort()
    if (this.#options.isLive() && this.#content.content) {
      this.#following = new AbortController()
      void this.#follow(anySignal(this.#content.signal, this.#following.signal))
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    try {
      const {followStatuses} = await import('./follow-statuses.ts')
      const address = datasetAddress(this.#host)
      followStatuses(this.#host, address, this.#content, this.#options, signal)
    } catch (error) {
      // The content stays on screen with the status that it came with.
      console.warn(error)
    }
  }
}

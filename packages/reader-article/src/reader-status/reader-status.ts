import {type Reader, renderPresence} from '@reader-article/content'

import {h} from '../dom.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {fetchReaderOf, type ReaderContent, readReaderContent} from '../element/reader-content.ts'
import {ReaderElement, sharedProperties, showNodes} from '../element/reader-element.ts'
import type {ReaderElementErrorEvent, ReaderStatusChangeEvent} from '../events.ts'
import {createStatusFollower} from '../live-status/create-status-follower.ts'
import {loadWords} from '../locales/locales.ts'
import {hostStyles} from '../styles/host.styles.ts'
import {statusStyles} from '../styles/status.styles.ts'
import {ReaderStatusLoadEvent} from './reader-status-events.ts'
import {inlineStyles} from './reader-status.styles.ts'

/**
 * Shows a reader's current status, and every change of it within two seconds.
 *
 * @tag reader-status
 * @slot - The fallback, shown until the status has loaded, without JavaScript, if loading fails, and while the reader has no status.
 * @csspart status - The label of the status; with its tone, such as `busy`, as a second part.
 * @csspart status-note - The reader's note, such as 'back on 3 March'; also the time at which the status ends.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-available] - The colour of the sign for available.
 * @cssproperty [--reader-article-busy] - The colour of the sign for busy.
 * @cssproperty [--reader-article-in-call] - The colour of the sign for in a call.
 * @cssproperty [--reader-article-away] - The colour of the sign for away.
 * @cssproperty [--reader-article-unavailable] - The colour of the sign for unavailable.
 * @cssstate loading - The status is loading.
 * @cssstate error - Loading has failed.
 * @cssstate stale - The network is down or slow; no status is shown, since a cached one may be wrong.
 * @fires reader-status-load - The status is on screen.
 * @fires reader-status-error - Loading has failed; `error` says why and how to correct it.
 * @fires reader-status-change - The status has changed or ended, and is announced to screen readers.
 */
export class ReaderStatus extends ReaderElement {
  static override styles = [hostStyles, statusStyles, inlineStyles]
  static override properties = {...sharedProperties, pin: {}}

  /** The reader's PIN: 4 to 10 digits. */
  declare pin: string | null | undefined

  readonly #content = new ContentController<ReaderContent>(this, {
    request: () => [this.pin],
    display: () => [],
    fetch: (signal) => fetchReaderOf(this, signal),
    read: (result) => readReaderContent(this, result),
    loadWords,
    show: ({reader, settings}, words) =>
      showNodes(
        this,
        reader.status
          ? renderPresence(h, reader, createRenderContext(this, settings, words))
          : h('slot', null),
      ),
    onShown: () => this.#followStatuses(),
    loadEvent: ({reader}, stale) => new ReaderStatusLoadEvent(reader, stale),
    // The element is part of a sentence, so an error message would not fit there.
    isInline: true,
    failure: () => '',
  })

  readonly #followStatuses = createStatusFollower(this, this.#content, {
    isLive: () => true,
    // If there is no status, the fallback must be shown.
    canPatch: ({status}) => status !== undefined,
    context: ({settings}, words) => createRenderContext(this, settings, words),
  })

  /** The reader whose status is on screen. */
  get reader(): Reader | undefined {
    return this.#content.content?.reader
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-status': ReaderStatus
  }
  interface HTMLElementEventMap {
    'reader-status-load': ReaderStatusLoadEvent
    'reader-status-error': ReaderElementErrorEvent
    'reader-status-change': ReaderStatusChangeEvent
  }
}

import {type Reader, renderReaderParts} from '@reader-article/content'

import {h} from '../dom.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {fetchReaderOf, type ReaderContent, readReaderContent} from '../element/reader-content.ts'
import {ReaderElement, sharedProperties, showNodes} from '../element/reader-element.ts'
import type {ReaderElementErrorEvent} from '../events.ts'
import {createStatusFollower} from '../live-status/create-status-follower.ts'
import type {AllWords} from '../locales/list-words.ts'
import {loadAllWords} from '../locales/load-all-words.ts'
import {layoutStyles} from './card-layout.styles.ts'
import {ReaderCardLoadEvent} from './reader-card-events.ts'
import {frameStyles} from './reader-card.styles.ts'

/**
 * Shows a reader: photo, name, tagline, PIN, current status and, while the reader takes calls, the links
 * to call with their prices.
 *
 * @tag reader-card
 * @slot - The fallback, shown until the card has loaded, without JavaScript, and if loading fails: usually a link.
 * @csspart card - The whole element.
 * @csspart photo - The reader's photo.
 * @csspart name - The reader's name; a link if the site has reader pages.
 * @csspart quiet - The tagline.
 * @csspart line - The PIN and the status.
 * @csspart pin - The reader's PIN.
 * @csspart status - The label of the status; with its tone, such as `busy`, as a second part.
 * @csspart calls - The links to call.
 * @csspart call - A link to call, with the number.
 * @csspart price - The name of the phone line and the price wording, below the link.
 * @csspart message - The message if there is neither a card nor a fallback.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of secondary text.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of the name.
 * @cssstate loading - The card is loading.
 * @cssstate error - Loading has failed.
 * @cssstate stale - The network is down or slow; this is a cached copy, without status and calls.
 * @fires reader-card-load - The card is on screen.
 * @fires reader-card-error - Loading has failed; `error` says why and how to correct it.
 * @fires reader-status-change - The status has changed, and is announced to screen readers.
 */
export class ReaderCard extends ReaderElement {
  static override styles = [...layoutStyles, frameStyles]
  static override properties = {...sharedProperties, pin: {}}

  /** The reader's PIN: 4 to 10 digits. */
  declare pin: string | null | undefined

  readonly #content = new ContentController<ReaderContent, AllWords>(this, {
    request: () => [this.pin],
    display: () => [],
    fetch: (signal) => fetchReaderOf(this, signal),
    read: (result) => readReaderContent(this, result),
    loadWords: loadAllWords,
    show: (content, words) => showNodes(this, this.#render(content, words)),
    onShown: () => this.#followStatuses(),
    loadEvent: ({reader}, stale) => new ReaderCardLoadEvent(reader, stale),
    failure: ({unshown}) => unshown,
  })

  readonly #followStatuses = createStatusFollower(this, this.#content, {
    isLive: () => true,
    context: ({settings}, words) => createRenderContext(this, settings, words),
  })

  /** The reader on screen. */
  get reader(): Reader | undefined {
    return this.#content.content?.reader
  }

  #render({reader, settings}: ReaderContent, words: AllWords): Node {
    const context = createRenderContext(this, settings, words)
    const card = h(
      'article',
      {part: 'card', 'aria-label': reader.name},
      renderReaderParts(h, reader, context, {live: true}),
    )
    return h('div', {class: 'box'}, h('div', {class: 'container'}, card))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-card': ReaderCard
  }
  interface HTMLElementEventMap {
    'reader-card-load': ReaderCardLoadEvent
    'reader-card-error': ReaderElementErrorEvent
  }
}

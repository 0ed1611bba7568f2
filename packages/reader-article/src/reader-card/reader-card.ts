import {renderReaderParts} from '@reader-article/content'

import {type ReaderContent, SingleReaderElement} from '../content-element/single-reader.ts'
import {h} from '../dom.ts'
import type {ReaderElementErrorEvent} from '../events.ts'
import type {AllWords} from '../locales/list-words.ts'
import {styles} from '../reader-article/reader-article.styles.ts'
import {ReaderCardLoadEvent} from './reader-card-events.ts'
import {cardLayout} from './card-layout.styles.ts'
import {cardStyles} from './reader-card.styles.ts'

/**
 * Shows a reader: photo, name, tagline, PIN, the status of this moment and, only while that takes
 * calls, links to call with the price beside each.
 *
 * @tag reader-card
 * @slot - Shown until the card is there, without JavaScript and when loading fails: usually a link.
 * @csspart card - All of it.
 * @csspart photo - The reader's photo.
 * @csspart name - The reader's name; a link where the site has pages of readers.
 * @csspart quiet - The tagline; with `price` as a second part the price wording.
 * @csspart line - The PIN and the status.
 * @csspart pin - The reader's PIN.
 * @csspart status - The status in a word; with its tone `available`, `busy`, `away` or `unavailable` as a second part.
 * @csspart calls - The links to call.
 * @csspart call - A link to call.
 * @csspart price - The number and the price wording beneath it.
 * @csspart message - The line where there is neither a card nor a fallback.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of what is quiet.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of the name.
 * @cssstate loading - The card is on its way.
 * @cssstate error - It cannot be had.
 * @cssstate stale - The network is down; this is the last copy, without status and call.
 * @fires reader-card-load - The card is on screen.
 * @fires reader-card-error - It cannot be had; `error` says why, and what would help.
 * @fires reader-status-change - The status has changed, and is announced to screen readers.
 */
export class ReaderCard extends SingleReaderElement {
  static override styles = [styles, cardLayout, cardStyles]

  protected override view({reader, settings}: ReaderContent, words: AllWords): Node {
    const card = h(
      'article',
      {part: 'card', 'aria-label': reader.name},
      renderReaderParts(h, reader, this.context(settings, words), {live: true}),
    )
    return h('div', {class: 'box'}, h('div', {class: 'container'}, card))
  }

  protected override loadEvent({reader}: ReaderContent, stale: boolean): Event {
    return new ReaderCardLoadEvent(reader, stale)
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

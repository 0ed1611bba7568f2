import {renderPresence} from '@reader-article/content'

import {type ReaderContent, SingleReaderElement} from '../content-element/single-reader.ts'
import {h} from '../dom.ts'
import type {ReaderElementErrorEvent, ReaderStatusChangeEvent} from '../events.ts'
import {styles} from '../reader-article/reader-article.styles.ts'
import {ReaderStatusLoadEvent} from './reader-status-events.ts'
import {statusStyles} from './reader-status.styles.ts'

/**
 * Shows the status that a reader has at this moment, and every change of it within two seconds.
 *
 * @tag reader-status
 * @slot - Shown until the status is there, without JavaScript, when loading fails, and while the reader has none.
 * @csspart status - The status in a word; with its tone `available`, `busy`, `away` or `unavailable` as a second part.
 * @csspart status-note - What the reader has added, such as 'back on 3 March'.
 * @cssproperty [--reader-article-color=inherit] - The colour of the word.
 * @cssproperty [--reader-article-available] - The colour of the sign for available.
 * @cssproperty [--reader-article-busy] - The colour of the sign for busy.
 * @cssproperty [--reader-article-away] - The colour of the sign for away.
 * @cssproperty [--reader-article-unavailable] - The colour of the sign for unavailable.
 * @cssstate loading - The status is on its way.
 * @cssstate error - It cannot be had.
 * @cssstate stale - The network is down; no status is shown, since a last copy says nothing of now.
 * @fires reader-status-load - The status is on screen.
 * @fires reader-status-error - It cannot be had; `error` says why, and what would help.
 * @fires reader-status-change - It has changed, and is announced to screen readers.
 */
export class ReaderStatus extends SingleReaderElement {
  static override styles = [styles, statusStyles]

  protected override view({reader}: ReaderContent): Node {
    return reader.status ? renderPresence(h, reader) : h('slot', null)
  }

  // A sentence where a word is meant would be worse than nothing.
  protected override failure(): string {
    return ''
  }

  protected override loadEvent({reader}: ReaderContent, stale: boolean): Event {
    return new ReaderStatusLoadEvent(reader, stale)
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

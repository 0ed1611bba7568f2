import type {Reader} from '@reader-article/content'

/** A reader's card is on screen. */
export class ReaderCardLoadEvent extends Event {
  readonly reader: Reader
  /** True where the network was down: the card is the last copy, without status and call. */
  readonly stale: boolean

  constructor(reader: Reader, stale: boolean) {
    super('reader-card-load', {bubbles: true, composed: true})
    this.reader = reader
    this.stale = stale
  }
}

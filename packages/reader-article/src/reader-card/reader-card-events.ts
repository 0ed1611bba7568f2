import type {Reader} from '@reader-article/content'

/** A reader's card is on screen. */
export class ReaderCardLoadEvent extends Event {
  readonly reader: Reader
  /** True if the network was down, and this is a cached copy, without status and calls. */
  readonly stale: boolean

  constructor(reader: Reader, stale: boolean) {
    super('reader-card-load', {bubbles: true, composed: true})
    this.reader = reader
    this.stale = stale
  }
}

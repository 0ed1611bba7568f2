import type {Reader} from '@reader-article/content'

/** A reader's status is on screen. */
export class ReaderStatusLoadEvent extends Event {
  readonly reader: Reader
  /** True if the network was down. No status is shown then, since that of a cached copy may be wrong. */
  readonly stale: boolean

  constructor(reader: Reader, stale: boolean) {
    super('reader-status-load', {bubbles: true, composed: true})
    this.reader = reader
    this.stale = stale
  }
}

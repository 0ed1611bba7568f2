import type {Reader} from '@reader-article/content'

/** A reader's status is on screen. */
export class ReaderStatusLoadEvent extends Event {
  readonly reader: Reader
  /** True if the network was down: a cached copy has no current status, so that none is shown. */
  readonly stale: boolean

  constructor(reader: Reader, stale: boolean) {
    super('reader-status-load', {bubbles: true, composed: true})
    this.reader = reader
    this.stale = stale
  }
}

import type {Reader} from '@reader-article/content'

/** A reader's status is on screen. */
export class ReaderStatusLoadEvent extends Event {
  readonly reader: Reader
  /** True where the network was down: a last copy says nothing of this moment, so no status is shown. */
  readonly stale: boolean

  constructor(reader: Reader, stale: boolean) {
    super('reader-status-load', {bubbles: true, composed: true})
    this.reader = reader
    this.stale = stale
  }
}

import type {ReaderStatus} from '@reader-article/content'

/** A reader's status has changed while the page was open, and the element shows it. */
export class ReaderStatusChangeEvent extends Event {
  readonly pin: string
  /** Undefined if the reader has no status any more. */
  readonly status: ReaderStatus | undefined

  constructor(pin: string, status: ReaderStatus | undefined) {
    super('reader-status-change', {bubbles: true, composed: true})
    this.pin = pin
    this.status = status
  }
}

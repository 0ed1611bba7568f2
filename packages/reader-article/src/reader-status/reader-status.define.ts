import {ReaderStatus} from './reader-status.ts'

/** Defines `<reader-status>`, unless the page has one already, of this version or another. */
export function defineReaderStatus(): void {
  if (!customElements.get('reader-status')) {
    customElements.define('reader-status', ReaderStatus)
  }
}

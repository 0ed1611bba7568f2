import {ReaderStatus} from './reader-status.ts'

/** Defines `<reader-status>`, unless the page has defined it already, in any version. */
export function defineReaderStatus(): void {
  if (!customElements.get('reader-status')) {
    customElements.define('reader-status', ReaderStatus)
  }
}

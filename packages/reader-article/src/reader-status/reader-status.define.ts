import {defineElement} from '../element/define-element.ts'
import {ReaderStatus} from './reader-status.ts'

/** Defines `<reader-status>`, unless the page has defined it already, in any version. */
export function defineReaderStatus(): void {
  defineElement('reader-status', ReaderStatus)
}

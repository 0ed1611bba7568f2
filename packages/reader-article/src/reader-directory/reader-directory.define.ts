import {defineElement} from '../element/define-element.ts'
import {ReaderDirectory} from './reader-directory.ts'

/** Defines `<reader-directory>`, unless the page has defined it already, in any version. */
export function defineReaderDirectory(): void {
  defineElement('reader-directory', ReaderDirectory)
}

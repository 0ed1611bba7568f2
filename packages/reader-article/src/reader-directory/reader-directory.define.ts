import {ReaderDirectory} from './reader-directory.ts'

/** Defines `<reader-directory>`, unless the page has one already, of this version or another. */
export function defineReaderDirectory(): void {
  if (!customElements.get('reader-directory')) {
    customElements.define('reader-directory', ReaderDirectory)
  }
}

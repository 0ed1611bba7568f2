import {ReaderDirectory} from './reader-directory.ts'

/** Defines `<reader-directory>`, unless the page has defined it already, in any version. */
export function defineReaderDirectory(): void {
  if (!customElements.get('reader-directory')) {
    customElements.define('reader-directory', ReaderDirectory)
  }
}

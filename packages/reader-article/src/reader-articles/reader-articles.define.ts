import {ReaderArticles} from './reader-articles.ts'

/** Defines `<reader-articles>`, unless the page has defined it already, in any version. */
export function defineReaderArticles(): void {
  if (!customElements.get('reader-articles')) {
    customElements.define('reader-articles', ReaderArticles)
  }
}

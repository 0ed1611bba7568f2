import {ReaderArticles} from './reader-articles.ts'

/** Defines `<reader-articles>`, unless the page has one already, of this version or another. */
export function defineReaderArticles(): void {
  if (!customElements.get('reader-articles')) {
    customElements.define('reader-articles', ReaderArticles)
  }
}

import {ReaderArticle} from './reader-article.ts'

/** Defines `<reader-article>`, unless the page has one already, of this version or another. */
export function defineReaderArticle(): void {
  if (!customElements.get('reader-article')) {
    customElements.define('reader-article', ReaderArticle)
  }
}

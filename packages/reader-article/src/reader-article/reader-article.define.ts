import {ReaderArticle} from './reader-article.ts'

/** Defines `<reader-article>`, unless the page has defined it already, in any version. */
export function defineReaderArticle(): void {
  if (!customElements.get('reader-article')) {
    customElements.define('reader-article', ReaderArticle)
  }
}

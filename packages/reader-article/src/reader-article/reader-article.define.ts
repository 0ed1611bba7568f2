import {defineElement} from '../element/define-element.ts'
import {ReaderArticle} from './reader-article.ts'

/** Defines `<reader-article>`, unless the page has defined it already, in any version. */
export function defineReaderArticle(): void {
  defineElement('reader-article', ReaderArticle)
}

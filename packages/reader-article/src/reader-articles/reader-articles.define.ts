import {defineElement} from '../element/define-element.ts'
import {ReaderArticles} from './reader-articles.ts'

/** Defines `<reader-articles>`, unless the page has defined it already, in any version. */
export function defineReaderArticles(): void {
  defineElement('reader-articles', ReaderArticles)
}

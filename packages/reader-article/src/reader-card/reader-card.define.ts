import {defineElement} from '../element/define-element.ts'
import {ReaderCard} from './reader-card.ts'

/** Defines `<reader-card>`, unless the page has defined it already, in any version. */
export function defineReaderCard(): void {
  defineElement('reader-card', ReaderCard)
}

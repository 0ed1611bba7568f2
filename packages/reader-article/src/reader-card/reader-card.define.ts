import {ReaderCard} from './reader-card.ts'

/** Defines `<reader-card>`, unless the page has defined it already, in any version. */
export function defineReaderCard(): void {
  if (!customElements.get('reader-card')) {
    customElements.define('reader-card', ReaderCard)
  }
}

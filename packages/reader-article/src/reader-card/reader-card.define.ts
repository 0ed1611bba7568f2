import {ReaderCard} from './reader-card.ts'

/** Defines `<reader-card>`, unless the page has one already, of this version or another. */
export function defineReaderCard(): void {
  if (!customElements.get('reader-card')) {
    customElements.define('reader-card', ReaderCard)
  }
}

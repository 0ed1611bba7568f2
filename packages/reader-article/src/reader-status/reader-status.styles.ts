import {unsafeCSS} from '@lit/reactive-element'

/** The element as a word in a line of text. */
export const inlineStyles = unsafeCSS(`
  :host {
    display: inline-block;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  :host > :not(slot) {
    line-height: inherit;
  }
`)

import {unsafeCSS} from '@lit/reactive-element'

export const statusStyles = unsafeCSS(`
  :host {
    display: inline-block;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  :host > :not(slot) {
    line-height: inherit;
  }
`)

import {unsafeCSS} from '@lit/reactive-element'

export const statusStyles = unsafeCSS(`
  :host {
    display: inline-block;
  }
  :host > :not(slot) {
    line-height: inherit;
  }
`)

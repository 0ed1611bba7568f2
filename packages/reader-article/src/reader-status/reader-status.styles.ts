import {unsafeCSS} from '@lit/reactive-element'

export const statusStyles = unsafeCSS(`
  :host {
    display: inline-block !important;
  }
  :host > :not(slot) {
    line-height: inherit;
  }
`)

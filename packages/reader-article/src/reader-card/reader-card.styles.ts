import {unsafeCSS} from '@lit/reactive-element'

export const cardStyles = unsafeCSS(`
  [part='card'][part] {
    padding: 1.2em;
    border: var(--r);
    border-radius: 0.3em;
  }
`)

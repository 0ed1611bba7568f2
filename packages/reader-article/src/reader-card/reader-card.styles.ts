import {unsafeCSS} from '@lit/reactive-element'

export const cardStyles = unsafeCSS(`
  [part='card'][part] {
    padding: min(1.2em, 6cqi);
    border: var(--r);
    border-radius: 0.3em;
  }
`)

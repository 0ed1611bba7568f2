import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** The frame around a card that is alone. */
export const frameStyles = unsafeCSS(`
  [part='card'][part] {
    padding: min(1.2em, 6cqi);
    border: var(--r);
    border-radius: 0.3em;
  }
`)

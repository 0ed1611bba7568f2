import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

import {cardStyles} from '../styles/card.styles.ts'
import {hostStyles} from '../styles/host.styles.ts'
import {statusStyles} from '../styles/status.styles.ts'
import {textStyles} from '../styles/text.styles.ts'

// A container has no width of its own, so that it cannot be the host: the box around it gives a width
// to floats, table cells and everything that shrinks to its content.
const cardLayout = unsafeCSS(`
  .box {
    --w: 26em;
  }
  .container {
    container-type: inline-size;
  }
  .box,
  .container {
    block-size: 100%;
  }
  [part='card'][part] {
    margin: 0;
  }
  [part='card'] > [part='photo'] {
    inline-size: 4.25em;
  }
  [part='name'] {
    font-family: var(--t);
    font-size: clamp(1em, 4.9cqi, 1.15em);
  }
  [part='line'] {
    margin-block-start: 0.25em;
  }
  [part='calls'] {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 30em));
    gap: 0.4em 1.6em;
  }
  [part='calls']:not(:empty) {
    margin-block-start: 0.4em;
  }
  [part='calls'] p {
    line-height: 1.4;
    min-inline-size: 0;
  }
  [part='call'] {
    margin-block-end: 0.5em;
  }
  @container (inline-size < 18em) {
    [part='card-text'] > [part] {
      grid-column: 1 / -1;
    }
    [part='card'] > [part='photo'] {
      grid-row: auto;
      margin-block-end: 0.6em;
    }
  }
`)

/** A card that is not in a text: alone or in a directory. Calls go below the photo if it is narrow. */
export const layoutStyles = [hostStyles, textStyles, statusStyles, cardStyles, cardLayout]

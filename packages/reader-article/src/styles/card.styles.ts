import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** A reader's card in a text and at its end, and the links to call. */
export const cardStyles = unsafeCSS(`
  [part='reader'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.9em;
    align-items: center;
    margin-block-end: 1.5em;
  }
  [part='reader'] > div {
    flex: 1 10em;
    min-inline-size: 0;
  }
  [part='photo'] {
    inline-size: 3.25em;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  [part='card'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    place-content: start normal;
    align-items: start;
    border: var(--r);
    border-inline: 0;
    padding-block: 1.2em;
    margin-block: 2em;
  }
  [part='card'] > [part='photo'] {
    grid-row: 1 / span 5;
    margin-inline-end: 1em;
  }
  [part='card-text'] {
    display: contents;
  }
  [part='card-text'] > * {
    grid-column: 2;
    min-inline-size: 0;
  }
  @container (max-inline-size: 26em) {
    [part='card-text'] > [part='calls'] {
      grid-column: 1 / -1;
    }
  }
  @container (max-inline-size: 16em) {
    [part='card-text'] > [part] {
      grid-column: 1 / -1;
    }
    [part='card'] > [part='photo'] {
      grid-row: auto;
      margin-block-end: 0.6em;
    }
  }
  [part='call'] {
    display: inline-flex;
    flex-wrap: wrap;
    place-content: center space-between;
    align-items: center;
    column-gap: 1.2em;
    inline-size: 100%;
    min-block-size: 44px;
    margin-block: 0.6em 0.3em;
    padding: 0.3em min(1.1em, 6%);
    border: 1px solid;
    border-radius: 0.3em;
    font-weight: 700;
    text-decoration: none;
  }
`)

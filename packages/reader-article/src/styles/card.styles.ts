import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** A reader's card in a text and at its end, and the links to call. */
export const cardStyles = unsafeCSS(`
  [part='reader'],
  [part='card'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.9em;
    align-items: center;
    margin-block-end: 1.5em;
  }
  [part='reader'] > div,
  [part='card-text'] {
    flex: 1 12em;
    min-inline-size: 0;
  }
  [part='reader'] > div {
    flex-basis: 10em;
  }
  [part='photo'] {
    inline-size: 3.25em;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  [part='card'] {
    border: var(--r);
    border-inline: 0;
    padding-block: 1.2em;
    margin-block: 2em;
    align-items: flex-start;
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

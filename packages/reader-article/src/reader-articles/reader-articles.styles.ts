import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** A list of teasers, and its paging. */
export const listStyles = unsafeCSS(`
  [part='teaser'] {
    display: flex;
    flex-direction: column;
    gap: 0.4em;
    margin: 0;
  }
  [part='list'] > * + * {
    border-block-start: var(--r);
    padding-block-start: 1.2em;
    margin-block-start: 1.2em;
  }
  [part~='grid'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
    gap: 2em;
    max-inline-size: none;
  }
  [part~='grid'] > :not(:has(img)) {
    border-block-start: var(--r);
    padding-block-start: 1em;
  }
  [part='teaser-title'] {
    font-size: clamp(1.1em, 8cqi, 1.25em);
  }
  [part='teaser-title'] a:not(:hover) {
    text-decoration-color: transparent;
  }
  [part='teaser'] > [part='meta'] {
    unicode-bidi: normal;
  }
  [part='cover'] {
    order: -1;
    inline-size: 100%;
    margin-block-end: 0.4em;
    aspect-ratio: 3 / 2;
  }
  [part='paging'] {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
    align-items: center;
    margin-block-start: 1.6em;
  }
  [part='button'] {
    min-block-size: 44px;
    padding-inline: 1.1em;
    border: 1px solid;
    border-radius: 0.3em;
    background: none;
    color: inherit;
    font: inherit;
  }
`)

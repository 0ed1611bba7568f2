import {unsafeCSS} from '@lit/reactive-element'

export const articlesStyles = unsafeCSS(`
  ul[part] {
    list-style: none;
    padding: 0;
    max-inline-size: none;
  }
  ul[part='list'] {
    max-inline-size: var(--m);
  }
  [part='teaser'] {
    display: flex;
    flex-direction: column;
    gap: 0.4em;
    margin: 0;
    padding-block: 1.2em;
    border-block-start: var(--r);
  }
  [part='list'] > :first-child {
    border: 0;
    padding-block-start: 0;
  }
  [part~='grid'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
    gap: 2em;
  }
  [part~='grid'] > [part='teaser'] {
    border: 0;
    padding: 0;
  }
  [part='teaser-title'] {
    font-size: 1.25em;
  }
  [part='teaser-title'] a:not(:hover) {
    text-decoration-color: transparent;
  }
  [part='teaser'] > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part='teaser'] > [part='meta'] {
    margin: 0;
    unicode-bidi: normal;
  }
  [part='meta'] > * {
    unicode-bidi: isolate;
  }
  [part='cover'] {
    order: -1;
    inline-size: 100%;
    margin: 0 0 0.4em;
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
    font-weight: 700;
  }
`)

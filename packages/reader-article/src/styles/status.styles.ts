import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/**
 * The sign before a status; each tone has its own shape, for those who do not see its colour.
 *
 * Borders draw the shapes, because forced colours replace backgrounds. A test names a tone without a sign.
 */
export const statusStyles = unsafeCSS(`
  [part~='status']::before {
    content: '';
    display: inline-block;
    min-inline-size: 0.6em;
    inline-size: round(0.75em, 2px);
    aspect-ratio: 1;
    margin-inline-end: 0.45em;
    vertical-align: -0.06em;
    border: 0.4em solid;
    border-radius: 50%;
    background: currentColor;
    color: var(--reader-article-available, light-dark(oklch(0.55 0.13 155), oklch(0.78 0.14 155)));
  }
  [part~='busy']::before {
    border-width: 0.16em;
    background: none;
    color: var(--reader-article-busy, light-dark(oklch(0.55 0.13 60), oklch(0.8 0.14 70)));
  }
  [part~='in-call']::before {
    border-style: double;
    background: none;
    color: var(--reader-article-in-call, light-dark(oklch(0.55 0.13 310), oklch(0.78 0.14 310)));
  }
  [part~='away']::before {
    clip-path: inset(0 50% 0 0);
    color: var(--reader-article-away, light-dark(oklch(0.55 0.06 250), oklch(0.78 0.06 250)));
  }
  [part~='unavailable']::before {
    block-size: 0;
    aspect-ratio: auto;
    border-width: 0.1em 0;
    border-radius: 0;
    vertical-align: 0.25em;
    color: var(--reader-article-unavailable, light-dark(oklch(0.5 0.01 250), oklch(0.78 0.01 250)));
  }
`)

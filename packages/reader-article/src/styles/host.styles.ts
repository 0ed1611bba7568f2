import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

// Every text colour and size follows from the page's. Nothing at the host is important, so that a page
// can hide it or lay it out; under a reset that makes it inline, its content is still a block.
/** The element itself, and the values that all other styles use. */
export const hostStyles = unsafeCSS(`
  :host {
    display: block;
    letter-spacing: normal;
    word-spacing: normal;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
    margin: 0;
  }
  :host > :not(slot) {
    --m: var(--reader-article-measure, 34em);
    --s: var(--reader-article-space, 1.2em);
    --q: var(--reader-article-muted, color-mix(in srgb, currentColor 78%, transparent));
    --l: var(--reader-article-rule, color-mix(in srgb, currentColor 22%, transparent));
    --r: 1px solid var(--l);
    --t: var(--reader-article-title-font, inherit);
    color: var(--reader-article-color, inherit);
    font-family: var(--reader-article-font, inherit);
    /* The page's own size; 1rem in a box of none, which closes gaps between inline blocks. */
    font-size: max(1em, min(1rem, (1px - 1em) * 999));
    line-height: 1.6;
    white-space: normal;
    word-break: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
`)

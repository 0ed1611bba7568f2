import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

// Every text colour and size follows from the page's own. Nothing at the host is important, so that
// a page can hide it or lay it out: under a reset that makes it inline, what is inside is still a
// block. Not by the `css` tag, whose checks nothing here needs.
export const styles = unsafeCSS(`
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
  /* An empty line that only gives a width to boxes that shrink to their content: at least --n, since
     text that breaks anywhere asks for one letter, and --w for content that has no width to give.
     An article asks for little, so that a column too narrow for it does not widen the page. */
  :is([part='article'], [part='articles'], .box)::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(var(--n, 8em), var(--w, 0));
    overflow: clip;
  }
  [part='article'] {
    --n: 4em;
  }
  [part='article']:has([part='section']) {
    --w: calc(var(--m) * 1.15);
  }
  header,
  nav,
  footer,
  aside,
  p,
  ul,
  ol,
  blockquote,
  figcaption {
    max-inline-size: var(--m);
  }
  [part='title'],
  [part='body'] :is(p, li, h2, h3, h4, h5, h6) {
    unicode-bidi: plaintext;
  }
  [part='reader'] > div,
  [part='card-text'] {
    min-inline-size: 0;
  }
  time {
    white-space: nowrap;
  }
  @media screen {
    [part='section'] {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 4000px;
    }
  }
  :is([part='body'], [part='section']) > * + * {
    margin-block-start: var(--s);
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    max-inline-size: calc(var(--m) * 0.8);
    font-family: var(--t);
    font-size: 1em;
    line-height: 1.3;
    text-wrap: balance;
    scroll-margin: 1em;
    break-after: avoid;
  }
  [part='title'] {
    max-inline-size: none;
    font-size: clamp(1.56em, 1.1em + 2.2vw, 2.44em);
    line-height: 1.15;
    letter-spacing: -0.01em;
  }
  [part~='heading'] {
    margin-block: 1.8em -0.5em;
  }
  [part~='h2'] {
    font-size: 1.25em;
  }
  [part='lead'] {
    font-size: 1.1em;
    max-inline-size: calc(var(--m) * 0.91);
  }
  [part='reader'],
  [part='card'] {
    display: flex;
    gap: 0.9em;
    align-items: center;
    margin-block-end: 1.5em;
  }
  [part='photo'] {
    inline-size: 3.25em;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  [part='name'],
  [part='label'] {
    font-weight: 700;
    line-height: 1.3;
  }
  [part='line'],
  [part='topics'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1em;
    align-items: center;
  }
  [part='pin'],
  [part='signature'],
  ::marker {
    font-variant-numeric: tabular-nums;
  }
  [part='line'],
  [part='meta'],
  [part='topics'],
  [part~='quiet'],
  figcaption {
    font-size: 0.85em;
    color: var(--q);
  }
  [part='meta'] {
    margin-block-start: 0.9em;
  }
  [part~='status']::before {
    content: '';
    display: inline-block;
    inline-size: 0.7em;
    block-size: 0.7em;
    margin-inline-end: 0.45em;
    border: 0.4em solid;
    border-radius: 50%;
    background: currentColor;
    color: var(--reader-article-available, light-dark(oklch(0.55 0.13 155), oklch(0.78 0.14 155)));
  }
  [part~='busy']::before {
    border-width: 0.16em;
    background: none;
    color: var(--reader-article-busy, light-dark(oklch(0.62 0.14 70), oklch(0.8 0.14 70)));
  }
  [part~='away']::before {
    border-width: 0.2em;
    background: none;
    clip-path: inset(0 50% 0 0);
    color: var(--reader-article-away, light-dark(oklch(0.55 0.06 250), oklch(0.78 0.06 250)));
  }
  [part~='unavailable']::before {
    block-size: 0;
    border-width: 0.1em 0;
    border-radius: 0;
    vertical-align: 0.25em;
    color: var(--reader-article-unavailable, light-dark(oklch(0.5 0.01 250), oklch(0.78 0.01 250)));
  }
  figure {
    position: relative;
    max-inline-size: calc(var(--m) * 1.15);
  }
  [part~='tall'] {
    max-inline-size: calc(var(--m) * 0.7);
  }
  img,
  canvas {
    position: relative;
    display: block;
    flex: none;
    block-size: auto;
    max-inline-size: 100%;
  }
  canvas {
    position: absolute;
  }
  figcaption {
    margin-block-start: 0.6em;
  }
  [part='cover'],
  [part='body'],
  footer {
    margin-block-start: 2em;
  }
  ul,
  ol {
    padding-inline-start: 1.3em;
  }
  ol ol {
    list-style: lower-alpha;
  }
  li + li,
  li > ul,
  li > ol {
    margin-block-start: 0.35em;
  }
  ::marker {
    color: var(--q);
  }
  blockquote {
    border-inline-start: var(--r);
    border-width: 0.15em;
    padding-inline-start: 1.2em;
    font-style: italic;
  }
  a {
    color: var(--reader-article-link, inherit);
    text-decoration: underline 1px var(--reader-article-accent, currentColor);
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid;
    outline-offset: 3px;
  }
  [part='sign-off'] {
    font-style: italic;
  }
  [part='card'] {
    border: var(--r);
    border-inline: 0;
    padding-block: 1.2em;
    margin-block: 2em;
    align-items: flex-start;
  }
  small {
    display: inline-block;
    line-height: 1.45;
    font-weight: 400;
  }
  [part='call'] {
    display: inline-flex;
    flex-wrap: wrap;
    place-content: center start;
    align-items: center;
    column-gap: 0.6em;
    min-block-size: 44px;
    margin-block: 0.6em 0.3em;
    padding: 0.3em 1.1em;
    border: 1px solid;
    border-radius: 0.3em;
    font-weight: 700;
    text-decoration: none;
  }
  [part='topics'] {
    padding: 0;
    margin-block-end: 2em;
    list-style: none;
  }
  [part='topics'] li {
    margin: 0;
  }
  @media not all and (min-width: 30em) {
    [part='card'] {
      flex-direction: column;
    }
  }
`)

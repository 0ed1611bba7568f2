import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** Text: measure, headings, lists, links, pictures and what is quiet. */
export const textStyles = unsafeCSS(`
  /* An empty line that only gives a width to boxes that shrink to their content: at least --n, since
     text that breaks anywhere needs only one letter, and --w or the measure if the box has the space.
     An article needs little, so that it does not widen the page in a column too narrow for it. */
  :is([part='article'], [part='articles'], .box)::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(var(--n, 8em), var(--w, var(--m)));
    overflow: clip;
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
  time {
    display: inline-block;
  }
  /* In wider boxes ordinary words fit into a line. Names are not hyphenated. */
  @container (max-inline-size: 14em) {
    :not([part='name'] *, [part='call'] *, [part='meta'] *) {
      hyphens: auto;
    }
    [part='name'],
    [part='call'],
    [part='meta'] {
      hyphens: manual;
    }
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
  [part='name'],
  [part='label'] {
    font-weight: 700;
    line-height: 1.3;
  }
  [part='line'],
  [part='topics'],
  [part='topics'] ul {
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
  /* A text can have the other direction than the page, and keeps the page's alignment. */
  [part='card-text'] > *,
  [part='teaser'] > *,
  [part='sign-off'],
  figcaption,
  nav li,
  nav p {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part='meta'] > * {
    unicode-bidi: plaintext;
  }
  [part='line'],
  [part='meta'],
  [part='topics'],
  [part~='quiet'],
  figcaption {
    font-size: 0.85em;
    color: var(--q);
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
  ul,
  ol {
    padding-inline-start: 1.3em;
  }
  ol ol {
    list-style: lower-alpha;
  }
  [part~='list'] {
    container-type: inline-size;
    list-style: none;
    padding: 0;
  }
  li + li,
  li > ul,
  li > ol {
    margin-block-start: 0.35em;
  }
  ::marker {
    color: var(--q);
  }
  a {
    color: var(--reader-article-link, inherit);
    /* Not one declaration: WebKit knows no thickness in it. */
    text-decoration: underline;
    text-decoration-color: var(--reader-article-accent, currentColor);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid;
    outline-offset: 3px;
  }
  sub,
  sup {
    line-height: 0;
  }
  small {
    display: inline-block;
    font-size: 0.9em;
    line-height: 1.45;
  }
`)

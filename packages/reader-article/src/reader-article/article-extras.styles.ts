import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

/** The styles of what few articles have, in addition to the article's styles. */
export const extraStyles = unsafeCSS(`
  [part='pull-quote'][part] {
    margin-block-start: 2em;
    padding-block-end: 0.8em;
  }
  audio {
    inline-size: 100%;
  }
  [part='pull-quote'] blockquote {
    border: 0;
    padding: 0;
    max-inline-size: none;
    font-family: var(--t);
    font-size: 1.25em;
    line-height: 1.4;
    text-wrap: balance;
    text-indent: -0.45em;
  }
  [part='pull-quote'] p {
    quotes: auto;
  }
  [part='pull-quote'] p::before {
    content: open-quote;
  }
  [part='pull-quote'] p::after {
    content: close-quote;
  }
  [part~='callout'] {
    border-inline-start: 0.2em solid var(--reader-article-accent, var(--q));
    padding-block: 0.2em;
    padding-inline-start: 1.2em;
  }
  [part~='warning'] {
    border-width: 0.4em;
    border-inline-start-style: double;
  }
  [part~='callout'] > * + *,
  [part='transcript'] p {
    margin-block-start: 0.5em;
  }
  nav > [part='label'] {
    font-size: 0.85em;
    color: var(--q);
  }
  [part='contents'] {
    container-type: inline-size;
    border: var(--r);
    border-inline: 0;
    padding-block: 1.2em;
    margin-block: 2em;
  }
  nav > details {
    display: none;
    margin-block: -0.7em;
  }
  nav > [open] {
    margin-block-end: 0;
  }
  @container (inline-size < 30em) {
    nav > details {
      display: block;
    }
    nav > details + p,
    nav > details:not([open]) ~ ol {
      display: none;
    }
  }
  summary {
    padding-block: 0.5em;
  }
  nav :is(ol, ul) {
    list-style: none;
    padding: 0;
  }
  nav a {
    text-decoration-color: var(--l);
  }
  [part='contents'] ol {
    margin-block-start: 0.4em;
    font-size: 0.9em;
  }
  li[part$='h3'] {
    padding-inline-start: 1.2em;
  }
  li[part$='h4'] {
    padding-inline-start: 2.4em;
  }
  nav ul li {
    margin-block-start: 0.6em;
  }
  [part='stretch'] {
    display: block;
    white-space: pre-line;
  }
  @media screen {
    [part='stretch'] {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 800px;
    }
  }
  @media print {
    nav {
      display: none;
    }
  }
`)

import {unsafeCSS} from '@lit/reactive-element/css-tag.js'

import {cardStyles} from '../styles/card.styles.ts'
import {hostStyles} from '../styles/host.styles.ts'
import {statusStyles} from '../styles/status.styles.ts'
import {textStyles} from '../styles/text.styles.ts'

/** What only an article has. */
const ownStyles = unsafeCSS(`
  [part='article'] {
    --n: 4em;
  }
  /* Type has the size for its container; a picture that is missing asks for no width. */
  header,
  footer,
  figure,
  [part='body'] {
    container-type: inline-size;
  }
  [part='title'],
  [part='body'] :is(p, li, h2, h3, h4, h5, h6):not([part='card'] *) {
    unicode-bidi: plaintext;
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
  [part='title'] {
    max-inline-size: none;
    font-size: clamp(1.15em, 0.35em + 6.2cqi, 2.44em);
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
  [part='meta'] {
    margin-block-start: 0.9em;
  }
  figure {
    position: relative;
    max-inline-size: var(--m);
  }
  /* Within the width of the text, also if that is narrower than the article. */
  [part~='tall'] {
    max-inline-size: calc(var(--m) * 0.7);
    margin-inline-start: max(0px, min(50%, var(--m) / 2) - var(--m) * 0.35);
  }
  [part~='heading'] + figure {
    margin-block-start: 1.7em;
  }
  figcaption {
    margin-block-start: 0.6em;
  }
  /* With the other direction than the page, the text is still next to its title. */
  [part='body'] {
    max-inline-size: var(--m);
  }
  [part='cover'],
  [part='body'],
  footer {
    margin-block-start: 2em;
  }
  blockquote {
    border-inline-start: var(--r);
    border-width: 0.15em;
    padding-inline-start: 1.2em;
    font-style: italic;
  }
  [part='sign-off'] {
    font-style: italic;
  }
  [part='topics'] {
    margin-block-end: 2em;
  }
  [part='topics'] ul {
    padding: 0;
    list-style: none;
  }
  [part='topics'] li {
    margin: 0;
  }
`)

/** All styles of an article; a card's come after those of the text that it is in. */
export const articleStyles = [hostStyles, textStyles, statusStyles, ownStyles, cardStyles]

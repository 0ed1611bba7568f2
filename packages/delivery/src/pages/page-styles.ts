/**
 * The styles of a page's own parts: its colours and fonts are the custom properties that themes set.
 *
 * They are in a layer before those of the elements, so that the text of an article looks as it does elsewhere.
 */
export const PAGE_STYLES = `
@layer page {
  body {
    --quiet: var(--reader-article-muted, color-mix(in srgb, currentColor 78%, transparent));
    --line: 1px solid var(--reader-article-rule, color-mix(in srgb, currentColor 22%, transparent));
    --width: 64rem;
    margin: 0;
    padding: clamp(16px, 5%, 3.5rem);
    font: 1.0625rem/1.6 system-ui, sans-serif;
    overflow-wrap: anywhere;
  }
  body:has(reader-article) { --width: 34em; }
  body > * { max-inline-size: var(--width); margin: 0 auto; }
  :is(h1, h2, p, li) { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
  :is(h1, h2) {
    margin: 0;
    font-family: var(--reader-article-title-font, inherit);
    line-height: 1.15;
    text-wrap: balance;
  }
  h1 { font-size: clamp(1.7rem, 1.2rem + 2.6vw, 2.6rem); letter-spacing: -0.01em; }
  h2 { font-size: 1.25em; }
  h1 + p { margin: 0.6em 0 0; max-inline-size: 34em; font-size: 1.1em; color: var(--quiet); }
  a {
    color: var(--reader-article-link, inherit);
    text-decoration: underline 1px var(--reader-article-accent, currentColor);
    text-underline-offset: 0.2em;
  }
  a:hover { text-decoration-thickness: 2px; }
  :focus-visible { outline: 2px solid; outline-offset: 3px; }
  .masthead ol, .links, .people { margin: 0; padding: 0; list-style: none; }
  .masthead { margin-block-end: 2.5rem; padding-block-end: 0.5rem; border-block-end: var(--line); }
  .masthead ol, .links { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; }
  .masthead a, .links a { display: inline-block; padding-block: 0.5rem; }
  .masthead a:not(:hover) { text-decoration-color: transparent; }
  .masthead li:first-child { font-family: var(--reader-article-title-font, inherit); font-size: 1.15em; font-weight: 700; }
  h2 + .links { margin-block-start: 0.4rem; }
  .masthead li + li { font-size: 0.85em; }
  main > * + * { margin-block-start: 2rem; }
  main > * + :is(section, nav, h2) { margin-block-start: 3.5rem; border-block-start: var(--line); padding-block-start: 1.2rem; }
  main > h1:has(+ .newest) { border-block-end: var(--line); padding-block-end: 1.2rem; }
  main > :is(p, .text, reader-card) { max-inline-size: 34em; }
  .text > * + * { margin-block: 0.75em 0; }
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: 1.2em 2em;
    margin-block-start: 1.2rem;
  }
  .people li { display: grid; grid-template-columns: 3.25em minmax(0, 1fr); column-gap: 0.9em; align-content: start; }
  .people img { grid-row: 1 / span 2; block-size: auto; inline-size: 100%; border-radius: 50%; }
  .people a { grid-column: 2; font-weight: 700; line-height: 1.3; }
  .people span { grid-column: 2; font-size: 0.85em; line-height: 1.45; color: var(--quiet); }
  @media print { main > nav { display: none; } }
}
main > h1 + reader-card [part='name'], main > reader-article [part='topics'] { display: none; }
.newest [part~='grid'] > :first-child { grid-column: 1 / -1; padding: 0; border: 0; }
@media (min-width: 48rem) {
  .newest [part~='grid'] > :first-child:has(img) {
    display: grid;
    grid-template: auto auto 1fr / 3fr 2fr;
    column-gap: 2em;
    align-content: start;
  }
  .newest [part~='grid'] > :first-child > [part='cover'] { grid-row: 1 / -1; margin: 0; }
  .newest [part~='grid'] > :first-child > [part='teaser-title'] { font-size: 2em; line-height: 1.15; letter-spacing: -0.01em; }
}
`

import {unsafeCSS} from '@lit/reactive-element'

/** The filters and the list of a directory. */
export const directoryStyles = unsafeCSS(`
  [hidden] {
    display: none !important;
  }
  .box {
    --w: 40em;
  }
  [part='filters'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: end;
    margin-block-end: 1.6em;
  }
  [part='filter'] {
    display: grid;
    gap: 0.3em;
    flex: 1 1 7em;
    max-inline-size: 14em;
  }
  [part='label'] {
    font-size: 0.85em;
  }
  [part='select'] {
    min-block-size: 44px;
    inline-size: 100%;
    padding-inline: 0.6em;
    border: 1px solid;
    border-radius: 0.3em;
    background: Canvas;
    color: CanvasText;
    font: inherit;
  }
  [part~='count'] {
    flex-basis: 12em;
    min-block-size: 44px;
    align-content: center;
  }
  ul[part='list'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr));
    gap: 0 2em;
    max-inline-size: none;
  }
  /* The texts of all readers are aligned, also of those without a photo. */
  [part='list']:has([part='photo']) > li {
    grid-template-columns: 5.25em minmax(0, 1fr);
  }
  li[part='card'][part] {
    padding-block: 1.2em 1.6em;
    border-block-end: 0;
  }
  [part~='specialities'] {
    margin-block-start: 0.25em;
  }
`)

import {css} from 'lit'

/** The styles of the embed builder; its colours are those of the site. */
export const BUILDER_STYLES = css`
  :host {
    display: block;
    container-type: inline-size;
    margin-block-start: 1.5rem;
  }
  .columns {
    display: grid;
    gap: 2.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  @container (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
    }
  }
  h2 {
    margin: 0 0 0.75rem;
    font: 600 1.1875rem/1.3 var(--docs-serif);
  }
  form,
  .result {
    display: grid;
    gap: 1.25rem;
    align-content: start;
  }
  .result {
    gap: 2rem;
  }
  fieldset {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend,
  .field label {
    padding: 0;
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    margin: 0;
  }
  select,
  .field input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0.4rem 0.6rem;
    border: 1px solid var(--vp-c-text-3);
    border-radius: 4px;
    background: var(--vp-c-bg-elv);
    color: inherit;
    font: inherit;
  }
  input::placeholder {
    color: var(--vp-c-text-3);
    opacity: 1;
  }
  .hint {
    color: var(--vp-c-text-2);
    font-size: 0.875rem;
    line-height: 1.45;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 2.25rem;
  }
  @media (pointer: coarse) {
    .check {
      min-block-size: 44px;
    }
  }
  .check input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    flex: none;
    accent-color: var(--vp-c-brand-1);
  }
  .notice {
    margin: 0;
    padding: 0.6rem 0.9rem;
    border-inline-start: 3px solid var(--vp-c-brand-1);
    background: var(--vp-c-bg-soft);
    line-height: 1.5;
  }
  .part {
    display: grid;
    gap: 0.5rem;
    margin-block-end: 1.25rem;
  }
  .part-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
  }
  .part-head p {
    flex: 1 1 14rem;
    margin: 0;
  }
  pre {
    margin: 0;
    padding: 0.9rem 1rem;
    overflow-x: auto;
    border: 1px solid var(--vp-c-divider);
    border-radius: 4px;
    background: var(--vp-code-block-bg);
    font: 0.8125rem/1.6 var(--vp-font-family-mono);
    tab-size: 2;
  }
  button {
    min-block-size: 44px;
    padding-inline: 1.1rem;
    border: 1px solid currentcolor;
    border-radius: 4px;
    background: none;
    color: var(--vp-c-brand-1);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    background: var(--vp-c-brand-soft);
  }
  :focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: 2px;
  }
  [role='status'] {
    min-block-size: 1.5em;
    margin: 0;
    color: var(--vp-c-text-2);
  }
`

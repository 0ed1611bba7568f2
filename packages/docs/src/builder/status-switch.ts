import {STATUS_SEEDS} from '@reader-article/content'
import {css, html, LitElement} from 'lit'

import {switchRecordedStatus} from '../recorded/play-recording.ts'

/** Buttons that switch a reader's status in the demos, as the switchboard does. */
export class StatusSwitch extends LitElement {
  static override properties = {pin: {}, name: {}, current: {state: true}}

  static override styles = css`
    :host {
      display: block;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    button {
      min-block-size: 44px;
      padding-inline: 0.9rem;
      border: 1px solid var(--vp-c-border);
      border-radius: 4px;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      border-color: currentcolor;
      background: var(--vp-c-bg-soft);
      font-weight: 600;
    }
    button:focus-visible {
      outline: 2px solid currentcolor;
      outline-offset: 2px;
    }
  `

  declare pin: string
  declare name: string
  declare current: string

  constructor() {
    super()
    this.pin = ''
    this.name = ''
    this.current = ''
  }

  override render() {
    return html`<div role="group" aria-label="Status of ${this.name}">
      ${STATUS_SEEDS.map(
        ({label}) =>
          html`<button aria-pressed=${label === this.current} @click=${() => this.#switch(label)}>
            ${label}
          </button>`,
      )}
    </div>`
  }

  #switch(label: string): void {
    this.current = label
    void switchRecordedStatus(this.pin, label)
  }
}

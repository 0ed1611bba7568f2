import {css, html, LitElement, type PropertyValues} from 'lit'
import type {SnippetOptions, SnippetTheme} from 'reader-article/snippets'
import magazine from 'reader-article/themes/magazine.css?inline'
import midnight from 'reader-article/themes/midnight.css?inline'
import plain from 'reader-article/themes/plain.css?inline'

import {configureSource, RECORDED_SOURCE} from '../recorded/play-recording.ts'

const THEME_STYLES: Readonly<Record<SnippetTheme, string>> = {plain, magazine, midnight}

/** Shows a tag of an element on a plain page of somebody else, which the styles of this site do not reach. */
export class SamplePage extends LitElement {
  static override properties = {
    html: {},
    theme: {},
    source: {attribute: false},
  }

  static override styles = css`
    :host {
      display: block;
      overflow: auto;
      max-block-size: 36rem;
      border: 1px solid var(--vp-c-divider);
      border-radius: 4px;
    }
    .page {
      all: initial;
      color-scheme: inherit;
      display: block;
      min-block-size: 4rem;
      padding: 1rem;
      color: light-dark(#1b1b1b, #e6e6e6);
      background: light-dark(#fff, #191919);
      font:
        1rem/1.5 Georgia,
        serif;
      overflow-wrap: anywhere;
    }
    .page a {
      color: inherit;
    }
  `

  declare html: string
  declare theme: SnippetTheme | ''
  /** By default the content is that of the demos. */
  declare source: SnippetOptions['source'] | undefined

  constructor() {
    super()
    this.html = ''
    this.theme = ''
    this.source = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // A box that scrolls must be reachable with the keyboard.
    this.tabIndex = 0
    this.role = 'group'
    this.ariaLabel ??= 'Preview'
  }

  override render() {
    return html`<style></style>
      <div class="page" lang=${document.documentElement.lang} @click=${keepPage}></div>`
  }

  override updated(changed: PropertyValues<this>): void {
    const style = this.renderRoot.querySelector('style')
    const page = this.renderRoot.querySelector('.page')
    if (style) {
      style.textContent = this.theme === '' ? '' : THEME_STYLES[this.theme]
    }
    if (page && (changed.has('html') || changed.has('source'))) {
      // An attribute cannot say that there is no Lake, so the source is that of the whole page.
      configureSource(this.source ?? RECORDED_SOURCE)
      page.replaceChildren(this.#createContent())
    }
  }

  #createContent(): DocumentFragment {
    const template = document.createElement('template')
    template.innerHTML = this.html
    return document.importNode(template.content, true)
  }
}

/** Keeps a link in the preview from opening its page in place of this one. */
function keepPage(event: Event): void {
  if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) {
    event.preventDefault()
  }
}

import {toHTML} from '@portabletext/to-html'
import {createClient} from '@sanity/client'
import {css, html, LitElement} from 'lit'
import {unsafeHTML} from 'lit/directives/unsafe-html.js'

import {PEER_QUERY} from '../peer-query.ts'
import {apiHost, type PeerArticle} from '../peer-article.ts'

const client = createClient({
  projectId: 'local',
  dataset: 'production',
  apiVersion: '2026-09-01',
  useCdn: true,
  apiHost,
})

class NaiveArticle extends LitElement {
  static override properties = {slug: {type: String}, article: {attribute: false}}
  static override styles = css`
    :host {
      display: block;
    }
    blockquote {
      margin-inline: 0;
      padding-inline-start: 1rem;
      border-inline-start: 3px solid #888;
    }
  `

  declare slug: string
  declare article: PeerArticle | undefined

  override async connectedCallback(): Promise<void> {
    super.connectedCallback()
    if (this.slug) {
      this.article = await client.fetch<PeerArticle>(PEER_QUERY, {slug: this.slug})
    }
  }

  override render() {
    if (!this.article) {
      return undefined
    }
    const {title, body, signOff, reader} = this.article
    return html`
      <article>
        <p>${reader.name}, PIN ${reader.pin}</p>
        <h1>${title}</h1>
        ${unsafeHTML(toHTML(body))}
        <p>${signOff}</p>
        <p>${reader.name} – PIN ${reader.pin}</p>
      </article>
    `
  }
}

customElements.define('naive-article', NaiveArticle)

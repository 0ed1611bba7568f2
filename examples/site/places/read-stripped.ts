import {Markup, markup as h, serialise} from '@reader-article/content'
import type {Delivery} from '@reader-article/delivery'

import type {TemplateValues} from '../template.ts'
import {fetchText} from './fetch-text.ts'
import {readPage} from './read-page.ts'
import {sanitize} from './sanitize.ts'

const SLUG = 'three-cards-for-an-ordinary-tuesday'

/** Something that an owner pastes into an editor, and what to do about the part of it that the editor removes. */
interface Paste {
  readonly name: string
  readonly html: string
  readonly advice: string
}

/** Pastes everything that a site owner may have into an editor that removes scripts and frames. */
export async function readStripped(delivery: Delivery, site: string): Promise<TemplateValues> {
  const url = `${site}/articles/${SLUG}`
  const {meta} = readPage(await fetchText(delivery, url))
  const title = meta.get('og:title') ?? ''
  const pastes = createPastes({site, url, title, text: await fetchContent(delivery, url)})
  return {title, items: {html: serialise(pastes.map(renderPaste))}}
}

/** Returns the HTML that somebody copies who selects the whole page of an article. */
async function fetchContent(delivery: Delivery, url: string): Promise<string> {
  const {parts} = await delivery.getPage(new URL(url).pathname)
  return parts?.content ?? ''
}

function createPastes(article: Readonly<Record<'site' | 'url' | 'title' | 'text', string>>) {
  const {site, url, title, text} = article
  const link = serialise(h('a', {href: url}, title))
  const source = `${site}/embed/${SLUG}`
  const frame = h('iframe', {src: source, title, sandbox: 'allow-scripts allow-popups'})
  return [
    {
      name: 'The tag of the elements',
      html: `<script type="module" src="${site}/elements/reader-article.js"></script>\n<reader-article slug="${SLUG}">${link}</reader-article>`,
      advice: 'The link in the tag stays. Always put one there.',
    },
    {
      name: 'The one file, with a link for browsers without script',
      html: `<script async src="${source}.js"></script>\n<noscript>${link}</noscript>`,
      advice: 'The script is removed; the link stays, for everybody.',
    },
    {
      name: 'A frame',
      html: serialise(frame),
      advice:
        'Nothing stays. Paste the address of the article on a line of its own instead: editors with oEmbed make a frame of it themselves.',
    },
    {
      name: 'A link',
      html: link,
      advice: 'It stays, and its preview has a title, a description and a picture.',
    },
    {
      name: 'The article, copied from its page',
      html: text,
      advice:
        'The whole text stays, as it was on that day. The status is that of the moment: delete it, and give the link above.',
    },
  ]
}

function renderPaste({name, html, advice}: Paste): Markup {
  const kept = sanitize(html).trim()
  const isLong = html.length > 1000
  return h(
    'section',
    null,
    h('h2', null, name),
    isLong ? null : h('pre', null, h('code', null, html)),
    h('h3', null, 'What stays'),
    kept === ''
      ? h('p', {class: 'nothing'}, 'Nothing')
      : h('div', {class: 'kept', tabindex: isLong ? '0' : null}, new Markup(kept)),
    h('p', {class: 'advice'}, advice),
  )
}

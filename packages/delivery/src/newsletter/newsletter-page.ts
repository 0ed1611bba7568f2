import {
  type Article,
  type Child,
  formatSignature,
  type Markup,
  markup,
  type Reader,
  readArticle,
  renderBlocks,
  renderFigure,
  renderRareBlock,
  renderReaderCard,
  serialise,
  withRareWords,
} from '@reader-article/content'
import {createServerContext} from 'reader-article/ssr'

import {articleKeys, canonicalUrl} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import {withoutStatuses} from '../content/without-statuses.ts'
import type {EmbedOptions} from '../embed/embed-options.ts'
import {hashOf} from '../http/policy.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {
  createMailBuilder,
  createRow,
  createTable,
  MAIL_WIDTH,
  MARGIN,
} from './create-mail-builder.ts'
import {MAIL_LOOKS} from './mail-look.ts'
import {textDirection} from './text-direction.ts'

/** In characters: mail programs show less of a preheader. */
const MAX_PREHEADER_LENGTH = 200

/** Renders an article as HTML for mail programs; without statuses, because a newsletter is read later. */
export async function newsletterPage(
  found: FoundArticle,
  options: EmbedOptions,
  site: Site,
  now: Date,
): Promise<Reply> {
  const article = readArticle(withoutStatuses(found.result), () => false, now) ?? found.article
  const html = renderNewsletter(article, options, site, now)
  const url = canonicalUrl(article, site)
  const {apiHost = 'https://cdn.sanity.io'} = site.dataset
  return {
    status: 200,
    type: 'text/html',
    body: html,
    keys: articleKeys(article),
    copies: [found.copy],
    headers: {
      'access-control-allow-origin': '*',
      'content-security-policy': `default-src 'none'; style-src-attr 'unsafe-hashes' ${await hashStyles(html)}; img-src ${apiHost}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      link: `<${url}>; rel="canonical", <${pageUrl(site, 'articles', `${article.slug}.txt`)}>; rel="alternate"; type="text/plain"`,
      'x-robots-tag': 'noindex',
    },
  }
}

function renderNewsletter(
  article: Article,
  {theme, hide, lang: wantedLang}: EmbedOptions,
  site: Site,
  now: Date,
): string {
  const {title, reader, cover, body, signOff, settings, excerpt, seo} = article
  const lang = wantedLang ?? site.lang
  const words = findPageWords(lang)
  const look = MAIL_LOOKS[theme ?? site.theme ?? 'plain']
  const dir = textDirection(`${title} ${excerpt}`)
  const url = canonicalUrl(article, site)
  const mail = createMailBuilder({look, dir, origin: site.origin, recording: words.recording})
  const {h} = mail
  const context = createServerContext({...serverPage(site, now), lang}, settings, {
    headingLevel: 1,
  })
  const webLink = h('p', {part: 'note'}, h('a', {href: url}, words.readOnTheWeb))
  const withoutStatus = reader && {...reader, status: undefined}
  const content: Child<Markup> = [
    webLink,
    !hide.includes('header') && [
      title && h('h1', null, title),
      withoutStatus && renderReaderCard(h, withoutStatus, context),
    ],
    cover && !hide.includes('cover') && renderFigure(h, 'cover', cover, context.images),
    renderBlocks(h, body, context, (block, blockContext) =>
      renderRareBlock(h, block, blockContext, () => undefined),
    ),
    signOff && !hide.includes('sign-off') && h('p', null, h('em', null, signOff)),
    reader?.pin &&
      !hide.includes('sign-off') &&
      h('p', null, formatSignature(reader, context.words.pin)),
    reader?.pin && !reader.retired && !hide.includes('call') && renderCall(reader),
    article.related.length > 0 && !hide.includes('related') && renderRelated(),
    webLink,
  ]

  /** Renders a button to the reader's page: there the status says whether a call is taken. */
  function renderCall({name, pin}: Reader): Child<Markup> {
    return [
      mail.button(
        pageUrl(site, 'readers', pin),
        context.words.call.replace('{name}', () => name),
      ),
      h(
        'p',
        {part: 'note'},
        words.whenToCall.replace('{name}', () => name),
      ),
    ]
  }

  function renderRelated(): Child<Markup> {
    return [
      h('h2', null, withRareWords(context.words).related),
      h(
        'ul',
        null,
        article.related.map((teaser) =>
          h(
            'li',
            null,
            teaser.slug
              ? h('a', {href: pageUrl(site, 'articles', teaser.slug)}, teaser.title)
              : teaser.title,
          ),
        ),
      ),
    ]
  }

  const preheader = (seo.description || excerpt).slice(0, MAX_PREHEADER_LENGTH).toWellFormed()
  const {background} = look
  const ground = background ? `;background-color:${background}` : ''
  const head = markup(
    'head',
    null,
    markup('meta', {charset: 'utf-8'}),
    markup('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    markup('meta', {name: 'color-scheme', content: look.schemes}),
    markup('meta', {name: 'supported-color-schemes', content: look.schemes}),
    // Without it, Apple's programs turn numbers and dates into links.
    markup('meta', {
      name: 'format-detection',
      content: 'telephone=no, date=no, address=no, email=no, url=no',
    }),
    markup('title', null, title),
  )
  const column = createTable(
    {
      width: MAIL_WIDTH,
      align: 'center',
      style: `width:100%;max-width:${MAIL_WIDTH}px;margin:0 auto`,
    },
    createRow({dir, lang, style: `padding:${MARGIN}px`}, content),
  )
  const page = createTable(
    {width: '100%', bgcolor: background, style: `width:100%${ground}`},
    createRow({align: 'center'}, column),
  )
  const hidden = 'display:none;font-size:1px;line-height:1px'
  const root = markup(
    'html',
    {lang, dir},
    head,
    markup(
      'body',
      {bgcolor: background, style: `margin:0;padding:0${ground}`},
      preheader && markup('div', {lang, dir, style: hidden}, preheader),
      page,
    ),
  )
  return `<!doctype html>${serialise(root)}\n`
}

/** Returns the hashes of all styles in a document, as a content security policy names them. */
async function hashStyles(html: string): Promise<string> {
  // All text is escaped, so this finds only attributes.
  const styles = new Set([...html.matchAll(/ style="([^"]*)"/g)].map(([, style = '']) => style))
  const hashes = await Promise.all([...styles].map((style) => hashOf(style)))
  return hashes.map((hash) => `'${hash}'`).join(' ')
}

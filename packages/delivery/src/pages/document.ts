import {
  type Attributes,
  type Child,
  type Crumb,
  breadcrumbJsonLd,
  Markup,
  markup as h,
  serialise,
  serialiseJsonLd,
} from '@reader-article/content'
import {getPageStyles, type ThemeName} from 'reader-article/ssr'

import type {CardImage} from '../content/describe-article.ts'
import {hashOf} from '../http/policy.ts'
import {languageDirection, type Site} from '../site.ts'
import type {PageParts} from './page-parts.ts'
import {PAGE_STYLES} from './page-styles.ts'

/** A page without script. */
export interface PageDocument {
  readonly title: string
  readonly description?: string
  readonly lang: string
  readonly canonical?: string
  readonly alternates: readonly Alternate[]
  readonly theme: ThemeName | undefined
  /** What link previews show in addition, by property. */
  readonly preview?: Readonly<Record<string, string>>
  readonly image?: CardImage | undefined
  readonly jsonLd?: readonly Parameters<typeof serialiseJsonLd>[0][]
  /** The way to the page, from the front page on; one page is no way. */
  readonly crumbs?: readonly Crumb[]
  readonly links?: readonly Attributes[]
  readonly content: Child<Markup>
  /** Added to the end of the body. */
  readonly end?: Child<Markup>
}

/** Another form of a page. */
export interface Alternate {
  readonly type: string
  readonly href: string
  readonly title?: string
}

/** A page and the policy with which it is served. */
export interface RenderedDocument {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly parts: () => PageParts
}

const TAGS = ['reader-article', 'reader-articles', 'reader-card'] as const

/** The styles of pages in frames, which have no room of their own. */
const FRAME_STYLES = 'body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; }'

/** Renders a page with the site's name above it. */
export async function renderPage(site: Site, page: PageDocument): Promise<RenderedDocument> {
  const sheet = getSheet(TAGS, PAGE_STYLES, page.theme)
  const {crumbs = []} = page
  // The title says where the visitor is, so the way to it ends before the page itself.
  const way = crumbs.length > 1 ? crumbs.slice(0, -1) : crumbs
  const header = h(
    'header',
    {class: 'masthead'},
    h(
      'ol',
      null,
      way.map(({name, url}) => h('li', null, h('a', {href: url}, name))),
    ),
  )
  const body = [way.length > 0 && header, h('main', null, page.content), page.end]
  return renderDocument(site, page, await sheet, body, {frameAncestors: "'none'"})
}

/** Renders a page for a frame. */
export async function renderFrame(
  site: Site,
  page: PageDocument,
  script: string,
): Promise<RenderedDocument> {
  const sheet = getSheet(['reader-article'], FRAME_STYLES, page.theme)
  const body = [page.content, h('script', null, new Markup(script))]
  return renderDocument(site, page, await sheet, body, {
    frameAncestors: site.frameAncestors.join(' '),
    script,
  })
}

async function renderDocument(
  site: Site,
  page: PageDocument,
  sheet: Sheet,
  body: Child<Markup>,
  policy: {readonly frameAncestors: string; readonly script?: string},
): Promise<RenderedDocument> {
  const {title, description, canonical, alternates, preview = {}, image, jsonLd = []} = page
  const {lang, crumbs = [], links = []} = page
  const data = crumbs.length > 1 ? [...jsonLd, breadcrumbJsonLd(crumbs)] : jsonLd
  const properties = {
    'og:title': title,
    'og:description': description,
    'og:url': canonical,
    ...preview,
    ...(image && {
      'og:image': image.url,
      'og:image:type': image.type,
      'og:image:width': String(image.width),
      'og:image:height': String(image.height),
      'og:image:alt': image.alt,
    }),
  }
  const tags = [
    h('title', null, title),
    description && h('meta', {name: 'description', content: description}),
    canonical && h('link', {rel: 'canonical', href: canonical}),
    alternates.map((alternate) => h('link', {rel: 'alternate', ...alternate})),
    links.map((link) => h('link', link)),
    Object.entries(properties).map(
      ([property, content]) => content && h('meta', {property, content}),
    ),
    h('meta', {name: 'twitter:card', content: image ? 'summary_large_image' : 'summary'}),
  ]
  const scripts = data.map((each) =>
    h('script', {type: 'application/ld+json'}, new Markup(serialiseJsonLd(each))),
  )
  const head = h(
    'head',
    null,
    h('meta', {charset: 'utf-8'}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    tags,
    h('style', null, new Markup(sheet.css)),
    scripts,
  )
  const {apiHost = 'https://cdn.sanity.io'} = site.dataset
  return {
    html: `<!doctype html>${serialise(h('html', {lang, dir: languageDirection(lang)}, head, h('body', null, body)))}`,
    headers: {
      'content-security-policy': [
        "default-src 'none'",
        `style-src '${sheet.hash}'`,
        ...(policy.script === undefined ? [] : [`script-src '${await hashOf(policy.script)}'`]),
        `img-src ${apiHost}`,
        `media-src ${apiHost}`,
        "base-uri 'none'",
        "form-action 'none'",
        ...(policy.frameAncestors ? [`frame-ancestors ${policy.frameAncestors}`] : []),
      ].join('; '),
    },
    parts: () => ({
      head: serialise([...tags, ...scripts]),
      styles: sheet.elements,
      content: serialise(page.content),
    }),
  }
}

/** A style sheet and its hash. */
interface Sheet {
  readonly css: string
  readonly hash: string
  /** The part of it that does not style the page. */
  readonly elements: string
}

const sheets = new Map<string, Promise<Sheet>>()

/** Returns the style sheet of a page; there is one for each theme and kind of page. */
function getSheet(
  tags: Parameters<typeof getPageStyles>[0],
  pageStyles: string,
  theme: ThemeName | undefined,
): Promise<Sheet> {
  const key = `${theme} ${tags.join(' ')}`
  const known = sheets.get(key)
  if (known) {
    return known
  }
  const root = `:root { color-scheme: ${theme === 'midnight' ? 'dark' : 'light dark'}; }\n`
  const css = root + pageStyles + getPageStyles(tags, theme, 'page')
  const elements = getPageStyles(tags, theme)
  const created = hashOf(css).then((hash) => ({css, hash, elements}))
  sheets.set(key, created)
  return created
}

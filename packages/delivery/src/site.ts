import type {DatasetAddress} from '@reader-article/content'
import {type ServerPage, THEME_NAMES, type ThemeName} from 'reader-article/ssr'

import {DeliveryError} from './delivery-error.ts'

/** The site at which the handler is served. */
export interface SiteOptions {
  /** The URL of the front page, such as 'https://articles.example' or 'https://advice.example/articles'. */
  readonly url: string
  /** The site's name; by default the organisation's. */
  readonly name?: string | undefined
  /** The language of the pages as a BCP 47 tag; 'en' by default. */
  readonly lang?: string | undefined
  /** The theme of the pages; by default they have the fonts and colours of the browser. */
  readonly theme?: ThemeName | undefined
  /** The origins that may show `/embed/…` in a frame, such as 'https://*.partner.example'; by default all. */
  readonly frameAncestors?: readonly string[] | undefined
  /**
   * The URL of `reader-article.js`, which one-file embeds with `?live` load after their article, to update the status.
   * By default they load nothing, and only pages that have the elements update it.
   */
  readonly elements?: string | undefined
}

/** The dataset whose articles are delivered, and the site at which they are. */
export interface DeliveryOptions extends DatasetAddress {
  /** Required for a private dataset; only published documents are read. */
  readonly token?: string | undefined
  readonly site: SiteOptions
  /** False checks for changes at each request instead of following live events; for runtimes that end connections after a request. */
  readonly live?: boolean | undefined
}

/** A checked site, and the URLs of its pages. */
export interface Site {
  /** Without a slash at the end. */
  readonly url: string
  readonly origin: string
  /** The path of the front page without a slash at the end: '' at the root. */
  readonly basePath: string
  readonly name: string
  readonly lang: string
  readonly theme: ThemeName | undefined
  readonly frameAncestors: readonly string[]
  /** '' if there are none. */
  readonly elements: string
  readonly dataset: DatasetAddress
}

const FRAME_ANCESTOR = /^(?:'self'|'none'|https?:\/\/(?:\*\.)?[a-z\d.-]+(?::(?:\d+|\*))?)$/i

/** @throws DeliveryError 'invalid-option'. */
export function readSite({projectId, dataset, apiHost, site}: DeliveryOptions): Site {
  const url = URL.parse(site.url)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new DeliveryError(
      'invalid-option',
      `site.url ${JSON.stringify(site.url)} is not the URL of a front page. Use an http or https URL without a query, for example "https://articles.example".`,
    )
  }
  const {name = '', lang = 'en', theme, frameAncestors = [], elements = ''} = site
  if (!isLanguageTag(lang)) {
    throw new DeliveryError(
      'invalid-option',
      `site.lang ${JSON.stringify(lang)} is not a language tag. Use one such as "en" or "de-CH".`,
    )
  }
  if (theme !== undefined && !THEME_NAMES.includes(theme)) {
    throw new DeliveryError(
      'invalid-option',
      `site.theme ${JSON.stringify(theme)} is not a theme. Use one of: ${THEME_NAMES.join(', ')}.`,
    )
  }
  const ancestor = frameAncestors.find((each) => !FRAME_ANCESTOR.test(each))
  if (ancestor !== undefined) {
    throw new DeliveryError(
      'invalid-option',
      `site.frameAncestors contains ${JSON.stringify(ancestor)}, which is not an origin. Use for example "https://partner.example", "https://*.partner.example" or "'self'".`,
    )
  }
  if (elements !== '' && !/^https?:$/.test(URL.parse(elements)?.protocol ?? '')) {
    throw new DeliveryError(
      'invalid-option',
      `site.elements ${JSON.stringify(elements)} is not the URL of a script. Use an http or https URL, for example "https://articles.example/elements/reader-article.js".`,
    )
  }
  const basePath = url.pathname.replace(/\/+$/, '')
  return {
    url: url.origin + basePath,
    origin: url.origin,
    basePath,
    name,
    lang,
    theme,
    frameAncestors,
    elements,
    dataset: {projectId, dataset, apiHost},
  }
}

/** Returns the absolute URL of a page; each part of its path is percent-encoded. */
export function pageUrl({url}: Site, ...path: readonly string[]): string {
  return [url, ...path.map((part) => encodeURIComponent(part))].join('/') + (path[0] ? '' : '/')
}

/** Returns how the functions of `reader-article/ssr` render on the site's pages. */
export function serverPage(site: Site, now: Date): ServerPage {
  return {
    ...site.dataset,
    lang: site.lang,
    origin: site.origin,
    articlePath: `${site.url}/articles/{slug}`,
    readerPath: `${site.url}/readers/{pin}`,
    now,
  }
}

const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string | undefined> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
])

/** Returns the direction in which a language is written. */
export function languageDirection(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(lang).maximize().script) ? 'rtl' : 'ltr'
}

/** Returns true if a text is a BCP 47 language tag. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

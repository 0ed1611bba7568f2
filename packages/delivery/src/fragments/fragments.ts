import type {Reader} from '@reader-article/content'
import {articleValidUntil, renderArticle, renderReader, type ServerPage} from 'reader-article/ssr'

import type {Copy} from '../content/content-store.ts'
import {articleKeys, canonicalUrl} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import type {FragmentOptions} from './fragment-options.ts'

/** What a program gets that puts an article or a reader into a page of its own. */
interface Fragment {
  readonly title: string
  /** The canonical URL, for a link if the HTML cannot be shown. */
  readonly url: string
  readonly lang: string
  /** Without styles and scripts; the styles are those of `getPageStyles()`. */
  readonly html: string
}

/** Renders an article as HTML in JSON, for a page that another server renders. */
export function articleFragment(
  {article, result, copy}: FoundArticle,
  options: FragmentOptions,
  site: Site,
  now: Date,
): Reply {
  const page = createPage(options, site, now)
  const html = renderArticle(result, {
    ...page,
    slug: article.slug,
    hide: options.hide,
    shadow: false,
    styles: false,
  })
  return {
    ...fragmentReply({
      title: article.title,
      url: canonicalUrl(article, site),
      lang: page.lang ?? site.lang,
      html,
    }),
    keys: articleKeys(article),
    copies: [copy],
    validUntil: articleValidUntil(result, now),
  }
}

/** Renders the card of a reader as HTML in JSON. */
export function readerFragment(
  {reader, copy}: {readonly reader: Reader; readonly copy: Copy},
  options: FragmentOptions,
  site: Site,
  now: Date,
): Reply {
  const page = createPage(options, site, now)
  return {
    ...fragmentReply({
      title: reader.name,
      url: pageUrl(site, 'readers', reader.pin),
      lang: page.lang ?? site.lang,
      html: renderReader(copy.result, page),
    }),
    keys: [reader.id, 'settings'],
    copies: [copy],
    validUntil: reader.status?.until ? new Date(reader.status.until) : undefined,
  }
}

function createPage({lang, headingLevel}: FragmentOptions, site: Site, now: Date): ServerPage {
  return {
    ...serverPage(site, now),
    // The page is not known, so that links to other pages of any origin do not tell it.
    origin: '',
    ...(lang !== undefined && {lang}),
    ...(headingLevel !== undefined && {headingLevel}),
  }
}

function fragmentReply(fragment: Fragment) {
  return {
    status: 200,
    type: 'application/json',
    body: `${JSON.stringify(fragment)}\n`,
    headers: {'access-control-allow-origin': '*', 'x-robots-tag': 'noindex'},
    hasStatus: true,
  } as const
}

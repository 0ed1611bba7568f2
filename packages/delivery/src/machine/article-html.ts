import {articleToHtml, type Settings} from '@reader-article/content'
import {createServerContext} from 'reader-article/ssr'

import {serverPage, type Site} from '../site.ts'

/** Renders an article as HTML that is read elsewhere: a path in a link becomes a URL of the site. */
export function articleToPortableHtml(
  result: unknown,
  settings: Settings,
  site: Site,
  now: Date,
): string {
  const html = articleToHtml(result, createServerContext(serverPage(site, now), settings))
  // All text is escaped, so this finds only tags.
  return html.replaceAll('<a href="/', `<a href="${site.origin}/`)
}

import {pageUrl, type Site} from '../site.ts'
import type {Alternate} from './document.ts'

/** The files with a feed, by media type. */
export const FEED_FILES = {
  'application/atom+xml': 'feed.xml',
  'application/rss+xml': 'rss.xml',
  'application/feed+json': 'feed.json',
} as const

/** Returns the feeds of the site, or of a reader or topic, for the head of a page. */
export function feedAlternates(
  site: Site,
  title: string,
  ...path: readonly string[]
): readonly Alternate[] {
  return Object.entries(FEED_FILES).map(([type, file]) => ({
    type,
    href: pageUrl(site, ...path, file),
    title,
  }))
}

import {readArticle} from '@reader-article/content'

import {findReaders} from '../live-status/content-readers.ts'

/**
 * Returns until when the HTML of an article is right: the first instant at which a status in it ends. A cache should
 * not keep it longer, for pages without JavaScript.
 *
 * @param article - The result of an article query.
 * @param now - The time at which the HTML is rendered; by default the current time.
 * @returns Undefined if no status ends by itself.
 * @example
 * const until = articleValidUntil(article)
 * const maxAge = until ? Math.max(0, Math.floor((until.getTime() - Date.now()) / 1000)) : 300
 */
export function articleValidUntil(article: unknown, now?: Date): Date | undefined {
  const content = readArticle(article, undefined, now)
  const [first] = (content ? findReaders(content) : [])
    .flatMap(({status}) => (status?.until ? Date.parse(status.until) : []))
    .toSorted((a, b) => a - b)
  return first === undefined ? undefined : new Date(first)
}

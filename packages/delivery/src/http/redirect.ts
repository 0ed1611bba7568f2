import type {FoundArticle} from '../content/get-article.ts'
import {pageUrl, type Site} from '../site.ts'
import type {Reply} from './reply.ts'

/** The address of a moved article: a folder of the site, what follows its slug there, and the query of the request. */
export interface MovedAddress {
  readonly folder: 'articles' | 'embed' | 'fragments/articles' | 'newsletter'
  readonly extension?: string
  /** What is below the article's address. */
  readonly file?: 'card.png'
  /** The query as it was sent, with its question mark, or ''. */
  readonly search: string
}

/** Redirects to the address of an article's slug of now, for all pages and scripts. */
export function redirectReply(
  {article, copy}: FoundArticle,
  {folder, extension = '', file, search}: MovedAddress,
  site: Site,
): Reply {
  const path = [...folder.split('/'), article.slug + extension, ...(file ? [file] : [])]
  const {pathname} = new URL(pageUrl(site, ...path))
  return {
    status: 301,
    type: 'text/plain',
    body: `This article is now at ${pathname}.\n`,
    headers: {
      // Without an origin, as a proxy can serve the site at another one.
      location: pathname + search,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
    keys: [article.id],
    copies: [copy],
    // An article that returns to a former slug must not redirect to the one that it has left.
    hasStatus: true,
  }
}

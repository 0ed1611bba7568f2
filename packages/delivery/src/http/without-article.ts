import type {ContentStore} from '../content/content-store.ts'
import {getMovedArticle} from '../content/get-article.ts'
import {isWithdrawn} from '../content/is-withdrawn.ts'
import type {Site} from '../site.ts'
import {findPageWords} from '../words.ts'
import {type MovedAddress, redirectReply} from './redirect.ts'
import {errorReply, type Reply} from './reply.ts'

/** Redirects if an article had a slug formerly, and says so if it has been withdrawn; otherwise undefined. */
export async function replyWithoutArticle(
  slug: string,
  address: MovedAddress,
  site: Site,
  store: ContentStore,
  now: Date,
): Promise<Reply | undefined> {
  const moved = await getMovedArticle(store, slug, now)
  if (moved) {
    return redirectReply(moved, address, site)
  }
  return (await isWithdrawn(store, slug))
    ? errorReply(410, `${findPageWords(site.lang).wasHere}\n`)
    : undefined
}

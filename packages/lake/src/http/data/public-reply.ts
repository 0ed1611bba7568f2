import {hash} from 'node:crypto'

import type {Dataset} from '../../dataset.ts'
import {isUnchanged} from '../etag.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'

/**
 * Seconds for which a cache may send an older reply while it fetches the current one. Shorter than the interval of
 * clients that fetch the same URL again and again because they cannot get events.
 */
const STALE_TIME = 10
/** The results of these functions change although nothing is committed. */
const USES_TIME = /\bnow\s*\(/

/** The headers of every reply that depends on the caller's rights. */
export const PRIVATE_HEADERS = {'cache-control': 'private, no-store'}

/** What everybody may see, and what it depends on. */
export interface PublicContent {
  readonly body: Uint8Array<ArrayBuffer>
  /** The part of the body that stays the same while nothing changes. */
  readonly unchanging: Uint8Array
  readonly syncTags: readonly string[]
  /** True if a cache may send this reply at first even if it is no longer current. */
  readonly mayBeStale?: boolean
}

/**
 * Creates the reply to a client that is not logged in, with what caches need: an ETag, and the sync tags as
 * surrogate keys, by which a cache can remove exactly the replies that a change affects.
 *
 * Caches check each time whether the reply is current, unless it may be stale.
 */
export function createPublicReply(
  context: RouteContext,
  {body, unchanging, syncTags, mayBeStale = false}: PublicContent,
): Reply {
  const tag = hash('sha1', unchanging, 'base64url')
  const headers = {
    // The text contains how long the query took, so it is not the same byte by byte.
    etag: `W/"${tag}"`,
    'cache-control': mayBeStale
      ? `public, max-age=0, stale-while-revalidate=${STALE_TIME}`
      : 'public, max-age=0, must-revalidate',
    vary: 'Authorization, Origin',
    ...(syncTags.length > 0 && {'surrogate-key': syncTags.join(' ')}),
  }
  return isUnchanged(context.header('if-none-match'), tag)
    ? {status: 304, headers}
    : {status: 200, headers: {'content-type': 'application/json', ...headers}, body}
}

/**
 * Returns true if a cache may send an older result at first, while it fetches the current one: if the URL names the
 * last event that the client has seen, because the result is then at least as new as this event.
 *
 * Must be called before the query is evaluated.
 */
export function mayResultBeStale(context: RouteContext, dataset: Dataset): boolean {
  const seen = dataset.eventIds.sequenceOf(context.query('lastLiveEventId'))
  return (
    seen !== undefined &&
    seen >= 0 &&
    // Otherwise somebody could fill a cache with replies for events that are still to come.
    seen <= dataset.log.latestSequence() &&
    context.query('cacheMode') !== 'noStale' &&
    !USES_TIME.test(context.query('query') ?? '')
  )
}

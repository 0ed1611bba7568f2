import type {Reply} from './reply.ts'

/** In seconds: a page of a reader who has been switched is right after the sum of both. */
const WITH_STATUS = {maxAge: 1, staleWhileRevalidate: 1}
const WITHOUT_STATUS = {maxAge: 60, staleWhileRevalidate: 600}
/** How long a cache may show a page if this server cannot be reached, in seconds. */
const STALE_IF_ERROR = 86_400
/** Fastly accepts 16 kB of keys, and Cloudflare as well. */
const MAX_KEYS_LENGTH = 8000

/** Returns the headers that tell browsers and CDNs how long to keep a reply, and by which tags to purge it. */
export function cachingHeaders(
  {keys, copies, hasStatus = false, validUntil}: Reply,
  now: Date,
): Record<string, string> {
  const lastCopy = copies.find(({isLast}) => isLast)
  const {maxAge, staleWhileRevalidate} = hasStatus ? WITH_STATUS : WITHOUT_STATUS
  const left = validUntil ? Math.floor((validUntil.getTime() - now.getTime()) / 1000) : maxAge
  const seconds = Math.max(0, Math.min(maxAge, left))
  const tags = joinKeys(keys)
  return {
    'cache-control': lastCopy
      ? 'no-cache'
      : `public, max-age=${seconds}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${STALE_IF_ERROR}`,
    ...(lastCopy && {
      'cache-status': `reader-article; hit; ttl=-${Math.max(1, Math.round((now.getTime() - lastCopy.fetchedAt) / 1000))}; detail=backend-unreachable`,
    }),
    ...(tags && {'surrogate-key': tags, 'cache-tag': tags.replaceAll(' ', ',')}),
  }
}

function joinKeys(keys: readonly string[]): string {
  let joined = ''
  for (const key of new Set(keys)) {
    // An id of a document that has other characters is invalid, and could be more than one tag.
    if (/^[\w.-]{1,128}$/.test(key) && joined.length + key.length < MAX_KEYS_LENGTH) {
      joined += joined === '' ? key : ` ${key}`
    }
  }
  return joined
}

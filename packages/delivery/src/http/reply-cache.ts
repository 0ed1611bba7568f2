import type {CopyState} from '../content/content-store.ts'
import {hasEntity} from './entity-tag.ts'
import type {Reply} from './reply.ts'

/** A rendered reply with all its headers, ready to be sent. */
interface KeptReply {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  /** The headers of a response to a client that has the body. */
  readonly headersWithoutBody: Readonly<Record<string, string>>
  /** Without their results, which can be much larger than a reply. */
  readonly copies: readonly CopyState[]
  /** In milliseconds since 1970. */
  readonly expiresAt: number
  readonly size: number
}

/** Keeps rendered replies, so that a page that is requested again needs neither a query nor rendering. */
export interface ReplyCache {
  /** Returns a response to a GET request; undefined if there is none that is still right. */
  readonly respond: (request: Request) => Response | undefined
  /** Keeps a reply with the headers of its response, whose names are in lower case. */
  readonly keep: (url: string, reply: Reply, headers: Readonly<Record<string, string>>) => void
}

/** What a cache depends on. */
export interface ReplyCacheOptions {
  /** Returns false if a copy of which a reply was made may be out of date. */
  readonly isFresh: (copy: CopyState) => boolean
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number
  /** Of all kept replies, in bytes. */
  readonly maxSize?: number
}

/** Of all replies with their keys and headers, in bytes. A worker of Cloudflare has 128 MB for everything. */
const MAX_SIZE = 32 * 1024 * 1024
/** A reply of more than this part of the maximum would displace too many others. */
const MAX_PART = 1 / 8
/** Pages name days in relation to the day of rendering, so a page is rendered again after this time in milliseconds. */
const MAX_AGE = 60_000
/** Longer addresses are invented. */
const MAX_KEY_LENGTH = 1000
/** The headers of a 304 (RFC 9110). */
const WITHOUT_BODY = /^(?:cache-control|content-location|date|etag|expires|vary)$/

/** Creates a cache of replies; the least recently used one is removed first. */
export function createReplyCache({
  isFresh,
  now,
  maxSize = MAX_SIZE,
}: ReplyCacheOptions): ReplyCache {
  // The least recently used reply is the first.
  const replies = new Map<string, KeptReply>()
  let size = 0

  function remove(key: string, reply: KeptReply): void {
    replies.delete(key)
    size -= reply.size
  }

  return {
    respond({method, url, headers}) {
      const key = method === 'GET' ? pathOf(url) : undefined
      const reply = key === undefined ? undefined : replies.get(key)
      if (key === undefined || !reply) {
        return undefined
      }
      if (now() >= reply.expiresAt || !reply.copies.every(isFresh)) {
        remove(key, reply)
        return undefined
      }
      replies.delete(key)
      replies.set(key, reply)
      return hasEntity(headers.get('if-none-match'), reply.headers['etag'])
        ? new Response(null, {status: 304, headers: reply.headersWithoutBody})
        : new Response(reply.body, {status: 200, headers: reply.headers})
    },
    keep(url, {status, body, copies, validUntil}, headers) {
      const key = pathOf(url)
      if (status !== 200 || key.length > MAX_KEY_LENGTH || copies.some(({isLast}) => isLast)) {
        return
      }
      const entries = Object.entries(headers)
      const states = copies.map((copy) => ({...copy, result: undefined}))
      const encoded = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const reply: KeptReply = {
        body: encoded,
        headers: {...headers, 'cache-status': 'reader-article; hit'},
        headersWithoutBody: Object.fromEntries(entries.filter(([name]) => WITHOUT_BODY.test(name))),
        copies: states,
        expiresAt: Math.min(now() + MAX_AGE, findExpiry(validUntil, headers)),
        size: encoded.length + JSON.stringify([key, headers, states]).length,
      }
      if (reply.size > maxSize * MAX_PART) {
        return
      }
      const former = replies.get(key)
      if (former) {
        remove(key, former)
      }
      replies.set(key, reply)
      size += reply.size
      for (const [oldest, each] of replies) {
        if (size <= maxSize) {
          break
        }
        remove(oldest, each)
      }
    },
  }
}

/** Returns the time at which the `max-age` in the headers would be longer than the reply is right. */
function findExpiry(
  validUntil: Date | undefined,
  headers: Readonly<Record<string, string>>,
): number {
  const [, maxAge = 0] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? []
  return validUntil ? validUntil.getTime() - Number(maxAge) * 1000 : Number.POSITIVE_INFINITY
}

/** Returns the path and the query of an absolute URL; the site is ignored, as in the routes. */
function pathOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3))
}

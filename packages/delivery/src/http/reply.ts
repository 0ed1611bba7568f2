import type {Copy} from '../content/content-store.ts'
import type {PageParts} from '../pages/page-parts.ts'

/** A response before its caching headers are known. */
export interface Reply {
  readonly status: 200 | 301 | 400 | 404 | 410 | 501
  /** The media type, without a charset. */
  readonly type: string
  /** Text in UTF-8, or a picture. */
  readonly body: string | Uint8Array<ArrayBuffer>
  /** If it is a page, its parts for a template of the site's own. */
  readonly parts?: () => PageParts
  readonly headers?: Readonly<Record<string, string>>
  /** The ids of the documents that it shows, and the kinds of its lists, for the purges of a CDN. */
  readonly keys: readonly string[]
  /** The copies from which it was made. */
  readonly copies: readonly Copy[]
  /** True if it shows statuses, so that caches keep it only for a moment. */
  readonly hasStatus?: boolean
  /** Until when it is right: the first instant at which a status in it ends. */
  readonly validUntil?: Date | undefined
}

/** A reply that says what is wrong with a request; something may soon be published at its address. */
export function errorReply(status: 400 | 404 | 410 | 501, body: string): Reply {
  return {status, type: 'text/plain', body, keys: [], copies: [], hasStatus: true}
}

import {record} from '@reader-article/content'

import {ArticleError} from '../errors.ts'
import {anySignal} from './any-signal.ts'
import type * as copyStore from './copy-store.ts'
import {delay} from './delay.ts'

/** Storing a copy must not delay the first paint of the article. */
const STORE_AFTER_MS = 1000

/** The result of a query. */
export interface QueryResult {
  readonly result: unknown
  /** True if the network or the backend is down or slow, and this is a cached copy. */
  readonly stale: boolean
  /** The result that is still being fetched, if this is a copy because the backend is slow. */
  readonly later?: Promise<QueryResult> | undefined
}

/** The limits of a request, in milliseconds. */
export interface RequestLimits {
  /** How long one attempt may take; after a timeout there is no other attempt. */
  readonly timeout: number
  /** How long a request may take before a cached copy is shown. */
  readonly copyDelay: number
  /** The delays before the second, third and further attempts; each is varied by up to a quarter. */
  readonly delays: readonly number[]
}

/** A backend that takes 30 s is slow, but not down. */
export const DEFAULT_LIMITS: RequestLimits = {timeout: 35_000, copyDelay: 3000, delays: [500, 1500]}

/** Returns one document of a request, and stores its copy under the document's own URL. */
export type ReadDocument = (
  documentUrl: string,
  pick?: (result: unknown) => unknown,
) => Promise<QueryResult>

/**
 * Fetches the result of a query: retries after temporary failures, and falls back on a cached copy.
 *
 * @throws ArticleError 'unreachable', 'timeout', 'refused' or 'invalid-answer'.
 */
export function fetchQuery(
  url: string,
  signal: AbortSignal,
  options?: RequestLimits,
): Promise<QueryResult> {
  return startRequest(url, signal, options)(url)
}

/**
 * Starts a request that may be for several documents at once. A copy is stored for each document, not
 * for the request, so any later request for a document replaces or removes its copy.
 */
export function startRequest(
  url: string,
  signal: AbortSignal,
  {timeout, copyDelay, delays}: RequestLimits = DEFAULT_LIMITS,
): ReadDocument {
  // Shared by all documents; another attempt is made only if a document has no cached copy.
  const attempts: Promise<unknown>[] = []

  async function attempt(delayBefore: number | undefined): Promise<unknown> {
    if (delayBefore) {
      await delay(delayBefore * (0.75 + Math.random() / 2))
    }
    signal.throwIfAborted()
    return fetchOnce(url, signal, timeout)
  }

  async function load(
    documentUrl: string,
    pick: (result: unknown) => unknown,
  ): Promise<QueryResult> {
    for (let index = 0; ; index++) {
      try {
        const result = pick(await (attempts[index] ??= attempt(delays[index - 1])))
        if (result !== undefined) {
          void storeResult(documentUrl, result)
        }
        return {result: result ?? null, stale: false}
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof ArticleError) || error.code === 'refused') {
          throw error
        }
        const copy = await findCachedCopy(documentUrl)
        if (copy) {
          return copy
        }
        if (index >= delays.length || error.code === 'timeout') {
          throw error
        }
      }
    }
  }

  return (documentUrl, pick = (result) => result) => {
    const later = load(documentUrl, pick)
    return Promise.race([later, delay(copyDelay)]).then(
      async (loaded) => loaded ?? (await findCachedCopy(documentUrl, later)) ?? later,
    )
  }
}

async function findCachedCopy(
  url: string,
  later?: Promise<QueryResult>,
): Promise<QueryResult | undefined> {
  const result = await runWithCopyStore(({readCopy}) => readCopy(url))
  return result && {result, stale: true, later}
}

/** The newest result by URL, so that an older one that is stored later cannot undo a removal. */
const newest = new Map<string, unknown>()

async function storeResult(url: string, result: unknown): Promise<void> {
  newest.set(url, result)
  if (result !== null) {
    await delay(STORE_AFTER_MS)
  }
  if (newest.get(url) !== result) {
    return
  }
  newest.delete(url)
  await runWithCopyStore(({updateCopy}) => updateCopy(url, result))
}

async function fetchOnce(url: string, signal: AbortSignal, timeout: number): Promise<unknown> {
  const {origin} = new URL(url)
  let status = 0
  try {
    // A plain GET with the default credentials (none to other sites) matches a preload and needs no
    // CORS preflight.
    const response = await fetch(url, {
      signal: anySignal(signal, AbortSignal.timeout(timeout)),
    })
    status = response.status
    const {result} = record(await response.json())
    if (response.ok && result !== undefined) {
      return result
    }
  } catch (cause) {
    // The network can also fail in the middle of a response.
    if (!(cause instanceof SyntaxError)) {
      const isTimeout = cause instanceof Error && cause.name === 'TimeoutError'
      throw new ArticleError(isTimeout ? 'timeout' : 'unreachable', origin, '', cause)
    }
  }
  // 400 to 499 except 408 and 429, which are temporary.
  const isRefused = /^4(?!08|29)/.test(`${status}`)
  throw new ArticleError(isRefused ? 'refused' : 'invalid-answer', origin, `${status}`)
}

/** Loads the copy store lazily; undefined if it or the browser's storage is unavailable. */
async function runWithCopyStore<T>(
  use: (store: typeof copyStore) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await use(await import('./copy-store.ts'))
  } catch {
    return undefined
  }
}

import type {Query} from '@reader-article/content'
import {createReaderClient, type ReaderClientOptions} from '@reader-article/content/client'

import {followChanges} from './follow-changes.ts'

/** The result of a query, as it was at a time. */
export interface Copy {
  readonly result: unknown
  /** In milliseconds since 1970. */
  readonly fetchedAt: number
  /** True if the backend cannot be reached, so that the result may be out of date. */
  readonly isLast: boolean
}

/** What is known about a copy without its result. */
export type CopyState = Omit<Copy, 'result'>

/** Fetches the results of queries and keeps copies. */
export interface ContentStore {
  /**
   * Resolves with the result of a query: a copy if nothing has changed since, or if the backend cannot be reached.
   *
   * @param exists - Returns false if a result says that there is nothing, which is not kept; by default if it is null.
   * @throws UnavailableError if there is neither a result nor a copy.
   */
  readonly get: (query: Query, exists?: (result: unknown) => boolean) => Promise<Copy>
  /** Returns false if the result of a query may be another one now. */
  readonly isFresh: (copy: CopyState) => boolean
  /** True if live events arrive, so that copies are right until one says otherwise. */
  readonly isLive: () => boolean
  readonly close: () => void
}

/** How the store reads a dataset. */
export interface StoreOptions extends ReaderClientOptions {
  readonly live?: boolean | undefined
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number
}

/** The backend cannot be reached, and there is no copy of the requested content. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
  readonly code = 'unavailable'
}

/** Without live events, a copy is used for this long, in milliseconds. */
const MAX_AGE_WITHOUT_EVENTS = 1000
/** After a failure the next request that has a copy waits this long before it tries again, in milliseconds. */
const RETRY_DELAY = 1000
const REQUEST_TIMEOUT = 5000
const MAX_COPIES = 500

interface StoredState extends CopyState {
  readonly tags: readonly string[]
  /** The number of changes known when the request was sent. */
  readonly version: number
}

type StoredCopy = Copy & StoredState

/** Creates a store for one dataset; it sends its first request when content is needed. */
export function createContentStore({live = true, now, ...options}: StoreOptions): ContentStore {
  // A visitor does not wait for retries if there is a copy.
  const client = createReaderClient({...options, maxRetries: 0}).sanity.withConfig({
    timeout: REQUEST_TIMEOUT,
  })
  // The least recently used copy is the first.
  const copies = new Map<string, StoredCopy>()
  const pending = new Map<string, Promise<Copy>>()
  const changes = followChanges(client)
  let lastFailure = Number.NEGATIVE_INFINITY

  function isFresh(copy: CopyState): boolean {
    return (
      isStored(copy) &&
      !changes.affect(copy.tags, copy.version) &&
      (changes.isConnected() || now() - copy.fetchedAt < MAX_AGE_WITHOUT_EVENTS)
    )
  }

  async function fetchCopy(
    key: string,
    {query, parameters}: Query,
    exists: (result: unknown) => boolean,
  ): Promise<Copy> {
    const {version, lastEventId} = changes.current()
    const {result, syncTags} = await client.fetch<unknown>(
      query,
      {...parameters},
      {
        filterResponse: false,
        ...(lastEventId !== undefined && {lastLiveEventId: lastEventId}),
      },
    )
    const copy = {result, fetchedAt: now(), isLast: false, tags: syncTags ?? [], version}
    // What does not exist is not kept: invented addresses would displace the copies of real pages.
    if (exists(result)) {
      copies.delete(key)
      copies.set(key, copy)
      const [oldest] = copies.keys()
      if (copies.size > MAX_COPIES && oldest !== undefined) {
        copies.delete(oldest)
      }
    }
    return copy
  }

  async function refresh(
    key: string,
    query: Query,
    exists: (result: unknown) => boolean,
  ): Promise<Copy> {
    const copy = copies.get(key)
    if (copy && now() - lastFailure < RETRY_DELAY) {
      return {...copy, isLast: true}
    }
    try {
      const fetched = await fetchCopy(key, query, exists)
      lastFailure = Number.NEGATIVE_INFINITY
      return fetched
    } catch (error) {
      lastFailure = now()
      if (copy) {
        return {...copy, isLast: true}
      }
      throw new UnavailableError('The articles cannot be reached just now.', {cause: error})
    }
  }

  return {
    async get(query, exists = isNotNull) {
      if (live) {
        changes.start()
      }
      const key = JSON.stringify([query.query, query.parameters])
      const copy = copies.get(key)
      if (copy && isFresh(copy)) {
        copies.delete(key)
        copies.set(key, copy)
        return copy
      }
      const running =
        pending.get(key) ?? refresh(key, query, exists).finally(() => pending.delete(key))
      pending.set(key, running)
      return running
    },
    isFresh,
    isLive: changes.isConnected,
    close: changes.stop,
  }
}

function isNotNull(result: unknown): boolean {
  return result !== null
}

function isStored(copy: CopyState): copy is StoredState {
  return 'tags' in copy && 'version' in copy
}

import CachePolicy from 'http-cache-semantics'

import type {Delivery} from './create-delivery.ts'

/** A client with a cache of its own, which obeys the headers of responses as browsers and CDNs do (RFC 9111, RFC 5861). */
export interface CachingClient {
  /** Returns the body of a page: from the cache, if its headers allow that. */
  readonly get: (url: string) => Promise<string>
  /** The number of requests that have reached the delivery. */
  readonly countRequests: () => number
}

interface Stored {
  readonly policy: CachePolicy
  readonly body: string
}

/** Creates a client that keeps responses, and fetches stale ones again while it still uses them. */
export function createCachingClient(delivery: Delivery): CachingClient {
  const stored = new Map<string, Stored>()
  const pending = new Map<string, Promise<string>>()
  let requests = 0

  async function revalidate(url: string): Promise<string> {
    requests++
    const old = stored.get(url)
    const headers = old?.policy.revalidationHeaders({url, headers: {}}) ?? {}
    const init = Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    const response = await delivery.fetch(new Request(url, {headers: init}))
    const received = {status: response.status, headers: Object.fromEntries(response.headers)}
    const request = {url, headers: {}}
    const body = response.status === 304 ? (old?.body ?? '') : await response.text()
    const policy =
      old && response.status === 304
        ? old.policy.revalidatedPolicy(request, received).policy
        : new CachePolicy(request, received)
    stored.set(url, {policy, body})
    return body
  }

  function fetchOnce(url: string): Promise<string> {
    const running = pending.get(url) ?? revalidate(url).finally(() => pending.delete(url))
    pending.set(url, running)
    return running
  }

  return {
    async get(url) {
      const kept = stored.get(url)
      const result = kept?.policy.evaluateRequest({url, headers: {}})
      const fetched = result && !result.revalidation ? undefined : fetchOnce(url)
      return kept && result?.response ? kept.body : (fetched ?? '')
    },
    countRequests: () => requests,
  }
}

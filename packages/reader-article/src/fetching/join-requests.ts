import {joinQueries, list, projectionOf, queryUrl} from '@reader-article/content'

import type {Batch, PendingRequest} from './fetch-batched.ts'

/** Keeps URLs far below the length at which servers refuse them. */
const MAX_BATCH_SIZE = 30

/** Joins requests with the same dataset and projection. Loaded lazily, since most pages have one article. */
export function joinRequests(requests: readonly PendingRequest[]): readonly Batch[] {
  const groups = new Map<string, PendingRequest[]>()
  for (const request of requests) {
    const url = queryUrl(request.address, {query: projectionOf(request.query), parameters: {}})
    groups.set(url, [...(groups.get(url) ?? []), request])
  }
  const batches: Batch[] = []
  for (const group of groups.values()) {
    while (group.length > 0) {
      batches.push(joinGroup(group.splice(0, MAX_BATCH_SIZE)))
    }
  }
  return batches
}

function joinGroup(requests: readonly PendingRequest[]): Batch {
  const [first, second] = requests
  // The copy of a single document is stored under its own URL.
  if (!first || !second) {
    return {requests, url: first?.url ?? ''}
  }
  return {
    requests,
    url: queryUrl(first.address, joinQueries(requests.map(({query}) => query))),
    pick: (result, index) => list(result)[index],
  }
}

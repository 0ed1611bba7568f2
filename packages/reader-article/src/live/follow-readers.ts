import {
  AVAILABILITIES_BY_ID_QUERY,
  availabilityId,
  type DatasetAddress,
  queryUrl,
  type ReaderStatus,
} from '@reader-article/content'

import {StatusFeed} from './status-feed.ts'

/** A reader on a page, with the status that the page shows. */
export interface FollowedReader {
  readonly id: string
  readonly status: ReaderStatus | undefined
}

const feeds = new Map<string, StatusFeed>()

/**
 * Follows the statuses of readers until the signal is aborted, through one connection a dataset
 * however many elements follow.
 *
 * @param changed - Told only of what differs from what the page shows.
 */
export function followReaders(
  address: DatasetAddress,
  readers: readonly FollowedReader[],
  signal: AbortSignal,
  changed: (readerId: string, status: ReaderStatus | undefined) => void,
): void {
  const feed = feedOf(address)
  for (const {id, status} of readers) {
    let shown = JSON.stringify(status)
    const heard = (now: ReaderStatus | undefined): void => {
      if (JSON.stringify(now) === shown) return
      shown = JSON.stringify(now)
      changed(id, now)
    }
    feed.watch({id: availabilityId(id), heard}, signal)
  }
}

function feedOf(address: DatasetAddress): StatusFeed {
  const {projectId, dataset, apiHost} = address
  // The Live Content API is not served by the CDN.
  const events = `${apiHost ?? `https://${projectId}.api.sanity.io`}/v2021-03-25/data/live/events/${dataset}`
  const known = feeds.get(events)
  if (known) return known
  const feed = new StatusFeed({
    events,
    query: (ids) => queryUrl(address, {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids}}),
  })
  feeds.set(events, feed)
  return feed
}

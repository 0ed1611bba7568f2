import {
  AVAILABILITIES_BY_ID_QUERY,
  availabilityId,
  type DatasetAddress,
  queryUrl,
  type ReaderStatus,
} from '@reader-article/content'

import {readersIn, withStatus} from './readers-in.ts'
import {StatusFeed} from './status-feed.ts'
import {swapStatuses} from './swap-statuses.ts'

/** A status that has changed. */
export interface StatusChange<Content> {
  readonly pin: string
  /** Undefined where the reader has none any more. */
  readonly status: ReaderStatus | undefined
  /** The content with that status in it. */
  readonly content: Content
  readonly swap: typeof swapStatuses
}

const feeds = new Map<string, StatusFeed>()

/**
 * Follows the statuses of the readers in content until the signal is aborted, through one
 * connection a dataset however many elements follow.
 *
 * @param changed - Told only of what differs from what the content says.
 */
export function followReaders<Content>(
  address: DatasetAddress,
  content: Content,
  signal: AbortSignal,
  changed: (change: StatusChange<Content>) => void,
): void {
  const feed = feedOf(address)
  let current = content
  const readers = new Map(readersIn(content).map((reader) => [reader.id, reader]))
  for (const [id, {pin, fields}] of readers) {
    let shown = JSON.stringify(fields['status'])
    const heard = (status: ReaderStatus | undefined): void => {
      if (JSON.stringify(status) === shown) return
      shown = JSON.stringify(status)
      current = withStatus(current, id, status)
      changed({pin, status, content: current, swap: swapStatuses})
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

import {
  AVAILABILITIES_BY_ID_QUERY,
  availabilityId,
  type DatasetAddress,
  queryUrl,
  type ReaderStatus,
} from '@reader-article/content'

import {readersIn, withStatus} from './readers-in.ts'
import {ReaderStatusChangeEvent} from './status-change-event.ts'
import {StatusFeed} from './status-feed.ts'
import {swapStatuses} from './swap-statuses.ts'

const feeds = new Map<string, StatusFeed>()

/**
 * Follows the statuses of the readers in content until the signal is aborted, through one
 * connection a dataset however many elements follow.
 *
 * @param element - Tells the page of each change when it is on screen.
 * @param show - Shows the content with another status in it; called only where that differs.
 */
export function followStatuses<Content>(
  element: Element,
  address: DatasetAddress,
  content: Content,
  signal: AbortSignal,
  show: (content: Content, swap: typeof swapStatuses) => void,
): void {
  const feed = feedOf(address)
  let current = content
  const readers = new Map(readersIn(content).map((reader) => [reader.id, reader]))
  for (const [id, {pin, fields}] of readers) {
    let shown = JSON.stringify(fields['status'])
    const onStatus = (status: ReaderStatus | undefined): void => {
      if (JSON.stringify(status) === shown) {
        return
      }
      shown = JSON.stringify(status)
      current = withStatus(current, id, status)
      show(current, swapStatuses)
      element.dispatchEvent(new ReaderStatusChangeEvent(pin, status))
    }
    feed.subscribe({id: availabilityId(id), onStatus}, signal)
  }
}

function feedOf(address: DatasetAddress): StatusFeed {
  const {projectId, dataset, apiHost} = address
  // The Live Content API is not served by the CDN.
  const events = `${apiHost ?? `https://${projectId}.api.sanity.io`}/v2021-03-25/data/live/events/${dataset}`
  const known = feeds.get(events)
  if (known) {
    return known
  }
  const feed = new StatusFeed({
    events,
    query: (ids) => queryUrl(address, {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids}}),
  })
  feeds.set(events, feed)
  return feed
}

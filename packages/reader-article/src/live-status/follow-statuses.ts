import {
  AVAILABILITIES_BY_ID_QUERY,
  availabilityId,
  type DatasetAddress,
  queryUrl,
  type ReaderStatus,
  type Words,
} from '@reader-article/content'

import {readDatasetAddress} from '../configuration.ts'
import type {ContentController} from '../element/content-controller.ts'
import type {ReaderElement} from '../element/reader-element.ts'
import {type ContentWithReaders, findReaders, replaceStatus} from './content-readers.ts'
import {patchStatus} from './patch-status.ts'
import {ReaderStatusChangeEvent} from './status-change-event.ts'
import {StatusFeed} from './status-feed.ts'
import type {StatusOptions} from './status-options.ts'

const feeds = new Map<string, StatusFeed>()

/**
 * Follows the statuses of the readers in an element's content until the signal is aborted, through
 * one connection per dataset for all elements. Loaded lazily by the first live element.
 */
export function followStatuses<Content extends ContentWithReaders, W extends Words>(
  host: ReaderElement,
  controller: ContentController<Content, W>,
  options: StatusOptions<Content, W>,
  signal: AbortSignal,
): void {
  const feed = getFeed(readDatasetAddress(host))
  for (const reader of controller.content ? findReaders(controller.content) : []) {
    let last = JSON.stringify(reader.status)
    const onStatus = (status: ReaderStatus | undefined): void => {
      const received = JSON.stringify(status)
      if (received === last || !controller.content || !controller.words) {
        return
      }
      last = received
      const changed = {...reader, status}
      controller.content = replaceStatus(controller.content, changed)
      const context = options.context(controller.content, controller.words)
      const isPatched =
        options.canPatch?.(changed) !== false && patchStatus(host.renderRoot, changed, context)
      if (!isPatched) {
        void controller.show()
      }
      options.onPatched?.()
      host.dispatchEvent(new ReaderStatusChangeEvent(reader.pin, status))
    }
    feed.subscribe({id: availabilityId(reader.id), onStatus}, signal)
  }
}

function getFeed(address: DatasetAddress): StatusFeed {
  const {projectId, dataset, apiHost} = address
  // The CDN does not serve the Live Content API.
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

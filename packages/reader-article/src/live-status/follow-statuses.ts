import {
  AVAILABILITIES_BY_ID_QUERY,
  availabilityId,
  type DatasetAddress,
  queryUrl,
  type ReaderStatus,
  statusAt,
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
import {watchEnds} from './watch-ends.ts'

const feeds = new Map<string, StatusFeed>()

/**
 * Follows the statuses of the readers in an element's content until the signal is aborted: ends them on time and, if
 * the element is live, receives others through one connection per dataset for all elements. Loaded lazily by the
 * first element that needs it.
 */
export function followStatuses<Content extends ContentWithReaders, W extends Words>(
  host: ReaderElement,
  controller: ContentController<Content, W>,
  options: StatusOptions<Content, W>,
  signal: AbortSignal,
): void {
  const feed = options.isLive() && getFeed(readDatasetAddress(host))
  const followed = (controller.content ? findReaders(controller.content) : []).map((reader) => {
    let shown = reader.status
    const show = (status: ReaderStatus | undefined): void => {
      const isSame = JSON.stringify(status) === JSON.stringify(shown)
      if (isSame || !controller.content || !controller.words) {
        return
      }
      shown = status
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
    const onStatus = (status: ReaderStatus | undefined): void => {
      show(status)
      checkEnds()
    }
    if (feed) {
      feed.subscribe({id: availabilityId(reader.id), onStatus}, signal)
    }
    return {
      findEnd: () => shown?.until ?? '',
      end: (now: Date) => show(shown && statusAt(shown, now)),
    }
  })
  const checkEnds = watchEnds(
    () => followed.map(({findEnd}) => findEnd()),
    (now) => {
      for (const {end} of followed) {
        end(now)
      }
    },
    signal,
  )
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

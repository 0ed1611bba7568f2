import type {Words} from '@reader-article/content'

import type {ContentController} from '../element/content-controller.ts'
import type {ReaderElement} from '../element/reader-element.ts'
import {anySignal} from '../fetching/any-signal.ts'
import type {ContentWithReaders} from './content-readers.ts'
import {hasTimedStatus} from './has-timed-status.ts'
import type {StatusOptions} from './status-options.ts'

/**
 * Creates a function that keeps the statuses of the readers in an element's content up to date: those that end by
 * themselves always, those that somebody switches while the element is live.
 *
 * @returns Starts or stops following. Call it when the content is on screen, and when `isLive()` may have changed.
 */
export function createStatusFollower<Content extends ContentWithReaders, W extends Words>(
  host: ReaderElement,
  controller: ContentController<Content, W>,
  options: StatusOptions<Content, W>,
): () => void {
  let following = new AbortController()
  return () => {
    following.abort()
    if (!controller.content || !(options.isLive() || hasTimedStatus(host))) {
      return
    }
    following = new AbortController()
    const signal = anySignal(controller.signal, following.signal)
    void import('./follow-statuses.ts')
      .then(({followStatuses}) => followStatuses(host, controller, options, signal))
      // The content stays on screen with the status that was fetched with it.
      .catch(console.warn)
  }
}

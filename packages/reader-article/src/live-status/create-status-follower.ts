import type {Words} from '@reader-article/content'

import type {ContentController} from '../element/content-controller.ts'
import type {ReaderElement} from '../element/reader-element.ts'
import {anySignal} from '../fetching/any-signal.ts'
import type {ContentWithReaders} from './content-readers.ts'
import type {StatusOptions} from './status-options.ts'

/**
 * Creates a function that follows the statuses of the readers in an element's content while the element is live.
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
    if (!options.isLive() || !controller.content) {
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

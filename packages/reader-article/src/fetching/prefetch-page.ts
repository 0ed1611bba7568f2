import {getLanguage} from '../locales/locales.ts'
import {formatDate} from '../locales/format-date.ts'
import {loadRenderer} from '../reader-article/load-renderer.ts'
import {collectPageRequests} from './collect-page-requests.ts'
import {prefetch} from './fetch-batched.ts'

/** Starts the requests of all articles on the page, and loads their renderer, before their class is defined. */
export function prefetchPage(): void {
  const [first] = prefetch(collectPageRequests())
  if (!first) {
    return
  }
  // If this fails, the element loads the renderer again, and reports an error.
  loadRenderer().catch(() => {})
  // The first date that a browser formats is slow. It is formatted while the content is being fetched,
  // unless the content has been preloaded.
  if (!performance.getEntriesByName(first)[0]) {
    setTimeout(() => formatDate('2000', getLanguage(document.documentElement)))
  }
}

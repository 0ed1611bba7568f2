import {languageOf} from '../locales/locales.ts'
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
  // An element tries again, and reports the failure.
  loadRenderer().catch(() => {})
  // A browser's first date is slow, so it is formatted while the content is on its way, unless a
  // preload has brought the content already.
  if (!performance.getEntriesByName(first)[0]) {
    setTimeout(() => formatDate('2000', languageOf(document.documentElement)))
  }
}

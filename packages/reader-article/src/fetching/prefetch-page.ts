import {languageOf} from '../locales/locales.ts'
import {formatDate} from '../reader-article/article-view.ts'
import {collectPageRequests} from './collect-page-requests.ts'
import {prefetch} from './fetch-batched.ts'

/** Starts the requests of all articles on the page, before their class is defined. */
export function prefetchPage(): void {
  const [first] = prefetch(collectPageRequests())
  // A browser's first date is slow, so it is formatted while the content is on its way, unless a
  // preload has brought the content already.
  if (first && !performance.getEntriesByName(first)[0]) {
    setTimeout(() => formatDate('2000', languageOf(document.documentElement)))
  }
}

import {languageOf} from '../locales/locales.ts'
import {formatDate} from '../reader-article/article-view.ts'
import {loadEarly} from './load.ts'
import {waitingRequests} from './waiting-requests.ts'

/** Starts fetching for all elements that stand in the page, before their class is defined. */
export function startEarly(): void {
  const [first] = loadEarly(waitingRequests())
  // A browser has time for its first date while content is on its way, unless a preload has brought it.
  if (first && !performance.getEntriesByName(first)[0]) {
    setTimeout(() => formatDate('2000', languageOf(document.documentElement)))
  }
}

import {queryUrl} from '@reader-article/content'

import {languageOf} from '../locales/locales.ts'
import {formatDate} from '../reader-article/article-view.ts'
import {articleRequest} from './article-request.ts'
import {type DocumentRequest, loadEarly} from './load.ts'
import {waitingArticles} from './waiting-articles.ts'

/** Starts fetching for all elements that stand in the page, before their class is defined. */
export function startEarly(): void {
  const requests: DocumentRequest[] = []
  for (const element of waitingArticles()) {
    try {
      requests.push(articleRequest(element))
    } catch {
      // The element itself says what is wrong with it.
    }
  }
  loadEarly(requests)
  const [first] = requests
  // A browser has time for its first date while content is on its way, unless a preload has brought it.
  if (first && !performance.getEntriesByName(queryUrl(first.address, first.question))[0]) {
    setTimeout(() => formatDate('2000', languageOf(document.documentElement)))
  }
}

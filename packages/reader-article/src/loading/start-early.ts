import {languageOf} from '../locales/locales.ts'
import {formatDate} from '../reader-article/article-view.ts'
import {articleRequest} from './article-request.ts'
import {firstInViewFirst} from './first-in-view.ts'
import {type DocumentRequest, loadEarly} from './load.ts'

/** Starts fetching for all elements that stand in the page, before their class is defined. */
export function startEarly(): void {
  const elements = [...document.querySelectorAll('reader-article:not([loading=lazy])')].filter(
    // A server has rendered the others already.
    (element) => !(element.shadowRoot ?? element.querySelector('[part=article]')),
  )
  const requests: DocumentRequest[] = []
  for (const element of firstInViewFirst(elements)) {
    try {
      requests.push(articleRequest(element))
    } catch {
      // The element itself says what is wrong with it.
    }
  }
  loadEarly(requests)
  // A browser has time for its first date while content is on its way, unless that has been preloaded.
  if (requests[0] && !document.querySelector('link[as=fetch]')) {
    setTimeout(() => formatDate('2000', languageOf(document.documentElement)))
  }
}

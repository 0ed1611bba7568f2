import {articleRequest} from './article-request.ts'
import {firstInViewFirst} from './first-in-view.ts'
import {type DocumentRequest, loadEarly} from './load.ts'

/** Starts fetching for all elements that stand in the page, before their class is defined. */
export function startEarly(): void {
  const elements = [...document.querySelectorAll('reader-article:not([loading=lazy])')]
  const requests: DocumentRequest[] = []
  for (const element of firstInViewFirst(elements)) {
    // A server has rendered it already.
    if (element.shadowRoot ?? element.querySelector('[part=article]')) continue
    try {
      requests.push(articleRequest(element))
    } catch {
      // The element itself says what is wrong with it.
    }
  }
  loadEarly(requests)
}

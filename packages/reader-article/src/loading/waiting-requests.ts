import {articleRequest} from './article-request.ts'
import {firstInViewFirst} from './first-in-view.ts'
import type {DocumentRequest} from './load.ts'

/** What the articles of a page ask for at once, the first in view in front. */
export function waitingRequests(): readonly DocumentRequest[] {
  const elements = [...document.querySelectorAll('reader-article:not([loading=lazy])')].filter(
    // A server has rendered the others already.
    (element) => !(element.shadowRoot ?? element.querySelector('[part=article]')),
  )
  return firstInViewFirst(elements).flatMap((element) => {
    try {
      return articleRequest(element)
    } catch {
      // The element itself says what is wrong with it.
      return []
    }
  })
}

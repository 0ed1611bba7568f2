import {createArticleRequest} from './article-request.ts'
import type {DocumentRequest} from './fetch-batched.ts'
import {moveVisibleFirst} from './move-visible-first.ts'

/** Collects the requests of all articles that are not lazy; the request of the first visible article comes first. */
export function collectPageRequests(): readonly DocumentRequest[] {
  const elements = [...document.querySelectorAll('reader-article:not([loading=lazy])')].filter(
    // Articles that a server has rendered need no request.
    (element) => !(element.shadowRoot ?? element.querySelector('[part=article]')),
  )
  return moveVisibleFirst(elements).flatMap((element) => {
    try {
      return createArticleRequest(element)
    } catch {
      // The element itself reports its invalid attribute.
      return []
    }
  })
}

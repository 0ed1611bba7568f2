import {firstInViewFirst} from './first-in-view.ts'

/** The articles of a page that are fetched at once, the first in view in front. */
export function waitingArticles(): readonly Element[] {
  return firstInViewFirst(
    [...document.querySelectorAll('reader-article:not([loading=lazy])')].filter(
      // A server has rendered the others already.
      (element) => !(element.shadowRoot ?? element.querySelector('[part=article]')),
    ),
  )
}

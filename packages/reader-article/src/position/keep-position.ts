import {goToHash, storeScrollPosition} from './hash-target.ts'
import {releaseSpace, reserveSpace} from './scroll-memory.ts'
import {addShownElement} from './shown-elements.ts'

/**
 * Keeps the visitor's position on the page when an element replaces its content, and scrolls to the heading that the
 * page's URL names. Loaded lazily.
 *
 * @param isLoading - True before the content is shown, false afterwards.
 */
export function keepPosition(element: HTMLElement, isLoading: boolean): void {
  // An element in the document of a frame does not move this page.
  if (element.ownerDocument !== document) {
    return
  }
  if (isLoading) {
    storeScrollPosition(element)
    reserveSpace(element)
  } else {
    addShownElement(element)
    releaseSpace(element)
    goToHash(element)
  }
}

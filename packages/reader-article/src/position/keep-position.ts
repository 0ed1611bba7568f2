import {goToHash, noteScrollPosition} from './hash-target.ts'
import {releaseSpace, reserveSpace} from './scroll-memory.ts'
import {addShownElement} from './shown-elements.ts'

/**
 * Keeps the visitor's position on the page when an element replaces its content, and scrolls to the heading that the
 * page's address names. Loaded lazily.
 *
 * @param isLoading - True before the content is shown, false after.
 */
export function keepPosition(element: HTMLElement, isLoading: boolean): void {
  // In a frame's document, the position is that of another page.
  if (element.ownerDocument !== document) {
    return
  }
  if (isLoading) {
    noteScrollPosition(element)
    reserveSpace(element)
  } else {
    addShownElement(element)
    releaseSpace(element)
    goToHash(element)
  }
}

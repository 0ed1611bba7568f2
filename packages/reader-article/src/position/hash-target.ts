import {hasRememberedPosition} from './scroll-memory.ts'
import {getShownElements} from './shown-elements.ts'

/** How many frames a heading is followed after scrolling to it, since the page may still move. */
const MAX_FRAMES = 60

/** The page's scroll position when an element began to load. */
const startPositions = new WeakMap<Element, number>()
/** The page's URL when a heading was last searched in an element. */
const handledUrls = new WeakMap<Element, string>()
/** The URL of a page whose scroll position is restored: the heading that it names is not scrolled to. */
let restoredUrl = hasRememberedPosition ? location.href : ''
let isTraversing = false

addEventListener('hashchange', followHash)
addEventListener('click', followLink)
if ('navigation' in globalThis) {
  navigation.addEventListener('navigate', ({navigationType}) => {
    isTraversing = navigationType === 'traverse'
    restoredUrl = ''
  })
}

/** Stores the scroll position when an element begins to load. If the visitor scrolls after that, `goToHash()` does nothing. */
export function storeScrollPosition(element: Element): void {
  startPositions.set(element, scrollY)
}

/**
 * Scrolls to the heading in an element that the page's URL names, once for each URL; or to the page's own
 * target, which the element has moved.
 */
export function goToHash(element: HTMLElement): void {
  // Firefox scrolls to the top when the page has loaded, since it does not find a heading in a shadow root.
  if (document.readyState !== 'complete') {
    addEventListener('load', () => setTimeout(() => goToHash(element)), {once: true})
    return
  }
  const {href} = location
  // A script that shows another page in this document scrolls to the top after it has added the element.
  const hasScrolled = ![0, startPositions.get(element)].includes(scrollY)
  if (isTraversing || href === restoredUrl || href === handledUrls.get(element)) {
    return
  }
  handledUrls.set(element, href)
  const heading = findHeading(element)
  const target = heading ?? document.getElementById(getUrlId())
  if (target && !hasScrolled) {
    target.scrollIntoView({behavior: 'instant'})
    keepInView(target)
    if (heading && document.activeElement === document.body) {
      moveFocus(heading)
    }
  }
}

// A browser restores the scroll position itself when the visitor goes back or forward.
function followHash(): void {
  if (!isTraversing) {
    goToHeading()
  }
}

// A click on a link to the page's own URL fires no hashchange event; and on a page with a base element, a link such
// as #section leads to another page.
function followLink(event: MouseEvent): void {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement)
  const {button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented} = event
  if (!link?.hash || defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) {
    return
  }
  if (link.href === location.href) {
    goToHeading()
  } else if (link.closest('[part=contents]')) {
    event.preventDefault()
    location.hash = link.hash
  }
}

function goToHeading(): void {
  for (const element of getShownElements()) {
    handledUrls.set(element, location.href)
    const heading = findHeading(element)
    if (heading) {
      heading.scrollIntoView()
      moveFocus(heading)
      return
    }
  }
}

/** Finds the heading in an element's shadow root; the browser itself scrolls to other headings. */
function findHeading({shadowRoot}: HTMLElement): HTMLElement | null | undefined {
  const id = getUrlId()
  return id && !document.getElementById(id) ? shadowRoot?.getElementById(id) : null
}

function getUrlId(): string {
  const hash = location.hash.slice(1)
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

/** Moves the focus, so that the Tab key continues from the heading, as after a click on a link within a page. */
function moveFocus(heading: HTMLElement): void {
  heading.tabIndex = -1
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), {once: true})
  heading.focus({preventScroll: true, focusVisible: false})
}

/** Keeps a heading in view while the content above it is laid out, until the visitor scrolls. */
function keepInView(heading: HTMLElement): void {
  let {top} = heading.getBoundingClientRect()
  let position = scrollY
  let frames = 0
  const check = () => {
    const now = heading.getBoundingClientRect().top
    // Firefox does not scroll to a heading in a section that it has not laid out yet.
    const isOffScreen = now < -1 || now > innerHeight
    const hasMoved = Math.abs(now - top) > 1
    if (frames++ > MAX_FRAMES || (scrollY !== position && (hasMoved || isOffScreen))) {
      return
    }
    if (hasMoved || isOffScreen) {
      heading.scrollIntoView({behavior: 'instant'})
      ;({top} = heading.getBoundingClientRect())
    }
    position = scrollY
    requestAnimationFrame(check)
  }
  requestAnimationFrame(check)
}

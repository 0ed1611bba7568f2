import {hasRememberedPosition} from './scroll-memory.ts'
import {shownElements} from './shown-elements.ts'

/** How long the page may still move under a heading that has been scrolled to, in frames. */
const MAX_FRAMES = 60

/** Where the page was when an element began to load. */
const startPositions = new WeakMap<Element, number>()
/** The page's address when an element's heading was last scrolled to, or not found. */
const seenAddresses = new WeakMap<Element, string>()
/** A page that is shown again has its former position, wherever its address points to. */
const formerAddress = hasRememberedPosition ? location.href : ''
let isTraversing = false

addEventListener('hashchange', followHash)
addEventListener('click', followLink)
if ('navigation' in globalThis) {
  navigation.addEventListener('navigate', ({navigationType}) => {
    isTraversing = navigationType === 'traverse'
  })
}

/** Notes the page's position when an element begins to load: after the visitor has scrolled, nothing moves. */
export function noteScrollPosition(element: Element): void {
  startPositions.set(element, scrollY)
}

/**
 * Scrolls to the heading in an element that the page's address names, once for each address; or to the page's own
 * target, which the element has moved.
 */
export function goToHash(element: HTMLElement): void {
  // Firefox scrolls to the top at the end of loading, since it does not find the heading itself.
  if (document.readyState !== 'complete') {
    addEventListener('load', () => setTimeout(() => goToHash(element)), {once: true})
    return
  }
  const {href} = location
  const hasScrolled = scrollY !== (startPositions.get(element) ?? 0)
  if (isTraversing || href === formerAddress || href === seenAddresses.get(element)) {
    return
  }
  seenAddresses.set(element, href)
  const heading = findHeading(element)
  const target = heading ?? document.getElementById(addressedId())
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

// A click on a link to the page's own address causes no event; and on a page with a base element, a link such as
// #section leads to another page.
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
  for (const element of shownElements()) {
    seenAddresses.set(element, location.href)
    const heading = findHeading(element)
    if (heading) {
      heading.scrollIntoView()
      moveFocus(heading)
      return
    }
  }
}

/** The browser itself scrolls to a heading outside of shadow trees. */
function findHeading({shadowRoot}: HTMLElement): HTMLElement | null | undefined {
  const id = addressedId()
  return id && !document.getElementById(id) ? shadowRoot?.getElementById(id) : null
}

function addressedId(): string {
  const hash = location.hash.slice(1)
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

/** Moves the focus, so that the Tab key goes on from the heading, as after a link within a page. */
function moveFocus(heading: HTMLElement): void {
  heading.tabIndex = -1
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), {once: true})
  heading.focus({preventScroll: true, focusVisible: false})
}

/** Follows a heading while the page above it is still laid out, until the page is scrolled. */
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

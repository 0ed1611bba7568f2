import {list, record} from '@reader-article/content'

import {isReturnVisit} from './is-return-visit.ts'
import {getShownElements} from './shown-elements.ts'

const STORAGE_KEY = 'reader-article-positions'
/** How many pages of a tab's history are remembered. */
const MAX_PAGES = 50
/** The attributes that distinguish the elements of a page. */
const IDENTIFYING_ATTRIBUTES = ['slug', 'article-id', 'pin', 'reader-pin', 'topic']

/** The height of an element, followed by the heights of its article's sections; in CSS pixels. */
type Heights = readonly number[]

interface Reservation {
  readonly sheet: CSSStyleSheet
  readonly heights: Heights
}

const reservations = new Map<HTMLElement, Reservation>()
/** The scroll position and the heights of elements when the visitor left this page; empty on a first visit. */
let visit = isReturnVisit() ? readVisit(getPageKey()) : {}
/** Whether the page is shown at its former scroll position, and not at the heading that its URL names. */
export const hasRememberedPosition = 'top' in visit
/** The position to scroll to; 0 if there is none, after the page is complete, or after the visitor scrolls. */
let target = readTop()

for (const type of ['wheel', 'touchmove', 'keydown', 'mousedown']) {
  addEventListener(type, () => (target = 0), {capture: true, passive: true})
}
addEventListener('pagehide', rememberPage)
if ('navigation' in globalThis) {
  // A script may show another page in this document; the event comes before it does.
  navigation.addEventListener('navigate', ({navigationType, destination}) => {
    rememberPage()
    visit = navigationType === 'traverse' ? readVisit(destination.key) : {}
    target = readTop()
  })
}

/** Keeps an element at its current height, or at its height on the former visit, until `releaseSpace()`. */
export function reserveSpace(element: HTMLElement): void {
  const {shadowRoot} = element
  const heights = isShowing(element) ? measure(element) : readSavedHeights(element)
  const [height] = heights
  if (!shadowRoot || !height || reservations.has(element)) {
    return
  }
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`:host { box-sizing: border-box; min-height: ${height}px }`)
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]
    reservations.set(element, {sheet, heights})
  } catch {
    // An older browser cannot construct style sheets, so the page may move.
  }
  restoreScrollPosition()
}

/** Removes the reserved height, so that the element is as high as its content. */
export function releaseSpace(element: HTMLElement): void {
  const reservation = reservations.get(element)
  const {shadowRoot} = element
  reservations.delete(element)
  shadowRoot?.addEventListener('contentvisibilityautostatechange', keepEstimate)
  if (!reservation || !shadowRoot) {
    return
  }
  const {sheet, heights} = reservation
  shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((each) => each !== sheet)
  for (const [index, section] of findSections(element).entries()) {
    setEstimate(section, heights[index + 1])
  }
  restoreScrollPosition()
  if (![...reservations.keys()].some(({isConnected}) => isConnected)) {
    target = 0
  }
}

function restoreScrollPosition(): void {
  if (target > 0) {
    scrollTo({top: target, behavior: 'instant'})
  }
}

/** Writes the size of a skipped section to its style attribute, so that a copy of the element has it too. */
function keepEstimate(event: Event): void {
  const {target: section} = event
  if (section instanceof HTMLElement && 'skipped' in event && event.skipped) {
    setEstimate(section, section.offsetHeight)
  }
}

function setEstimate({style}: HTMLElement, height: number | undefined): void {
  if (height) {
    style.setProperty('contain-intrinsic-block-size', `auto ${height}px`)
  }
}

function rememberPage(): void {
  const heights: Record<string, Heights> = {}
  for (const element of new Set([...getShownElements(), ...reservations.keys()])) {
    const known = isShowing(element) ? measure(element) : reservations.get(element)?.heights
    if (!element.isConnected) {
      releaseSpace(element)
    } else if (known) {
      heights[getIdentity(element)] = known
    }
  }
  const {[getPageKey()]: _, ...others} = record(readStorage())
  const pages = Object.entries(others).slice(1 - MAX_PAGES)
  try {
    // A script that restores positions itself sets 'manual', but usually sets 'auto' when the document is left.
    const position = history.scrollRestoration === 'auto' ? {top: scrollY} : {}
    const all = Object.fromEntries([...pages, [getPageKey(), {...position, heights}]])
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(all))
  } catch {
    // The storage is full or not allowed, so the position is not remembered.
  }
}

function readVisit(key: string): Record<string, unknown> {
  return record(record(readStorage())[key])
}

function readTop(): number {
  return Number(visit['top'] ?? 0)
}

function readStorage(): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '')
  } catch {
    return undefined
  }
}

/** Returns the key of the page's history entry, or its URL in browsers without the Navigation API. */
function getPageKey(): string {
  const entry = 'navigation' in globalThis ? navigation.currentEntry : null
  return entry?.key ?? location.href
}

function readSavedHeights(element: HTMLElement): Heights {
  return list(record(visit['heights'])[getIdentity(element)]).map(Number)
}

function measure(element: HTMLElement): Heights {
  return [element, ...findSections(element)].map(({offsetHeight}) => offsetHeight)
}

function findSections({shadowRoot}: HTMLElement): readonly HTMLElement[] {
  return [...(shadowRoot?.querySelectorAll<HTMLElement>('[part=section]') ?? [])]
}

/** Whether an element shows its content, and not its fallback. */
function isShowing({shadowRoot}: HTMLElement): boolean {
  return !shadowRoot?.querySelector('slot')
}

function getIdentity(element: HTMLElement): string {
  const values = IDENTIFYING_ATTRIBUTES.map((name) => element.getAttribute(name))
  return [element.localName, ...values].join(' ')
}

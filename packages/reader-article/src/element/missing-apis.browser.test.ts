import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {server} from 'vitest/browser'

import {makeAvailability, makeReader, testDataset, write} from './on-page.test.helper.ts'

/** APIs that a browser may lack, each with a script that removes it before the elements are loaded. */
const MISSING = {
  nothing: '',
  attachInternals: 'delete HTMLElement.prototype.attachInternals',
  'an attachInternals that works':
    'HTMLElement.prototype.attachInternals = () => {throw new Error("Not supported")}',
  'custom states': 'delete ElementInternals.prototype.states',
  'custom states that can be read':
    'Object.defineProperty(ElementInternals.prototype, "states", {get() {throw new Error()}})',
  'states without dashes': 'CustomStateSet.prototype.add = () => {throw new SyntaxError()}',
  'adopted style sheets':
    'delete ShadowRoot.prototype.adoptedStyleSheets; delete Document.prototype.adoptedStyleSheets',
  'constructable style sheets': 'CSSStyleSheet = class {constructor() {throw new TypeError()}}',
  replaceSync: 'delete CSSStyleSheet.prototype.replaceSync',
  observers: 'delete window.IntersectionObserver; delete window.ResizeObserver',
  'AbortSignal.any': 'delete AbortSignal.any',
  'event sources': 'delete window.EventSource',
  'animation frames': 'delete window.requestAnimationFrame',
  'URL.canParse': 'delete URL.canParse',
  'reversed copies of lists': 'delete Array.prototype.toReversed',
  'well-formed strings': 'delete String.prototype.toWellFormed',
  'the JavaScript functions of 2024': 'delete Promise.withResolvers; delete Map.groupBy',
}

beforeAll(async () => {
  await write(makeReader('600001', 'Ada Quill'), makeAvailability('600001', 'available'))
})

afterEach(() => {
  document.body.replaceChildren()
})

// What a script has removed is missing in the same way in each browser; elements and styles differ.
const tested = Object.entries(MISSING).slice(0, server.browser === 'chromium' ? undefined : 8)

describe.each(tested)('a browser without %s', (_, script) => {
  it('shows styled content, and the fallback if loading fails', async () => {
    const {page, events, errors} = await openFrame(script)
    page.body.innerHTML = everyElementMarkup()
    await expect.poll(() => events.toSorted()).toEqual(EXPECTED_EVENTS)
    const elements = [...page.body.children]
    const shown = elements.map((each) => each.shadowRoot?.querySelector('slot') === null)
    expect(shown).toEqual([true, true, true, false, false, true, true, true, true])
    for (const each of elements.filter((_each, index) => shown[index])) {
      const first = [...(each.shadowRoot?.children ?? [])].find(
        (child) => child.localName !== 'style',
      )
      const wrap = first && getComputedStyle(first).overflowWrap
      expect([each.localName, wrap]).toEqual([each.localName, 'anywhere'])
    }
    const list = elements[0]?.shadowRoot?.querySelector('[part=contents] ol')
    expect(list && getComputedStyle(list).listStyleType).toBe('none')
    expect(errors).toEqual([])
  })
})

describe('a page that extends Object.prototype', () => {
  it('shows the same content', async () => {
    const extended = await renderAfter(
      `Object.assign(Object.prototype, {
        version: '1.4', debug: true, each() {}, map() {}, filter() {}, find() {}, keys() {},
        values() {}, clone() {}, extend() {}, inspect() {}, text() {}, title() {}, children() {}
      })`,
    )
    expect(extended).toEqual(await renderAfter(''))
    expect(extended.join()).toContain('An opening with')
  })
})

async function renderAfter(script: string): Promise<(string | undefined)[]> {
  const {page, events, errors} = await openFrame(script)
  page.body.innerHTML = everyElementMarkup()
  await expect.poll(() => events.toSorted()).toEqual(EXPECTED_EVENTS)
  expect(errors).toEqual([])
  return [...page.body.children].map((each) => each.shadowRoot?.innerHTML)
}

function everyElementMarkup(): string {
  const dataset = `project-id="local" api-host="${testDataset.apiHost}"`
  return `
    <reader-article slug="everything" loading="lazy" ${dataset}>Fallback</reader-article>
    <reader-article slug="quiet" ${dataset}>Fallback</reader-article>
    <reader-article slug="older-letter" ${dataset}>Fallback</reader-article>
    <reader-article slug="nowhere" ${dataset}>Fallback</reader-article>
    <reader-article ${dataset}>Fallback</reader-article>
    <reader-card pin="600001" ${dataset}>Fallback</reader-card>
    <reader-status pin="600001" ${dataset}>Fallback</reader-status>
    <reader-articles limit="2" ${dataset}>Fallback</reader-articles>
    <reader-directory ${dataset}>Fallback</reader-directory>`
}

const EXPECTED_EVENTS = [
  'reader-article-error missing-attribute',
  'reader-article-error not-found',
  'reader-article-load',
  'reader-article-load',
  'reader-article-load',
  'reader-articles-load',
  'reader-card-load',
  'reader-directory-load',
  'reader-status-load',
]

// Vitest replaces dynamic imports with calls of this function.
const RUNNER = 'window.__vitest_browser_runner__ = {wrapDynamicImport: (load) => load()}'

/** Opens a frame in which a script runs before the elements are defined; returns its page, events and errors. */
async function openFrame(script: string) {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'inline-size: 100%; block-size: 600px'
  const define = new URL('../define.ts', import.meta.url)
  frame.srcdoc = `<!doctype html><html lang="en"><body><script>${RUNNER};${script}</script>
    <script type="module" src="${define.href}"></script></body></html>`
  const ready = new Promise((resolve) => {
    frame.addEventListener('load', resolve, {once: true})
  })
  document.body.append(frame)
  await ready
  const events: string[] = []
  const errors: unknown[] = []
  const {contentWindow: view} = frame
  for (const tag of ['article', 'articles', 'card', 'directory', 'status']) {
    view?.addEventListener(`reader-${tag}-load`, ({type}) => events.push(type))
    view?.addEventListener(`reader-${tag}-error`, (event) => {
      events.push(`${event.type} ${Object(event).error.code}`)
    })
  }
  view?.addEventListener('error', ({message}) => errors.push(message))
  view?.addEventListener('unhandledrejection', ({reason}) => errors.push(`${reason}`))
  const {contentDocument: page} = frame
  if (!page) {
    throw new Error('The frame has no document.')
  }
  return {page, events, errors}
}

import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page, server} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {BOXES, makeBox, REMEMBERING_BOXES} from './boxes.test.helper.ts'
import {
  makeAvailability,
  waitForEvent,
  makeElement,
  findPart,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

const LONG_WORD = 'Donaudampfschiff'.repeat(12)
const LONG_URL = `https://elsewhere.example/${'a-very-long-path/'.repeat(12)}`
const PIN = '580001'
/** A reader with words that are too long for any screen. */
const LONG_PIN = '580002'

const UNSTYLED = {'without a style': ''}

/** Styles that a page may give to the element itself. */
const HOST_STYLES = {
  ...UNSTYLED,
  'as a flex box': 'display:flex',
  'as an inline block': 'display:inline-block',
  floating: 'float:left',
}

/** Functions that put an element with content on the page, for every element and every way to render it. */
const ELEMENTS: Readonly<Record<string, () => Promise<HTMLElement>>> = {
  'a long article': () => showArticle(createLongArticle(110)),
  'an article with long words': () => showArticle(createWideArticle()),
  'an article of one line': () => showArticle({title: 'Short', body: ['A line.']}),
  'an article with every block': () => showElement('reader-article', {slug: 'everything'}),
  'an article that a server has rendered': () => showServedArticle(true),
  'an article in the page that a server has rendered': () => showServedArticle(false),
  'a status': () => showElement('reader-status', {pin: PIN}),
  'a card with long words': () => showElement('reader-card', {pin: LONG_PIN}),
  'a card': () => showElement('reader-card', {pin: PIN}),
  'a list of articles': () => showElement('reader-articles', {limit: '2'}),
  'a grid of articles': () =>
    showElement('reader-articles', {limit: '2', layout: 'grid', paging: 'pages'}),
  'a directory': () => showElement('reader-directory', {calls: ''}),
}

/** The minimum usable widths in CSS pixels. In a narrower box, an article becomes narrower instead of widening the page. */
const MIN_PX: Readonly<Record<string, number>> = {
  'reader-article': 60,
  'reader-status': 15,
  'reader-card': 100,
  'reader-articles': 100,
  'reader-directory': 100,
}

beforeAll(async () => {
  // In Firefox a scroll bar takes space, so short content must have one too.
  document.documentElement.style.overflowY = 'scroll'
  configure(testDataset)
  const photo = {asset: {_type: 'reference', _ref: imageIdOf(800, 800), _weak: true}}
  await write(
    makeReader(PIN, 'Marie-Louise Adeyemi', {tagline: 'For unfinished conversations.', photo}),
    makeAvailability(PIN, 'available', 'until 21:00'),
    makeReader(LONG_PIN, LONG_WORD, {tagline: LONG_WORD, photo}),
    makeAvailability(LONG_PIN, 'available', LONG_WORD),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

// Browsers differ in how they lay out a box, not in how wide a screen is; all widths take half a minute.
const WIDTHS = server.browser === 'chromium' ? [320, 390, 1440] : [390]

describe.each(WIDTHS)('on a screen of %d pixels', (width) => {
  it.each(Object.keys(ELEMENTS))('%s is as wide as ordinary content in any box', async (name) => {
    await page.viewport(width, 800)
    const element = await renderElement(name)
    const sizes = await measureWidths(element)
    expect(sizes.min).toBeGreaterThanOrEqual(MIN_PX[element.localName] ?? 0)
    expect(sizes.min).toBeLessThanOrEqual(180)
    expect(sizes.max).toBeGreaterThanOrEqual(sizes.min)
    expect(sizes.max).toBeLessThanOrEqual(800)
    const problems: unknown[] = []
    for (const [box, markup] of Object.entries({...BOXES, ...REMEMBERING_BOXES})) {
      // Browsers remember the width of a skipped section until a later frame.
      const styles = box in REMEMBERING_BOXES || hasSections(element) ? UNSTYLED : HOST_STYLES
      await placeElement(markup, element)
      const actual = layOutInEachStyle(element, styles)
      const ordinary = createOrdinaryContent(element, sizes)
      element.replaceWith(ordinary)
      for (const [index, expected] of layOutInEachStyle(ordinary, styles).entries()) {
        const {style, left, right, scrollWidth, inner = [0, 0]} = actual[index] ?? {}
        if (
          !isNear([left, right, scrollWidth], [expected.left, expected.right, expected.scrollWidth])
        ) {
          problems.push({box, style, left, right, scrollWidth, expected})
        }
        const [leftmost, rightmost] = inner
        if (leftmost < Math.min(0, expected.left) - 1 || rightmost > expected.scrollWidth + 1) {
          problems.push({box, style, inner})
        }
      }
    }
    expect(problems).toEqual([])
  })
})

describe('a long article', () => {
  it('fits into a column of 80 pixels without widening the page', async () => {
    await page.viewport(390, 800)
    const element = await showArticle(createLongArticle(240))
    const {width} = await placeElement('<div style="width:80px">{}</div>', element)
    const {scrollWidth, clientWidth} = document.documentElement
    expect([width, scrollWidth]).toEqual([80, clientWidth])
  })

  it('keeps its width in a shrink-to-fit box while the page is scrolled', async () => {
    await page.viewport(1440, 800)
    const element = await showArticle(createLongArticle(240))
    const {width} = await placeElement('<div style="float:left">{}</div>', element)
    const widths = new Set<number>()
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.scrollIntoView()
      await waitForLayout()
      widths.add(element.getBoundingClientRect().width)
    }
    expect([...widths]).toEqual([width])
  })
})

describe('a sandboxed frame', () => {
  it.each(Object.keys(ELEMENTS))('does not scroll sideways with %s', async (name) => {
    await page.viewport(390, 800)
    const element = await renderElement(name)
    const frame = document.createElement('iframe')
    // Scripts are not allowed. The same origin lets this test read the document.
    frame.sandbox.add('allow-same-origin')
    frame.style.cssText = 'border: 0; inline-size: 240px; block-size: 500px'
    frame.srcdoc = '<!doctype html><html lang="en"><body style="margin: 0"></body></html>'
    const ready = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}))
    document.body.append(frame)
    await ready
    const inside = frame.contentDocument
    inside?.body.append(element)
    await waitForLayout()
    const {left, width} = element.getBoundingClientRect()
    const {scrollWidth = 0, clientWidth = 0} = inside?.documentElement ?? {}
    expect([left, scrollWidth]).toEqual([0, clientWidth])
    expect(element.localName === 'reader-status' || width === clientWidth).toBe(true)
  })
})

describe('the text size', () => {
  it.each(Object.keys(ELEMENTS))('of %s depends on its box, not on the window', async (name) => {
    const sizes: unknown[] = []
    for (const width of [390, 1440]) {
      await page.viewport(width, 800)
      const element = await renderElement(name)
      await placeElement('<div style="width:300px">{}</div>', element)
      sizes.push(readStyles(element))
      element.remove()
    }
    expect(sizes[0]).toEqual(sizes[1])
  })

  it('of a title increases with the width of its box', async () => {
    await page.viewport(1440, 800)
    const element = await showElement('reader-article', {slug: 'quiet'})
    const sizes: number[] = []
    for (const width of [180, 320, 600]) {
      await placeElement(`<div style="width:${width}px">{}</div>`, element)
      const title = findPart(element, 'title')
      sizes.push(title ? Math.round(parseFloat(getComputedStyle(title).fontSize)) : 0)
    }
    expect(sizes).toEqual([18, 25, 39])
  })
})

interface Widths {
  readonly min: number
  readonly max: number
}

async function renderElement(name: string): Promise<HTMLElement> {
  const element = await ELEMENTS[name]?.()
  if (!element) {
    throw new Error(`There is no element '${name}'.`)
  }
  return element
}

/** Measures the min-content and max-content widths of an element. */
async function measureWidths(element: HTMLElement): Promise<Widths> {
  const widthIn = async (value: string) =>
    (await placeElement(`<div style="position:absolute;width:${value}">{}</div>`, element)).width
  return {min: await widthIn('min-content'), max: await widthIn('max-content')}
}

/** Creates a block of text whose min-content and max-content widths are those of an element. */
function createOrdinaryContent(element: HTMLElement, {min, max}: Widths): HTMLElement {
  const block = document.createElement('div')
  block.style.display = element.localName === 'reader-status' ? 'inline-block' : 'block'
  block.innerHTML = `
    <div style="max-width:${max}px">
      <span style="display:inline-block;width:${min}px"></span> ${'a b '.repeat(200)}
    </div>`
  return block
}

/** Puts an element into a box on the page, and waits until its layout is complete. */
async function placeElement(markup: string, element: HTMLElement): Promise<DOMRect> {
  const {outside, inside} = makeBox(markup)
  document.body.replaceChildren(outside)
  inside.append(element)
  element.removeAttribute('style')
  if (hasSections(element)) {
    await waitForLayout()
  }
  return element.getBoundingClientRect()
}

interface Layout {
  /** The name of the style. */
  readonly style: string
  readonly left: number
  readonly right: number
  /** The width of the page. */
  readonly scrollWidth: number
  /** The leftmost and the rightmost edge of the content. */
  readonly inner: readonly [number, number]
}

/** Lays out an element with each style, in the same box. */
function layOutInEachStyle(
  element: HTMLElement,
  styles: Readonly<Record<string, string>>,
): Layout[] {
  const {display} = element.style
  return Object.entries(styles).map(([name, style]) => {
    element.style.cssText = style || `display:${display}`
    // In columns of text the element has several boxes; the first is measured.
    const {left = NaN, right = NaN} = element.getClientRects()[0] ?? {}
    const edges = findContents(element).map((each) => each.getBoundingClientRect())
    const inner = [
      Math.min(...edges.map((edge) => edge.left)),
      Math.max(...edges.map((edge) => edge.right)),
    ] as const
    return {style: name, left, right, scrollWidth: document.documentElement.scrollWidth, inner}
  })
}

function isNear(actual: readonly (number | undefined)[], expected: readonly number[]): boolean {
  return expected.every((value, index) => Math.abs((actual[index] ?? NaN) - value) <= 1)
}

/** Finds the nodes of an element's content. */
function findContents(element: HTMLElement): Element[] {
  const root = element.querySelector('article, div') ? element : element.shadowRoot
  return [...(root?.querySelectorAll('*:not(style)') ?? [])]
}

/** Reads the styles and widths of an element's content that could depend on the window. */
function readStyles(element: HTMLElement): string[] {
  return findContents(element).map((each) => {
    const {display, flexDirection, fontSize, lineHeight} = getComputedStyle(each)
    const {width} = each.getBoundingClientRect()
    return [getName(each), display, flexDirection, fontSize, lineHeight, width].join(' ')
  })
}

function hasSections(element: Element): boolean {
  return Boolean(element.shadowRoot?.querySelector('[part=section]'))
}

function getName(element: Element): string {
  return element.getAttribute('part') ?? element.localName
}

async function showArticle(data: object): Promise<HTMLElement> {
  const element = makeElement('reader-article')
  element.data = data
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

async function showServedArticle(shadow: boolean): Promise<HTMLElement> {
  const holder = document.createElement('div')
  document.body.append(holder)
  holder.setHTMLUnsafe(
    renderArticle({...createWideArticle(), slug: 'served'}, {...testDataset, shadow}),
  )
  const element = holder.querySelector('reader-article')
  if (!element) {
    throw new Error('The server has rendered no element.')
  }
  await element.updateComplete
  return element
}

/** Creates an article of which most sections are far below the screen. */
function createLongArticle(length: number): object {
  const body = Array.from({length}, (_, index) =>
    index % 60 === 3 ? 'Words '.repeat(60) : `Part ${index}.`,
  )
  return {title: 'A Long One', body}
}

/** Creates an article with words, a URL and a picture that are too wide for any screen. */
function createWideArticle(): object {
  return {
    title: `Wide ${LONG_WORD}`,
    reader: {name: `Ada ${LONG_WORD}`, pin: '0043'},
    topics: [{title: LONG_WORD}],
    body: [
      LONG_WORD,
      {
        _type: 'block',
        markDefs: [{_key: 'l', _type: 'link', href: LONG_URL}],
        children: [{_type: 'span', text: LONG_URL, marks: ['l']}],
      },
      {_type: 'block', style: 'h2', children: [{_type: 'span', text: LONG_WORD}]},
      {_type: 'figure', asset: {_ref: imageIdOf(4000, 300)}, caption: LONG_WORD},
    ],
  }
}

function imageIdOf(width: number, height: number): string {
  return `image-${'ce'.repeat(20)}-${width}x${height}-jpg`
}

/** Waits until the browser has decided which sections are near the screen. */
function waitForLayout(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })
}

import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {BOXES, makeBox, REMEMBERING_BOXES} from './boxes.test.helper.ts'
import {
  availability,
  eventOf,
  make,
  part,
  reader,
  shown,
  testDataset,
  write,
} from './on-page.test.helper.ts'

const LONG_WORD = 'Donaudampfschiff'.repeat(12)
const ADDRESS = `https://elsewhere.example/${'a-very-long-path/'.repeat(12)}`
const PIN = '580001'
/** A reader with words that are too long for any screen. */
const LONG_PIN = '580002'

const AS_IT_IS = {'as it is': ''}

/** Forms that a rule of the page may give to the element itself. */
const FORMS = {
  ...AS_IT_IS,
  'as a flex box': 'display:flex',
  'as an inline block': 'display:inline-block',
  floating: 'float:left',
}

/** Every element, in every way to render it. */
const SUBJECTS: Readonly<Record<string, () => Promise<HTMLElement>>> = {
  'a long article': () => articleOf(longArticle(110)),
  'an article with long words': () => articleOf(wordyArticle()),
  'an article of one line': () => articleOf({title: 'Short', body: ['A line.']}),
  'an article with every block': () => shown('reader-article', {slug: 'everything'}),
  'an article that a server has rendered': () => served(true),
  'an article in the page that a server has rendered': () => served(false),
  'a status': () => shown('reader-status', {pin: PIN}),
  'a card with long words': () => shown('reader-card', {pin: LONG_PIN}),
  'a card': () => shown('reader-card', {pin: PIN}),
  'a list of articles': () => shown('reader-articles', {limit: '2'}),
  'a grid of articles': () =>
    shown('reader-articles', {limit: '2', layout: 'grid', paging: 'pages'}),
  'a directory': () => shown('reader-directory', {calls: ''}),
}

/** The minimum usable width; an article becomes narrower than that before it widens the page. */
const MIN_PX: Readonly<Record<string, number>> = {
  'reader-article': 60,
  'reader-status': 15,
  'reader-card': 100,
  'reader-articles': 100,
  'reader-directory': 100,
}

beforeAll(async () => {
  // In Firefox a scroll bar takes space; so it does for short content too.
  document.documentElement.style.overflowY = 'scroll'
  configure(testDataset)
  const photo = {asset: {_type: 'reference', _ref: imageOf(800, 800), _weak: true}}
  await write(
    reader(PIN, 'Marie-Louise Adeyemi', {tagline: 'For what did not get finished.', photo}),
    availability(PIN, 'available', 'until 21:00'),
    reader(LONG_PIN, LONG_WORD, {tagline: LONG_WORD, photo}),
    availability(LONG_PIN, 'available', LONG_WORD),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each([320, 390, 1440])('on a screen of %d pixels', (width) => {
  it.each(Object.keys(SUBJECTS))('%s is as wide in any box as ordinary content', async (name) => {
    await page.viewport(width, 800)
    const element = await subject(name)
    const sizes = await intrinsicWidths(element)
    expect(sizes.min).toBeGreaterThanOrEqual(MIN_PX[element.localName] ?? 0)
    expect(sizes.min).toBeLessThanOrEqual(180)
    expect(sizes.max).toBeGreaterThanOrEqual(sizes.min)
    expect(sizes.max).toBeLessThanOrEqual(800)
    const faults: unknown[] = []
    for (const [box, markup] of Object.entries({...BOXES, ...REMEMBERING_BOXES})) {
      // Browsers remember the width of a section that they skip, until a later frame.
      const forms = box in REMEMBERING_BOXES || hasSections(element) ? AS_IT_IS : FORMS
      await placed(markup, element)
      const actual = inEachForm(element, forms)
      const ordinary = ordinaryContent(element, sizes)
      element.replaceWith(ordinary)
      for (const [index, expected] of inEachForm(ordinary, forms).entries()) {
        const {form, left, right, scrollWidth, inner = [0, 0]} = actual[index] ?? {}
        if (
          !isNear([left, right, scrollWidth], [expected.left, expected.right, expected.scrollWidth])
        ) {
          faults.push({box, form, left, right, scrollWidth, expected})
        }
        const [least, greatest] = inner
        if (least < Math.min(0, expected.left) - 1 || greatest > expected.scrollWidth + 1) {
          faults.push({box, form, inner})
        }
      }
    }
    expect(faults).toEqual([])
  })
})

describe('a long article', () => {
  it('fits into a column of 80 pixels without widening the page', async () => {
    await page.viewport(390, 800)
    const element = await articleOf(longArticle(240))
    const {width} = await placed('<div style="width:80px">{}</div>', element)
    const {scrollWidth, clientWidth} = document.documentElement
    expect([width, scrollWidth]).toEqual([80, clientWidth])
  })

  it('in a box that shrinks to it keeps one width while the page is scrolled', async () => {
    await page.viewport(1440, 800)
    const element = await articleOf(longArticle(240))
    const {width} = await placed('<div style="float:left">{}</div>', element)
    const widths = new Set<number>()
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.scrollIntoView()
      await settled()
      widths.add(element.getBoundingClientRect().width)
    }
    expect([...widths]).toEqual([width])
  })
})

describe('a sandboxed frame', () => {
  it.each(Object.keys(SUBJECTS))('has no sideways scroll with %s', async (name) => {
    await page.viewport(390, 800)
    const element = await subject(name)
    const frame = document.createElement('iframe')
    // Without scripts; the same origin lets this test look into it.
    frame.sandbox.add('allow-same-origin')
    frame.style.cssText = 'border: 0; inline-size: 240px; block-size: 500px'
    frame.srcdoc = '<!doctype html><html lang="en"><body style="margin: 0"></body></html>'
    const ready = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}))
    document.body.append(frame)
    await ready
    const inside = frame.contentDocument
    inside?.body.append(element)
    await settled()
    const {left, width} = element.getBoundingClientRect()
    const {scrollWidth = 0, clientWidth = 0} = inside?.documentElement ?? {}
    expect([left, scrollWidth]).toEqual([0, clientWidth])
    expect(element.localName === 'reader-status' || width === clientWidth).toBe(true)
  })
})

describe('the type', () => {
  it.each(Object.keys(SUBJECTS))(
    'of %s has the size for its box, not for the window',
    async (name) => {
      const sizes: unknown[] = []
      for (const width of [390, 1440]) {
        await page.viewport(width, 800)
        const element = await subject(name)
        await placed('<div style="width:300px">{}</div>', element)
        sizes.push(lookOf(element))
        element.remove()
      }
      expect(sizes[0]).toEqual(sizes[1])
    },
  )

  it('of a title grows with its box', async () => {
    await page.viewport(1440, 800)
    const element = await shown('reader-article', {slug: 'quiet'})
    const sizes: number[] = []
    for (const width of [180, 320, 600]) {
      await placed(`<div style="width:${width}px">{}</div>`, element)
      const title = part(element, 'title')
      sizes.push(title ? Math.round(parseFloat(getComputedStyle(title).fontSize)) : 0)
    }
    expect(sizes).toEqual([22, 25, 39])
  })
})

interface Widths {
  readonly min: number
  readonly max: number
}

async function subject(name: string): Promise<HTMLElement> {
  const element = await SUBJECTS[name]?.()
  if (!element) {
    throw new Error(`There is no subject '${name}'.`)
  }
  return element
}

/** The widths of an element in boxes that become as narrow or as wide as it allows. */
async function intrinsicWidths(element: HTMLElement): Promise<Widths> {
  const widthIn = async (value: string) =>
    (await placed(`<div style="position:absolute;width:${value}">{}</div>`, element)).width
  return {min: await widthIn('min-content'), max: await widthIn('max-content')}
}

/** A block of text whose longest word and longest line are as wide as those of an element. */
function ordinaryContent(element: HTMLElement, {min, max}: Widths): HTMLElement {
  const block = document.createElement('div')
  block.style.display = element.localName === 'reader-status' ? 'inline-block' : 'block'
  block.innerHTML = `
    <div style="max-width:${max}px">
      <span style="display:inline-block;width:${min}px"></span> ${'a b '.repeat(200)}
    </div>`
  return block
}

/** Puts an element into a box on the page, and waits until it has its layout. */
async function placed(markup: string, element: HTMLElement): Promise<DOMRect> {
  const {outside, inside} = makeBox(markup)
  document.body.replaceChildren(outside)
  inside.append(element)
  element.removeAttribute('style')
  if (hasSections(element)) {
    await settled()
  }
  return element.getBoundingClientRect()
}

interface Layout {
  readonly form: string
  readonly left: number
  readonly right: number
  /** The width of the page. */
  readonly scrollWidth: number
  /** The leftmost and the rightmost edge of what the element contains. */
  readonly inner: readonly [number, number]
}

/** Lays out an element in each form without moving it. */
function inEachForm(element: HTMLElement, forms: Readonly<Record<string, string>>): Layout[] {
  const {display} = element.style
  return Object.entries(forms).map(([form, style]) => {
    element.style.cssText = style || `display:${display}`
    // In columns of text, the first of the element's boxes.
    const {left = NaN, right = NaN} = element.getClientRects()[0] ?? {}
    const edges = contentsOf(element).map((each) => each.getBoundingClientRect())
    const inner = [
      Math.min(...edges.map((edge) => edge.left)),
      Math.max(...edges.map((edge) => edge.right)),
    ] as const
    return {form, left, right, scrollWidth: document.documentElement.scrollWidth, inner}
  })
}

function isNear(actual: readonly (number | undefined)[], expected: readonly number[]): boolean {
  return expected.every((value, index) => Math.abs((actual[index] ?? NaN) - value) <= 1)
}

/** Everything that an element shows. */
function contentsOf(element: HTMLElement): Element[] {
  const root = element.querySelector('article, div') ? element : element.shadowRoot
  return [...(root?.querySelectorAll('*:not(style)') ?? [])]
}

/** The sizes and directions of everything that an element shows. */
function lookOf(element: HTMLElement): string[] {
  return contentsOf(element).map((each) => {
    const {display, flexDirection, fontSize, lineHeight} = getComputedStyle(each)
    const {width} = each.getBoundingClientRect()
    return [nameOf(each), display, flexDirection, fontSize, lineHeight, width].join(' ')
  })
}

function hasSections(element: Element): boolean {
  return Boolean(element.shadowRoot?.querySelector('[part=section]'))
}

function nameOf(element: Element): string {
  return element.getAttribute('part') ?? element.localName
}

async function articleOf(data: object): Promise<HTMLElement> {
  const element = make('reader-article')
  element.data = data
  const loaded = eventOf(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

async function served(shadow: boolean): Promise<HTMLElement> {
  const holder = document.createElement('div')
  document.body.append(holder)
  holder.setHTMLUnsafe(renderArticle({...wordyArticle(), slug: 'served'}, {...testDataset, shadow}))
  const element = holder.querySelector('reader-article')
  if (!element) {
    throw new Error('The server has rendered no element.')
  }
  await element.updateComplete
  return element
}

/** An article with most sections far below the screen. */
function longArticle(length: number): object {
  const body = Array.from({length}, (_, index) =>
    index % 60 === 3 ? 'Words '.repeat(60) : `Part ${index}.`,
  )
  return {title: 'A Long One', body}
}

/** An article with words, an address and a picture that are too wide for any screen. */
function wordyArticle(): object {
  return {
    title: `Wide ${LONG_WORD}`,
    reader: {name: `Ada ${LONG_WORD}`, pin: '0043'},
    topics: [{title: LONG_WORD}],
    body: [
      LONG_WORD,
      {
        _type: 'block',
        markDefs: [{_key: 'l', _type: 'link', href: ADDRESS}],
        children: [{_type: 'span', text: ADDRESS, marks: ['l']}],
      },
      {_type: 'block', style: 'h2', children: [{_type: 'span', text: LONG_WORD}]},
      {_type: 'figure', asset: {_ref: imageOf(4000, 300)}, caption: LONG_WORD},
    ],
  }
}

function imageOf(width: number, height: number): string {
  return `image-${'ce'.repeat(20)}-${width}x${height}-jpg`
}

/** Waits for the frame that decides which sections are near the screen. */
function settled(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })
}

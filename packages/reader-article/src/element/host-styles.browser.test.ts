import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline'
import preflight from 'tailwindcss/preflight.css?inline'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'
import underscores from 'undescores-for-npm/style.css?inline'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {makeBox} from './boxes.test.helper.ts'
import {
  makeAvailability,
  findPart,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

/** Style sheets that sites use, with typical markup around the element, which is `{}`. */
const SITES = {
  'Bootstrap 5': [
    bootstrap,
    '<div class="container"><div class="row"><main class="col-md-8">{}</main><aside class="col-md-4">Next</aside></div></div>',
  ],
  'Tailwind’s preflight': [preflight, '<div><main>{}</main></div>'],
  // The theme that Automattic publishes as a starting point for themes.
  'the WordPress theme _s': [
    underscores,
    '<div class="site"><main class="site-main"><article class="hentry"><div class="entry-content">{}</div></article></main></div>',
  ],
} as const

const ELEMENTS = [
  ['reader-article', {slug: 'everything'}],
  ['reader-card', {pin: '630001'}],
  ['reader-status', {pin: '630001'}],
  ['reader-articles', {layout: 'grid', limit: '4'}],
  ['reader-directory', {calls: ''}],
] as const

beforeAll(async () => {
  configure(testDataset)
  await write(
    makeReader('630001', 'Ada Quill'),
    makeAvailability('630001', 'available', 'until 21:00'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each(Object.entries(SITES))('on a page with the styles of %s', (_, [css, markup]) => {
  it.each(ELEMENTS)('<%s> fills its column, and its text is readable', async (tag, attributes) => {
    for (const width of [320, 390, 1440]) {
      await page.viewport(width, 800)
      const column = showSite(css, markup)
      const element = await showElement(tag, attributes, column)
      const inside = measureContentWidth(column)
      const free = Math.round(inside - element.getBoundingClientRect().width)
      expect(free).toBe(tag === 'reader-status' ? Math.max(free, 0) : 0)
      expect(measureSidewaysScroll()).toBe(0)
      expect(findUnreadableTexts(element)).toEqual([])
    }
  })

  it('an article has the styles of its status, links, lists and headings', async () => {
    const column = showSite(css, markup)
    const element = await showElement('reader-article', {slug: 'everything'}, column)
    const status = findPart(element, 'status')
    const sign = status && getComputedStyle(status, '::before')
    expect([sign?.display, sign?.borderStyle]).toEqual(['inline-block', 'solid'])
    expect(parseFloat(sign?.inlineSize ?? '')).toBeGreaterThan(9)
    const styleOf = (selector: string) => {
      const found = element.shadowRoot?.querySelector(`[part=body] ${selector}`)
      return found && getComputedStyle(found)
    }
    expect(styleOf('a')?.textDecorationLine).toBe('underline')
    expect(styleOf('ul')?.listStyleType).toBe('disc')
    expect(styleOf('ul')?.paddingInlineStart).not.toBe('0px')
    expect(parseFloat(styleOf('h2')?.fontSize ?? '')).toBeGreaterThan(
      parseFloat(styleOf('p')?.fontSize ?? ''),
    )
  })

  it('a page can hide the element with the attribute hidden and with a class', async () => {
    const column = showSite(`${css} .gone {display: none}`, markup)
    const element = await showElement('reader-article', {slug: 'quiet'}, column)
    element.hidden = true
    expect(getComputedStyle(element).display).toBe('none')
    element.hidden = false
    element.className = 'gone'
    expect(getComputedStyle(element).display).toBe('none')
  })

  it('an article without a shadow root fits its column', async () => {
    await page.viewport(390, 800)
    const column = showSite(css, markup)
    column.setHTMLUnsafe(
      renderArticle(
        {title: 'Served', slug: 'served', body: ['Words. '.repeat(50)]},
        {...testDataset, shadow: false},
      ),
    )
    const element = column.querySelector('reader-article')
    await element?.updateComplete
    expect(element?.getBoundingClientRect().width).toBeCloseTo(measureContentWidth(column), 0)
    expect(measureSidewaysScroll()).toBe(0)
  })
})

/** Replaces the content of the page; returns the column for the element. */
function showSite(css: string, markup: string): Element {
  const style = document.createElement('style')
  style.textContent = css
  const {outside, inside} = makeBox(markup)
  document.body.replaceChildren(style, outside)
  return inside
}

function measureSidewaysScroll(): number {
  const {scrollWidth, clientWidth} = document.documentElement
  return scrollWidth - clientWidth
}

function measureContentWidth(box: Element): number {
  const {paddingLeft, paddingRight} = getComputedStyle(box)
  return box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
}

/** Finds texts that are too small, whose lines overlap, or that overflow the element. */
function findUnreadableTexts(element: HTMLElement): unknown[] {
  const {left, right} = element.getBoundingClientRect()
  const texts = [...(element.shadowRoot?.querySelectorAll('p, li, h1, h2, h3, a, small') ?? [])]
  // Folded contents have no boxes.
  const shownTexts = texts.filter((text) => text.getClientRects().length > 0)
  return shownTexts.flatMap((text) => {
    const {fontSize, lineHeight} = getComputedStyle(text)
    const box = text.getBoundingClientRect()
    const isReadable = parseFloat(fontSize) >= 12 && parseFloat(lineHeight) >= parseFloat(fontSize)
    return isReadable && box.left >= left - 1 && box.right <= right + 1
      ? []
      : [{text: text.textContent, fontSize, lineHeight, left: box.left, right: box.right}]
  })
}

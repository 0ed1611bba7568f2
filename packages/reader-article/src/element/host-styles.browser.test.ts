import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline'
import preflight from 'tailwindcss/preflight.css?inline'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'
import underscores from 'undescores-for-npm/style.css?inline'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {makeBox} from './boxes.test.helper.ts'
import {availability, part, reader, shown, testDataset, write} from './on-page.test.helper.ts'

/** Style sheets of other people's sites, with the markup around `{}` that their pages have. */
const HOSTS = {
  'Bootstrap 5': [
    bootstrap,
    '<div class="container"><div class="row"><main class="col-md-8">{}</main><aside class="col-md-4">Next</aside></div></div>',
  ],
  'Tailwind’s preflight': [preflight, '<div><main>{}</main></div>'],
  // The theme that Automattic publishes as the start for others.
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
  await write(reader('630001', 'Ada Quill'), availability('630001', 'available', 'until 21:00'))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each(Object.entries(HOSTS))('on a page with the styles of %s', (_, [css, markup]) => {
  it.each(ELEMENTS)('<%s> fills its column, and its text can be read', async (tag, attributes) => {
    for (const width of [320, 390, 1440]) {
      await page.viewport(width, 800)
      const column = hostPage(css, markup)
      const element = await shown(tag, attributes, column)
      const inside = contentWidth(column)
      const free = Math.round(inside - element.getBoundingClientRect().width)
      expect(free).toBe(tag === 'reader-status' ? Math.max(free, 0) : 0)
      expect(sidewaysScroll()).toBe(0)
      expect(textFaults(element)).toEqual([])
    }
  })

  it('a status has its sign, an article its links, lists and headings', async () => {
    const column = hostPage(css, markup)
    const element = await shown('reader-article', {slug: 'everything'}, column)
    const status = part(element, 'status')
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

  it('a page can hide the element by the attribute and by a class', async () => {
    const column = hostPage(`${css} .gone {display: none}`, markup)
    const element = await shown('reader-article', {slug: 'quiet'}, column)
    element.hidden = true
    expect(getComputedStyle(element).display).toBe('none')
    element.hidden = false
    element.className = 'gone'
    expect(getComputedStyle(element).display).toBe('none')
  })

  it('an article without a shadow root has the page’s own styles, and fits', async () => {
    await page.viewport(390, 800)
    const column = hostPage(css, markup)
    column.setHTMLUnsafe(
      renderArticle(
        {title: 'Served', slug: 'served', body: ['Words. '.repeat(50)]},
        {...testDataset, shadow: false},
      ),
    )
    const element = column.querySelector('reader-article')
    await element?.updateComplete
    expect(element?.getBoundingClientRect().width).toBeCloseTo(contentWidth(column), 0)
    expect(sidewaysScroll()).toBe(0)
  })
})

/** Replaces the page by one with these styles; returns the column for the element. */
function hostPage(css: string, markup: string): Element {
  const style = document.createElement('style')
  style.textContent = css
  const {outside, inside} = makeBox(markup)
  document.body.replaceChildren(style, outside)
  return inside
}

function sidewaysScroll(): number {
  const {scrollWidth, clientWidth} = document.documentElement
  return scrollWidth - clientWidth
}

function contentWidth(box: Element): number {
  const {paddingLeft, paddingRight} = getComputedStyle(box)
  return box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
}

/** Texts that are too small, whose lines overlap, or that reach out of their element. */
function textFaults(element: HTMLElement): unknown[] {
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

import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  availability,
  eventOf,
  make,
  reader,
  shown,
  testDataset,
  write,
} from './on-page.test.helper.ts'

/** Boxes that a page may put an element into: the markup around `{}`. */
const BOXES = {
  'a block': '<div>{}</div>',
  'a grid': '<div style="display:grid">{}</div>',
  'a grid of one fraction':
    '<div style="display:grid;grid-template-columns:1fr"><main>{}</main></div>',
  'a grid next to a narrow column':
    '<div style="display:grid;grid-template-columns:1fr 60px"><main>{}</main><aside>Aside</aside></div>',
  'an automatic column of a grid':
    '<div style="display:grid;grid-template-columns:auto auto"><div>{}</div><div>Next</div></div>',
  'a grid that centers': '<div style="display:grid;place-items:center">{}</div>',
  'a flex row': '<div style="display:flex">{}</div>',
  'a flex row that centers': '<div style="display:flex;justify-content:center">{}</div>',
  'a flex column': '<div style="display:flex;flex-direction:column">{}</div>',
  'a flex column, start':
    '<div style="display:flex;flex-direction:column;align-items:start">{}</div>',
  'a flex column, center':
    '<div style="display:flex;flex-direction:column;align-items:center">{}</div>',
  'a flex column, end': '<div style="display:flex;flex-direction:column;align-items:end">{}</div>',
  'a table cell': '<table><tr><td>{}</td><td>Next</td></tr></table>',
  'a float': '<div style="float:left">{}</div>',
  'an inline block': '<div style="display:inline-block">{}</div>',
  'an absolute box': '<div style="position:absolute">{}</div>',
  'a box that fits its content': '<div style="width:fit-content">{}</div>',
  'a box of the least width': '<div style="width:min-content">{}</div>',
  'a box of the most width': '<div style="width:max-content;max-width:100%">{}</div>',
  'a dialog': '<dialog open style="max-width:100%;box-sizing:border-box">{}</dialog>',
  'no box': '<div style="display:contents">{}</div>',
}

const HOSTS = {
  'as it is': '',
  'as a flex box': 'display:flex',
  'as an inline block': 'display:inline-block',
  floating: 'float:left',
}

/** The minimum usable width; an article becomes narrower than that before it widens the page. */
const MIN_PX = {
  'reader-article': 60,
  'reader-status': 1,
  'reader-card': 100,
  'reader-articles': 100,
  'reader-directory': 100,
}

beforeAll(async () => {
  configure(testDataset)
  const asset = `image-${'ce'.repeat(20)}-800x800-jpg`
  await write(
    reader('580001', 'Marie-Louise Adeyemi', {
      tagline: 'For the conversations that did not get finished.',
      photo: {asset: {_type: 'reference', _ref: asset, _weak: true}},
    }),
    availability('580001', 'available', 'until 21:00'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each([320, 390, 1440])('on a screen of %d pixels', (width) => {
  it.each([
    ['reader-article', {}],
    ['reader-status', {pin: '580001'}],
    ['reader-card', {pin: '580001'}],
    ['reader-articles', {limit: '2'}],
    ['reader-articles', {limit: '2', layout: 'grid', paging: 'pages'}],
    ['reader-directory', {calls: ''}],
  ] as const)('<%s> %j is as wide as its box allows, in any box', async (tag, attributes) => {
    await page.viewport(width, 800)
    const element = tag === 'reader-article' ? await longArticle() : await shown(tag, attributes)
    const least = MIN_PX[tag]
    const faults: unknown[] = []
    for (const [name, markup] of Object.entries(BOXES)) {
      for (const [form, style] of Object.entries(HOSTS)) {
        const [holder, box] = boxOf(markup)
        document.body.replaceChildren(holder)
        box.append(element)
        element.style.cssText = style
        // A frame decides which sections are near the screen.
        if (tag === 'reader-article') {
          await nextFrame()
        }
        const {left, right, width: taken} = element.getBoundingClientRect()
        const {scrollWidth} = document.documentElement
        const isWithin = left > -0.5 && right < width + 0.5 && scrollWidth <= width
        const isFilled = element.scrollWidth <= Math.ceil(taken)
        if (taken < least || !isWithin || !isFilled) {
          faults.push({name, form, left, right, scrollWidth, inside: element.scrollWidth})
        }
      }
    }
    expect(faults).toEqual([])
  })
})

describe('a long article', () => {
  it('fits into a column of 80 pixels without widening the page', async () => {
    await page.viewport(390, 800)
    const element = await longArticle()
    const [holder, box] = boxOf(
      '<div style="display:grid;grid-template-columns:1fr calc(100% - 80px)"><main>{}</main></div>',
    )
    document.body.replaceChildren(holder)
    box.append(element)
    await nextFrame()
    expect(element.getBoundingClientRect().width).toBe(80)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  })

  it('in a box that shrinks to it keeps one width while the page is scrolled', async () => {
    await page.viewport(1440, 800)
    const element = await longArticle()
    const [holder, box] = boxOf(BOXES['a float'])
    document.body.replaceChildren(holder)
    box.append(element)
    await nextFrame()
    const before = element.getBoundingClientRect().width
    const widths = new Set<number>()
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.scrollIntoView()
      await nextFrame()
      widths.add(element.getBoundingClientRect().width)
    }
    expect([...widths]).toEqual([before])
  })
})

/** An article with most sections far below the screen, and a word that is too long for any screen. */
async function longArticle() {
  const element = make('reader-article')
  const body = Array.from({length: 240}, (_, place) =>
    place % 60 === 3 ? 'Words '.repeat(60) : `Part ${place}.`,
  )
  element.data = {title: 'A Long One', body: ['Donaudampfschiff'.repeat(12), ...body]}
  const loaded = eventOf(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

function boxOf(markup: string): [Element, Element] {
  const holder = document.createElement('div')
  holder.innerHTML = markup.replace('{}', '<span></span>')
  const mark = holder.querySelector('span')
  const box = mark?.parentElement
  if (!mark || !box) {
    throw new Error('There is no place for the element.')
  }
  mark.remove()
  return [holder, box]
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })
}

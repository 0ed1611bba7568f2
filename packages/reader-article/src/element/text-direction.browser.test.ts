import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {findPart, makeElement, testDataset, waitForEvent} from './on-page.test.helper.ts'

const ENGLISH = {
  title: 'At the Gate',
  body: [
    'A paragraph.',
    {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'A heading'}]},
    {_type: 'block', listItem: 'bullet', level: 1, children: [{_type: 'span', text: 'A point.'}]},
    {_type: 'block', style: 'blockquote', children: [{_type: 'span', text: 'A quote.'}]},
  ],
  signOff: 'With love,',
  reader: {
    name: 'Ada',
    pin: '004711',
    tagline: 'Listens for longer.',
    availability: {status: {label: 'In', takesCalls: true}},
  },
  settings: {
    phoneLines: [{label: 'By card', number: '+44 20 7946 0157', priceWording: '£1 a minute.'}],
  },
}
const ARABIC = {...ENGLISH, body: ['فقرة.', ...ENGLISH.body.slice(1)]}

beforeAll(() => {
  configure(testDataset)
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('an article in another direction than the page', () => {
  it('has its headings, lists and quotes at the side where its lines begin', async () => {
    await page.viewport(1440, 800)
    const root = await showArticle(ENGLISH, 'rtl')
    const body = root.querySelector('[part=body]')
    const {left = 0} = body?.getBoundingClientRect() ?? {}
    const [paragraph, heading, list, quote] = body?.children ?? []
    for (const each of [paragraph, heading, list, quote]) {
      expect(each?.getBoundingClientRect().left).toBe(left)
      expect(each && getComputedStyle(each).direction).toBe('ltr')
    }
    expect(quote && parseFloat(getComputedStyle(quote).borderLeftWidth)).toBeGreaterThan(0)
    expect(list && parseFloat(getComputedStyle(list).paddingLeft)).toBeGreaterThan(0)
  })

  it('is next to its title, at the side where the page begins', async () => {
    await page.viewport(1440, 800)
    for (const [article, direction, side] of [
      [ENGLISH, 'rtl', 'right'],
      [ARABIC, 'ltr', 'left'],
    ] as const) {
      const root = await showArticle(article, direction)
      const edges = ['header', 'body', 'footer'].map(
        (part) => root.querySelector(`[part=${part}]`)?.getBoundingClientRect()[side],
      )
      expect(new Set(edges).size).toBe(1)
    }
  })

  it.each(['sign-off', 'card-text] > [part=quiet', 'price'])(
    'has the last words of its [part=%s] after the first, and the full stop or comma after them',
    async (part) => {
      await page.viewport(1440, 800)
      const root = await showArticle(ENGLISH, 'rtl')
      const texts = findTexts(root.querySelector(`[part=${part}]`))
      const [first, last] = [texts.at(0), texts.at(-1)]
      const edges = [findEdge(first, 0), findEdge(last, -2), findEdge(last, -1)]
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
    },
  )
})

async function showArticle(data: object, direction: string): Promise<ShadowRoot> {
  const box = document.createElement('div')
  box.dir = direction
  document.body.replaceChildren(box)
  const element = makeElement('reader-article')
  element.data = data
  const loaded = waitForEvent(element, 'reader-article-load')
  box.append(element)
  await loaded
  await expect.poll(() => findPart(element, 'card')).toBeInstanceOf(HTMLElement)
  return element.renderRoot
}

function findTexts(element: Element | null): Text[] {
  return [...(element?.childNodes ?? [])].flatMap((node) =>
    node instanceof Text ? node : node instanceof Element ? findTexts(node) : [],
  )
}

/** Returns the left edge of a character; a negative index counts from the end of the text. */
function findEdge(text: Text | undefined, index: number): number {
  if (!text) {
    throw new Error('There is no text.')
  }
  const range = document.createRange()
  const start = index < 0 ? text.length + index : index
  range.setStart(text, start)
  range.setEnd(text, start + 1)
  return range.getBoundingClientRect().left
}

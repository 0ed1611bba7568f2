import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {findPart, makeReader, showElement, testDataset, write} from './on-page.test.helper.ts'

const PIN = '600001'
const NAME = 'Wilhelmina Featherstonehaugh of Llanfairpwllgwyngyll'

beforeAll(async () => {
  configure(testDataset)
  const asset = {_type: 'reference', _ref: `image-${'cd'.repeat(20)}-800x800-jpg`, _weak: true}
  await write(makeReader(PIN, NAME, {photo: {asset}}))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('words', () => {
  it('of a text are hyphenated in a box that is narrower than some of them, names are not', async () => {
    for (const [width, hyphens] of [
      [140, 'auto'],
      [280, 'manual'],
    ] as const) {
      const article = await showElement('reader-article', {slug: 'everything'}, makeBox(width))
      const list = await showElement('reader-articles', {limit: '2'}, makeBox(width))
      const card = await showElement('reader-card', {pin: PIN}, makeBox(width))
      expect([
        ...['title', 'lead', 'heading', 'caption'].map((part) => readHyphens(article, part)),
        readHyphens(list, 'teaser-title'),
      ]).toEqual(Array.from({length: 5}, () => hyphens))
      expect([
        readHyphens(card, 'name'),
        readHyphens(article, 'name'),
        readHyphens(list, 'meta'),
      ]).toEqual(['manual', 'manual', 'manual'])
    }
  })

  it.each([280, 350, 390, 600])(
    'of a long name are not broken in a box of %d pixels',
    async (width) => {
      for (const [tag, attributes] of [
        ['reader-card', {pin: PIN}],
        ['reader-directory', {hide: 'filters'}],
      ] as const) {
        const element = await showElement(tag, attributes, makeBox(width))
        const names = [...element.renderRoot.querySelectorAll('[part=name]')]
        const name = names.find(({textContent}) => textContent === NAME)
        expect(name && findBrokenWords(name)).toEqual([])
      }
    },
  )
})

/** Adds a box to the page, with text of 16 pixels in a font that every system has. */
function makeBox(width: number): HTMLElement {
  const box = document.createElement('div')
  Object.assign(box.style, {width: `${width}px`, fontSize: '16px', fontFamily: 'sans-serif'})
  document.body.append(box)
  return box
}

function readHyphens(element: Element, part: string): string | undefined {
  const found = findPart(element, part)
  return found ? getComputedStyle(found).hyphens : undefined
}

/** Returns the words that are on more than one line. */
function findBrokenWords(element: Element): string[] {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  return [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap(({index, 0: word}) => {
    const range = document.createRange()
    if (text) {
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
    }
    const lines = new Set(Array.from(range.getClientRects(), ({top}) => Math.round(top)))
    return lines.size > 1 ? [word] : []
  })
}

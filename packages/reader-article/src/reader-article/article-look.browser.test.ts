import {afterEach, beforeAll, describe, expect, inject, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {checkSchemesAndDirections, findViolations} from '../element/axe.test.helper.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  showElement,
  testDataset,
} from '../element/on-page.test.helper.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('the styles of an article', () => {
  it('have no violations in axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    document.body.append(main)
    await showElement('reader-article', {slug: 'everything'}, main)
    await checkSchemesAndDirections(async (combination) => {
      expect([combination, ...(await findViolations())]).toEqual([combination])
    })
  })

  it.each([320, 768, 1440])('fit a screen of %d pixels with text at 200%%', async (width) => {
    await page.viewport(width, 800)
    document.documentElement.style.fontSize = '200%'
    const element = await showElement('reader-article', {slug: 'everything'})
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
    document.documentElement.style.fontSize = ''
  })

  it('are not changed by a page that resets the styles of all elements', async () => {
    const reset = document.createElement('style')
    reset.textContent = '* {all: unset; display: inline !important; font-size: 1px}'
    document.body.append(reset)
    const element = await showElement('reader-article', {slug: 'quiet'})
    const parts = [findPart(element, 'article'), findPart(element, 'title')]
    expect(parts.map((each) => each && getComputedStyle(each).display)).toEqual(['block', 'block'])
    const {clientWidth} = document.documentElement
    expect(parts[0]?.getBoundingClientRect().width).toBe(clientWidth)
  })

  it('show the preview of a picture on a canvas until the picture has loaded', async () => {
    const preview = document.createElement('canvas')
    Object.assign(preview, {width: 8, height: 6})
    preview.getContext('2d')?.fillRect(0, 0, 8, 6)
    const asset = {_ref: await upload(300, 200)}
    const element = makeElement('reader-article')
    element.data = {title: 'Previews', body: [{_type: 'figure', asset, lqip: preview.toDataURL()}]}
    // This element is so high that no browser loads the picture below it yet.
    const above = document.createElement('div')
    above.style.height = '20000px'
    document.body.append(above, element)
    const canvas = () => findPart(element, 'figure')?.querySelector('canvas')
    await expect.poll(canvas).toBeInstanceOf(HTMLCanvasElement)
    expect(canvas()?.nextElementSibling?.localName).toBe('img')
    expect([canvas()?.width, canvas()?.height]).toEqual([8, 6])
    element.scrollIntoView()
    await expect.poll(canvas).toBeNull()
  })

  it('enlarges no picture, shows a wide one as wide as the text, and a tall one narrower', async () => {
    await page.viewport(1440, 800)
    const [small, wide, tall] = await showPictures([60, 40], [900, 600], [900, 1500])
    const {width: measure = 0} = small?.text.getBoundingClientRect() ?? {}
    expect([small?.image.width, small?.image.height]).toEqual([60, 40])
    expect(wide?.image.width).toBe(measure)
    expect(tall?.image.width).toBeGreaterThan(measure / 2)
    expect(tall?.image.width).toBeLessThan(measure)
    const [inner, outer] = [tall?.image, tall?.text].map((each) => each?.getBoundingClientRect())
    expect(Number(inner?.left) - Number(outer?.left)).toBeCloseTo(
      Number(outer?.right) - Number(inner?.right),
      0,
    )
    expect(Number(tall?.image.height) / Number(tall?.image.width)).toBeCloseTo(5 / 3, 1)
  })

  it.each([320, 1440])(
    'asks for pictures of the size that they are shown in, at %d pixels',
    async (viewport) => {
      await page.viewport(viewport, 800)
      document.body.style.cssText = 'margin: 0; font-size: 17px'
      for (const each of await showPictures([1600, 900], [900, 1500])) {
        const {width} = each.image.getBoundingClientRect()
        // The browser computes the length, as it does for the attribute.
        const ruler = document.createElement('div')
        ruler.style.cssText = `font-size: 16px; width: ${each.image.sizes.replace('auto, ', '')}`
        document.body.append(ruler)
        expect(ruler.getBoundingClientRect().width / width).toBeGreaterThan(0.98)
        expect(ruler.getBoundingClientRect().width / width).toBeLessThan(1.05)
      }
      document.body.removeAttribute('style')
    },
  )

  it('has as much space between a heading and a picture as between paragraphs', async () => {
    const asset = {_ref: await upload(300, 200)}
    const heading = {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'Heading'}]}
    const element = await shownData({
      title: 'Space',
      body: ['One.', 'Two.', heading, {_type: 'figure', asset}],
    })
    const [first, second, above, figure] = findPart(element, 'body')?.children ?? []
    const space = getGap(first, second)
    expect(getGap(above, figure)).toBeGreaterThan(space * 0.8)
    expect(getGap(above, figure)).toBeLessThan(space * 1.2)
  })

  it.each([320, 390])(
    'shows the links to call as wide as the text, below the photo, at %d pixels',
    async (width) => {
      await page.viewport(width, 800)
      const element = await shownData(WITH_CALLS)
      const call = findPart(element, 'call')?.getBoundingClientRect()
      const footer = findPart(element, 'footer')?.getBoundingClientRect()
      expect([call?.left, call?.width]).toEqual([footer?.left, footer?.width])
    },
  )

  it.each([320, 768])(
    'shows the links to call as wide as each other, with numbers in the size of the text, at %d pixels',
    async (width) => {
      await page.viewport(width, 800)
      const element = await shownData(WITH_CALLS)
      const [first, second] = element.shadowRoot?.querySelectorAll('[part=call]') ?? []
      expect(first?.getBoundingClientRect().width).toBe(second?.getBoundingClientRect().width)
      const number = first?.querySelector('bdi')
      expect(number && getComputedStyle(number).fontSize).toBe(getComputedStyle(element).fontSize)
    },
  )

  it('folds the contents in a narrow box, with a button that unfolds them', async () => {
    const box = document.createElement('div')
    box.style.inlineSize = '360px'
    document.body.append(box)
    const element = await showElement('reader-article', {slug: 'everything'}, box)
    expect(visibleContents(element)).toEqual(['summary'])
    findPart(element, 'contents')?.querySelector('summary')?.click()
    expect(visibleContents(element)).toEqual(['summary', 'ol'])
    findPart(element, 'contents')?.querySelector('summary')?.click()
    box.style.inlineSize = '700px'
    await expect.poll(() => visibleContents(element)).toEqual(['p', 'ol'])
  })

  it.each([true, false])(
    'folds the contents that a server has rendered, without a script (shadow: %s)',
    async (shadow) => {
      const html = renderArticle(WITH_CONTENTS, {...testDataset, shadow})
      const parsed = document.implementation.createHTMLDocument()
      parsed.documentElement.innerHTML = html.replaceAll('reader-article', 'static-article')
      const box = document.createElement('div')
      box.style.inlineSize = '360px'
      const element = parsed.querySelector('static-article')
      const template = element?.querySelector('template')
      if (element && template) {
        element.attachShadow({mode: 'open'}).append(template.content)
      }
      box.append(...parsed.body.childNodes)
      document.body.append(box)
      const root = box.querySelector('static-article')
      await expect.poll(() => root && visibleContents(root)).toEqual(['summary'])
      box.style.inlineSize = '700px'
      await expect.poll(() => root && visibleContents(root)).toEqual(['p', 'ol'])
    },
  )

  it('shows the excerpts of related articles only if all have one', async () => {
    const [first, second] = [
      {title: 'One', slug: 'one', excerpt: 'Of one.'},
      {title: 'Two', slug: 'two'},
    ]
    expect(await excerptsOf(first, {...second, excerpt: 'Of two.'})).toEqual(['Of one.', 'Of two.'])
    expect(await excerptsOf(first, second)).toEqual([])
  })

  it('names the topics, and a box without a title', async () => {
    const paragraph = {_type: 'block', _key: 'p', children: [{_type: 'span', text: 'In a box.'}]}
    const element = await shownData({
      title: 'Labels',
      topics: [{title: 'Grief', slug: 'grief'}],
      body: [{_type: 'callout', tone: 'tip', body: [paragraph]}],
    })
    expect(findPart(element, 'topics')?.textContent).toBe('TopicsGrief')
    expect(readPartTexts(element, 'callout')).toEqual(['TipIn a box.'])
  })
})

/** An article by a reader with a photo and two phone lines. */
const WITH_CALLS = {
  title: 'Calls',
  reader: {
    name: 'Ada',
    pin: '004711',
    photo: {asset: {_ref: `image-${'ab'.repeat(20)}-200x200-png`}},
    availability: {status: {label: 'In', takesCalls: true}},
  },
  settings: {
    phoneLines: [
      {label: 'Card', number: '+44 20 7946 0157', priceWording: '£1 a minute.'},
      {label: 'On your phone bill', number: '+441632960001', priceWording: '£1 a minute.'},
    ],
  },
}

/** An article with a table of contents. */
const WITH_CONTENTS = {
  title: 'Contents',
  body: Array.from({length: 6}, (_, place) => ({
    _type: 'block',
    _key: `h${place}`,
    style: 'h2',
    children: [{_type: 'span', text: `Heading ${place}`}],
  })),
}

/** The space between two blocks. */
function getGap(above: Element | undefined, below: Element | undefined): number {
  const {bottom = NaN} = above?.getBoundingClientRect() ?? {}
  return (below?.getBoundingClientRect().top ?? NaN) - bottom
}

/** The names of the elements of a table of contents that are visible. */
function visibleContents(element: Element): readonly string[] {
  const nav = (element.shadowRoot ?? element).querySelector('[part=contents]')
  return [...(nav?.querySelectorAll('summary, p, ol') ?? [])]
    .filter((each) => each.checkVisibility())
    .map(({localName}) => localName)
}

/** The excerpts that an article shows of its related articles. */
async function excerptsOf(...related: readonly unknown[]) {
  const element = await shownData({title: 'Related', related})
  await expect.poll(() => findPart(element, 'related')).toBeInstanceOf(HTMLElement)
  const excerpts = findPart(element, 'related')?.querySelectorAll('[part=quiet]') ?? []
  return [...excerpts].map(({textContent}) => textContent)
}

/** An article on the page with this data. */
async function shownData(data: unknown) {
  const element = makeElement('reader-article')
  element.data = data
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

/** Loaded figures of these sizes in an article on the page, with a paragraph of the maximum width. */
async function showPictures(...sizes: readonly (readonly [width: number, height: number])[]) {
  const body = await Promise.all(
    sizes.map(async ([width, height], index) => ({
      _key: `f${index}`,
      _type: 'figure',
      asset: {_ref: await upload(width, height)},
    })),
  )
  const text = {_type: 'block', _key: 'p', children: [{_type: 'span', text: 'Word '.repeat(80)}]}
  const element = await shownData({title: 'Pictures', body: [text, text, ...body]})
  const paragraph = element.shadowRoot?.querySelector('[part=body] p:nth-of-type(2)')
  const images = element.shadowRoot?.querySelectorAll('img') ?? []
  return Promise.all(
    Array.from(images, async (image) => {
      image.loading = 'eager'
      await image.decode()
      if (!paragraph) {
        throw new Error('There is no paragraph')
      }
      return {text: paragraph, image}
    }),
  )
}

/** Uploads a picture of one colour; returns the id of its asset. */
async function upload(width: number, height: number): Promise<string> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, {width, height})
  canvas.getContext('2d')?.fillRect(0, 0, width, height)
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  const response = await fetch(`${testDataset.apiHost}/v2026-09-01/assets/images/production`, {
    method: 'POST',
    headers: {authorization: `Bearer ${inject('lakeToken')}`, 'content-type': 'image/png'},
    body: picture,
  })
  if (!response.ok) {
    throw new Error(await response.text())
  }
  const {document: asset}: {document: {_id: string}} = await response.json()
  return asset._id
}

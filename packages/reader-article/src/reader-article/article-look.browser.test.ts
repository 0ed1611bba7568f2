import {afterEach, beforeAll, describe, expect, inject, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {checkSchemesAndDirections, findViolations} from '../element/axe.test.helper.ts'
import {
  waitForEvent,
  makeElement,
  findPart,
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

  it('do not enlarge pictures, and make a picture that is taller than wide narrower than the text', async () => {
    await page.viewport(1440, 800)
    const [small, wide, tall] = await showPictures([60, 40], [900, 600], [900, 1500])
    const {width: measure = 0} = small?.text.getBoundingClientRect() ?? {}
    expect([small?.image.width, small?.image.height]).toEqual([60, 40])
    expect(wide?.image.width).toBeGreaterThan(measure)
    expect(tall?.image.width).toBeGreaterThan(measure / 2)
    expect(tall?.image.width).toBeLessThan(measure)
    expect(Number(tall?.image.height) / Number(tall?.image.width)).toBeCloseTo(5 / 3, 1)
  })
})

/** Shows an article with pictures of these sizes; returns the loaded images, each with a paragraph of the maximum width. */
async function showPictures(...sizes: readonly (readonly [width: number, height: number])[]) {
  const body = await Promise.all(
    sizes.map(async ([width, height], index) => ({
      _key: `f${index}`,
      _type: 'figure',
      asset: {_ref: await upload(width, height)},
    })),
  )
  const text = {_type: 'block', _key: 'p', children: [{_type: 'span', text: 'Word '.repeat(80)}]}
  const element = makeElement('reader-article')
  element.data = {title: 'Pictures', body: [text, text, ...body]}
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
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

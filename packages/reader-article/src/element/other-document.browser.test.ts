import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {eventOf, make, part, reader, shown, testDataset, write} from './on-page.test.helper.ts'

beforeAll(async () => {
  configure(testDataset)
  await write(reader('610001', 'Ada Quill'))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('an element that moves', () => {
  it.each([
    ['reader-article', {slug: 'everything'}],
    ['reader-status', {pin: '610001'}],
    ['reader-card', {pin: '610001'}],
    ['reader-articles', {layout: 'grid'}],
    ['reader-directory', {}],
  ] as const)('into a frame and back is styled as before: <%s> %j', async (tag, attributes) => {
    const element = await shown(tag, attributes)
    const looks = () =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((each) => {
        const {display, fontSize, listStyleType, marginBlockStart} = getComputedStyle(each)
        return [each.localName, display, fontSize, listStyleType, marginBlockStart].join(' ')
      })
    const before = looks()
    const inFrame = await frameBody()
    inFrame.append(element)
    await expect.poll(looks).toEqual(before)
    document.body.append(element)
    await expect.poll(looks).toEqual(before)
    const inert = document.implementation.createHTMLDocument()
    inert.body.append(element)
    document.body.append(element)
    await expect.poll(looks).toEqual(before)
  })

  it('shows another article there, styled', async () => {
    const element = await shown('reader-article', {slug: 'quiet'})
    const inFrame = await frameBody()
    inFrame.append(element)
    const loaded = eventOf(element, 'reader-article-load')
    element.slug = 'everything'
    await loaded
    const list = part(element, 'contents')?.querySelector('ol')
    expect(list && getComputedStyle(list).listStyleType).toBe('none')
    const title = part(element, 'title')
    expect(title && getComputedStyle(title).unicodeBidi).toBe('plaintext')
  })

  it('before it has been on any page is styled in the frame that it comes to', async () => {
    const element = make('reader-article', {slug: 'quiet'})
    const inFrame = await frameBody()
    const loaded = eventOf(element, 'reader-article-load')
    inFrame.append(element)
    await loaded
    const title = part(element, 'title')
    expect(title && getComputedStyle(title).unicodeBidi).toBe('plaintext')
  })
})

async function frameBody(): Promise<HTMLElement> {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'border: 0; inline-size: 100%; block-size: 500px'
  frame.srcdoc = '<!doctype html><html lang="en"><body></body></html>'
  const ready = new Promise((resolve) => {
    frame.addEventListener('load', resolve, {once: true})
  })
  document.body.append(frame)
  await ready
  if (!frame.contentDocument) {
    throw new Error('The frame has no document.')
  }
  return frame.contentDocument.body
}

import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {eventOf, make, part, reader, shown, testDataset, write} from './on-page.test.helper.ts'

const ELEMENTS = [
  ['reader-article', {slug: 'everything'}],
  ['reader-status', {pin: '610001'}],
  ['reader-card', {pin: '610001'}],
  ['reader-articles', {layout: 'grid'}],
  ['reader-directory', {}],
] as const

/** Ways to copy an element. */
const COPIES = {
  cloneNode: (element: Element) => {
    const fragment = new DocumentFragment()
    fragment.append(element.cloneNode(true))
    return elementIn(fragment)
  },
  'importNode of a template': (element: Element) => {
    const template = document.createElement('template')
    template.innerHTML = element.outerHTML
    return elementIn(document.importNode(template.content, true))
  },
  'importNode from another document': (element: Element) => {
    const inert = document.implementation.createHTMLDocument()
    inert.body.innerHTML = element.outerHTML
    return elementIn(document.importNode(inert.body, true))
  },
}

beforeAll(async () => {
  configure(testDataset)
  await write(reader('610001', 'Ada Quill'))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('an element that moves', () => {
  it.each(ELEMENTS)(
    'into a frame and back is styled as before: <%s> %j',
    async (tag, attributes) => {
      const element = await shown(tag, attributes)
      element.style.inlineSize = '300px'
      const styles = () => stylesIn(element)
      const before = styles()
      const inFrame = await frameBody()
      inFrame.append(element)
      await expect.poll(styles).toEqual(before)
      document.body.append(element)
      await expect.poll(styles).toEqual(before)
      const inert = document.implementation.createHTMLDocument()
      inert.body.append(element)
      document.body.append(element)
      await expect.poll(styles).toEqual(before)
    },
  )

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

describe('a copy of an element', () => {
  it.each(ELEMENTS)('is styled like it, in every way to copy: <%s> %j', async (tag, attributes) => {
    const element = await shown(tag, attributes)
    const styles = stylesIn(element)
    for (const [way, copyOf] of Object.entries(COPIES)) {
      const copy = copyOf(element)
      const loaded = eventOf(copy, `${tag}-load`)
      document.body.append(copy)
      await loaded
      expect([way, ...stylesIn(copy)]).toEqual([way, ...styles])
      copy.remove()
    }
  })

  it('that a server has rendered without a shadow root has its content and its styles', async () => {
    const holder = document.createElement('div')
    document.body.append(holder)
    const article = {title: 'Served', slug: 'served', body: ['Words.']}
    holder.setHTMLUnsafe(renderArticle(article, {...testDataset, shadow: false}))
    const element = holder.querySelector('reader-article')
    await element?.updateComplete
    const copy = document.importNode(holder, true).querySelector('reader-article')
    if (!element || !copy) {
      throw new Error('The server has rendered no element.')
    }
    const styles = stylesIn(element)
    element.replaceWith(copy)
    await copy.updateComplete
    expect(stylesIn(copy)).toEqual(styles)
    expect(copy.querySelector('[part=title]')?.checkVisibility()).toBe(true)
  })
})

/** What an element shows, with the styles that would differ without a style sheet. */
function stylesIn(element: Element): string[] {
  const root = element.querySelector('article') ? element : element.shadowRoot
  return [...(root?.querySelectorAll('*') ?? [])].map((each) => {
    const {display, fontSize, listStyleType, marginBlockStart} = getComputedStyle(each)
    return [each.localName, display, fontSize, listStyleType, marginBlockStart].join(' ')
  })
}

function elementIn(parent: Node): Element {
  if (parent.firstChild instanceof Element) {
    return parent.firstChild
  }
  throw new Error('There is no copy.')
}

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

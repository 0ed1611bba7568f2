import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {renderArticle} from '../ssr/render-article.ts'
import {
  waitForEvent,
  makeElement,
  findPart,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

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
    return getFirstElement(fragment)
  },
  'importNode of a template': (element: Element) => {
    const template = document.createElement('template')
    template.innerHTML = element.outerHTML
    return getFirstElement(document.importNode(template.content, true))
  },
  'importNode from another document': (element: Element) => {
    const inert = document.implementation.createHTMLDocument()
    inert.body.innerHTML = element.outerHTML
    return getFirstElement(document.importNode(inert.body, true))
  },
}

beforeAll(async () => {
  configure(testDataset)
  await write(makeReader('610001', 'Ada Quill'))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('an element that moves', () => {
  it.each(ELEMENTS)('into a frame and back keeps its styles: <%s> %j', async (tag, attributes) => {
    const element = await showElement(tag, attributes)
    element.style.inlineSize = '300px'
    const styles = () => readStyles(element)
    const before = styles()
    const inFrame = await openFrame()
    inFrame.append(element)
    await expect.poll(styles).toEqual(before)
    document.body.append(element)
    await expect.poll(styles).toEqual(before)
    const inert = document.implementation.createHTMLDocument()
    inert.body.append(element)
    document.body.append(element)
    await expect.poll(styles).toEqual(before)
  })

  it('into a frame shows another article there with styles', async () => {
    const element = await showElement('reader-article', {slug: 'quiet'})
    const inFrame = await openFrame()
    inFrame.append(element)
    const loaded = waitForEvent(element, 'reader-article-load')
    element.slug = 'everything'
    await loaded
    const list = findPart(element, 'contents')?.querySelector('ol')
    expect(list && getComputedStyle(list).listStyleType).toBe('none')
    const title = findPart(element, 'title')
    expect(title && getComputedStyle(title).unicodeBidi).toBe('plaintext')
  })

  it('into a frame has its styles, even if it has never been on a page', async () => {
    const element = makeElement('reader-article', {slug: 'quiet'})
    const inFrame = await openFrame()
    const loaded = waitForEvent(element, 'reader-article-load')
    inFrame.append(element)
    await loaded
    const title = findPart(element, 'title')
    expect(title && getComputedStyle(title).unicodeBidi).toBe('plaintext')
  })
})

describe('a copy of an element', () => {
  it.each(ELEMENTS)(
    'has the same styles, in every way to copy: <%s> %j',
    async (tag, attributes) => {
      const element = await showElement(tag, attributes)
      const styles = readStyles(element)
      for (const [way, copyOf] of Object.entries(COPIES)) {
        const copy = copyOf(element)
        const loaded = waitForEvent(copy, `${tag}-load`)
        document.body.append(copy)
        await loaded
        expect([way, ...readStyles(copy)]).toEqual([way, ...styles])
        copy.remove()
      }
    },
  )

  it.each(Object.entries(COPIES))(
    'has the same styles in a frame, made by %s',
    async (_way, copyOf) => {
      const element = await showElement('reader-article', {slug: 'everything'})
      element.style.inlineSize = '300px'
      const styles = readStyles(element)
      const copy = copyOf(element)
      const inFrame = await openFrame()
      inFrame.append(copy)
      await expect.poll(() => readStyles(copy)).toEqual(styles)
    },
  )

  it('has the same styles if a frame makes it that has defined the elements itself', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    element.style.inlineSize = '300px'
    for (const [name, value] of Object.entries({
      'project-id': testDataset.projectId,
      'api-host': testDataset.apiHost,
    })) {
      element.setAttribute(name, value)
    }
    await waitForEvent(element, 'reader-article-load')
    const styles = readStyles(element)
    // Vitest replaces dynamic imports with calls of this function.
    const runner = 'window.__vitest_browser_runner__ = {wrapDynamicImport: (load) => load()}'
    const define = new URL('../define.ts', import.meta.url)
    const inFrame = await openFrame(
      `<script>${runner}</script><script type="module" src="${define.href}"></script>`,
    )
    const copy = inFrame.ownerDocument.importNode(element, true)
    inFrame.append(copy)
    await expect.poll(() => readStyles(copy)).toEqual(styles)
  })

  it('has its content and styles if a server has rendered the element without a shadow root', async () => {
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
    const styles = readStyles(element)
    element.replaceWith(copy)
    await copy.updateComplete
    expect(readStyles(copy)).toEqual(styles)
    expect(copy.querySelector('[part=title]')?.checkVisibility()).toBe(true)
  })
})

/** Reads the styles of an element's content that would differ without a style sheet. */
function readStyles(element: Element): string[] {
  const root = element.querySelector('article') ? element : element.shadowRoot
  return [...(root?.querySelectorAll('*') ?? [])].map((each) => {
    const {display, fontSize, listStyleType, marginBlockStart} = getComputedStyle(each)
    return [each.localName, display, fontSize, listStyleType, marginBlockStart].join(' ')
  })
}

function getFirstElement(parent: Node): Element {
  if (parent.firstChild instanceof Element) {
    return parent.firstChild
  }
  throw new Error('There is no copy.')
}

async function openFrame(html = ''): Promise<HTMLElement> {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'border: 0; inline-size: 100%; block-size: 500px'
  frame.srcdoc = `<!doctype html><html lang="en"><body>${html}</body></html>`
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

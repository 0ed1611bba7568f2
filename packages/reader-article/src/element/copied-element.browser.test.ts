import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  makeAvailability,
  waitForEvent,
  readFallback,
  makeElement,
  findPart,
  readPartTexts,
  makeReader,
  countRequests,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

beforeAll(async () => {
  await import('../position/keep-position.ts')
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
  await write(makeReader('640001', 'Ada Quill'), makeAvailability('640001', 'busy'))
})

afterEach(() => document.body.replaceChildren())

describe('a copy of an element, for example in a page that a script caches and shows again', () => {
  it.each([
    ['reader-article', {slug: 'everything'}],
    ['reader-card', {pin: '640001'}],
    ['reader-status', {pin: '640001'}],
    ['reader-articles', {}],
    ['reader-directory', {}],
  ] as const)(
    'shows its content at once, and then loads it again: <%s>',
    async (tag, attributes) => {
      const element = await showElement(tag, attributes)
      const {height} = element.getBoundingClientRect()
      const text = element.shadowRoot?.textContent
      const copy = copyOf(element)
      const loaded = waitForEvent(copy, `${tag}-load`)
      const stopMeasuring = watchMinHeight(copy)
      element.replaceWith(copy)
      expect(copy.shadowRoot?.textContent).toBe(text)
      await loaded
      expect(copy.shadowRoot?.textContent).toBe(text)
      expect(Math.abs(stopMeasuring() - height)).toBeLessThan(2)
    },
  )

  it('keeps the height of a long article while it loads', async () => {
    const body = Array.from({length: 220}, (_, index) => ({
      _key: `${index}`,
      _type: 'block',
      children: [{_type: 'span', text: `Part ${index}`}],
    }))
    await write({
      _id: 'article-copied',
      _type: 'article',
      title: 'Copied',
      slug: {_type: 'slug', current: 'copied'},
      body,
    })
    const element = await showElement('reader-article', {slug: 'copied'})
    const copy = copyOf(element)
    const loaded = waitForEvent(copy, 'reader-article-load')
    element.replaceWith(copy)
    const {height} = copy.getBoundingClientRect()
    const stopMeasuring = watchMinHeight(copy)
    await loaded
    expect(findPart(copy, 'body')?.querySelectorAll('p').length).toBe(220)
    // Sections that come near the screen get their real height.
    expect(stopMeasuring()).toBeGreaterThan(height / 2)
  })

  it('loads another article if it has another slug', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    const copy = copyOf(element)
    copy.setAttribute('slug', 'quiet')
    const loaded = waitForEvent(copy, 'reader-article-load')
    document.body.append(copy)
    await copy.updateComplete
    expect(readFallback(copy)).toBe('Fallback')
    await loaded
    expect(readPartTexts(copy, 'title')).toEqual(['A Quiet One'])
  })

  it('loads the whole article if it was copied before the article was complete', async () => {
    const element = makeElement('reader-article', {slug: 'everything'})
    document.body.append(element)
    await expect.poll(() => findPart(element, 'body')).toBeTruthy()
    const copy = copyOf(element)
    const loaded = waitForEvent(copy, 'reader-article-load')
    element.replaceWith(copy)
    await loaded
    expect(findPart(copy, 'related')).toBeTruthy()
  })

  it('loads even if it is moved while it is loading', async () => {
    const element = await showElement('reader-articles')
    const copy = copyOf(element)
    const loaded = waitForEvent(copy, 'reader-articles-load')
    element.replaceWith(copy)
    await Promise.resolve()
    document.body.prepend(copy)
    await loaded
    expect(findPart(copy, 'list')).toBeTruthy()
  })
})

it('an element that is removed and put back fetches nothing', async () => {
  const element = await showElement('reader-article', {slug: 'everything'})
  const {height} = element.getBoundingClientRect()
  const before = countRequests()
  element.remove()
  document.body.append(element)
  await element.updateComplete
  expect([element.getBoundingClientRect().height, countRequests()]).toEqual([height, before])
})

function copyOf<E extends Element>(element: E): E {
  const body = document.createElement('body')
  body.append(element.cloneNode(true))
  const copy = body.firstElementChild
  if (!hasSameTag(copy, element)) {
    throw new Error('The copy has another tag.')
  }
  return copy
}

function hasSameTag<E extends Element>(copy: Element | null, element: E): copy is E {
  return copy?.localName === element.localName
}

/** Measures an element's height in each frame. Call the returned function to stop and to get the minimum. */
function watchMinHeight(element: Element): () => number {
  let min = Number.POSITIVE_INFINITY
  let isDone = false
  const measure = () => {
    if (isDone) {
      return
    }
    min = Math.min(min, element.getBoundingClientRect().height)
    requestAnimationFrame(measure)
  }
  requestAnimationFrame(measure)
  return () => {
    isDone = true
    return Math.min(min, element.getBoundingClientRect().height)
  }
}

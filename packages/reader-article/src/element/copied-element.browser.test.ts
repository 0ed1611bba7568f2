import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  availability,
  eventOf,
  fallbackOf,
  make,
  part,
  partTexts,
  reader,
  requests,
  shown,
  testDataset,
  write,
} from './on-page.test.helper.ts'

beforeAll(async () => {
  await import('../position/keep-position.ts')
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
  await write(reader('640001', 'Ada Quill'), availability('640001', 'busy'))
})

afterEach(() => document.body.replaceChildren())

describe('a copy of an element, as of a page that is cached and shown again', () => {
  it.each([
    ['reader-article', {slug: 'everything'}],
    ['reader-card', {pin: '640001'}],
    ['reader-status', {pin: '640001'}],
    ['reader-articles', {}],
    ['reader-directory', {}],
  ] as const)('shows its content at once, and then works: <%s>', async (tag, attributes) => {
    const element = await shown(tag, attributes)
    const {height} = element.getBoundingClientRect()
    const text = element.shadowRoot?.textContent
    const copy = copyOf(element)
    const loaded = eventOf(copy, `${tag}-load`)
    const least = leastHeight(copy)
    element.replaceWith(copy)
    expect(copy.shadowRoot?.textContent).toBe(text)
    await loaded
    expect(copy.shadowRoot?.textContent).toBe(text)
    expect(Math.abs(least() - height)).toBeLessThan(2)
  })

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
    const element = await shown('reader-article', {slug: 'copied'})
    const copy = copyOf(element)
    const loaded = eventOf(copy, 'reader-article-load')
    element.replaceWith(copy)
    const {height} = copy.getBoundingClientRect()
    const least = leastHeight(copy)
    await loaded
    expect(part(copy, 'body')?.querySelectorAll('p').length).toBe(220)
    // Sections that come near the screen get their real height.
    expect(least()).toBeGreaterThan(height / 2)
  })

  it('loads another article if it has another slug', async () => {
    const element = await shown('reader-article', {slug: 'everything'})
    const copy = copyOf(element)
    copy.setAttribute('slug', 'quiet')
    const loaded = eventOf(copy, 'reader-article-load')
    document.body.append(copy)
    await copy.updateComplete
    expect(fallbackOf(copy)).toBe('Fallback')
    await loaded
    expect(partTexts(copy, 'title')).toEqual(['A Quiet One'])
  })

  it('loads the whole article if it was made before that was complete', async () => {
    const element = make('reader-article', {slug: 'everything'})
    document.body.append(element)
    await expect.poll(() => part(element, 'body')).toBeTruthy()
    const copy = copyOf(element)
    const loaded = eventOf(copy, 'reader-article-load')
    element.replaceWith(copy)
    await loaded
    expect(part(copy, 'related')).toBeTruthy()
  })

  it('loads after it has been moved while it was loading', async () => {
    const element = await shown('reader-articles')
    const copy = copyOf(element)
    const loaded = eventOf(copy, 'reader-articles-load')
    element.replaceWith(copy)
    await Promise.resolve()
    document.body.prepend(copy)
    await loaded
    expect(part(copy, 'list')).toBeTruthy()
  })
})

it('an element that is put back as it was is not fetched again', async () => {
  const element = await shown('reader-article', {slug: 'everything'})
  const {height} = element.getBoundingClientRect()
  const before = requests()
  element.remove()
  document.body.append(element)
  await element.updateComplete
  expect([element.getBoundingClientRect().height, requests()]).toEqual([height, before])
})

function copyOf<E extends Element>(element: E): E {
  const body = document.createElement('body')
  body.append(element.cloneNode(true))
  const copy = body.firstElementChild
  if (!isLike(copy, element)) {
    throw new Error('The copy is another element.')
  }
  return copy
}

function isLike<E extends Element>(copy: Element | null, element: E): copy is E {
  return copy?.localName === element.localName
}

/** Follows an element's height in each frame, until the function returned is called. */
function leastHeight(element: Element): () => number {
  let least = Number.POSITIVE_INFINITY
  let isDone = false
  const measure = () => {
    if (isDone) {
      return
    }
    least = Math.min(least, element.getBoundingClientRect().height)
    requestAnimationFrame(measure)
  }
  requestAnimationFrame(measure)
  return () => {
    isDone = true
    return Math.min(least, element.getBoundingClientRect().height)
  }
}

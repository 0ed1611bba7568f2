import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, inject, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {articleStyles} from '../reader-article/reader-article.styles.ts'
import type {ReaderArticle} from '../reader-article/reader-article.ts'
import {renderArticle, type ServerRendering} from './render-article.ts'

const dataset = {projectId: 'local', dataset: 'production', apiHost: inject('lakeUrl')}
/** Values that are invalid in every field that they are used for. */
const HOSTILE: readonly unknown[] = [
  '\ud800',
  'a\udc00b',
  '\u0007\u001b\r\n',
  '%E0%A4%A',
  'javascript:alert(1)',
  'https://[',
  `image-abc-${'9'.repeat(400)}x${'9'.repeat(400)}-jpg`,
  'not_a_language!',
  '275760-09-14',
  '__proto__',
  1e300,
  -1,
  true,
  [],
  [[null]],
  {toString: null, valueOf: 'x'},
  JSON.parse('{"__proto__": {"title": "x"}, "length": -1}'),
]
const onThisPage = {...dataset, lang: 'en-GB', origin: location.origin}

beforeAll(() => configure(dataset))

afterEach(() => document.body.replaceChildren())

describe('an article that a server has rendered', () => {
  it.each([
    ['everything', {}],
    ['everything', {lang: 'de', headingLevel: 3, hide: ['call', 'related'] as const}],
    ['everything', {articlePath: '/columns/{slug}'}],
    ['quiet', {lang: 'ar'}],
    ['older-letter', {hide: ['header', 'sign-off'] as const}],
  ])('equals the rendering of the element: %s %j', async (slug, options) => {
    const [fromServer, fromElement] = await renderBothWays(await articleBySlug(slug), {
      ...onThisPage,
      ...options,
    })
    expect(fromServer).toBe(fromElement)
  })

  it.each([
    ['strings for a body', {title: 'T', body: ['One\ntwo', '', '  three  ', '<b>four</b>']}],
    [
      'null for all items and children of the body',
      {title: 'N', body: [null, {_type: 'block', children: [null]}]},
    ],
    ['a body without a title', {body: ['Words.']}],
    ['hostile names', {title: '__proto__', body: [{_type: '__proto__', style: 'valueOf'}]}],
    [
      'a hostile link',
      {
        title: 'L',
        body: [
          {
            _type: 'block',
            markDefs: [{_key: 'a', _type: 'link', href: 'javascript:alert(1)'}],
            children: [{_type: 'span', text: 'x"<&>\'', marks: ['a', 'strong']}],
          },
        ],
      },
    ],
    [
      'fields that throw',
      {title: 'F', body: ['First.', createThrowingItem(), listItem('a', 1), createThrowingItem()]},
    ],
    [
      'nested lists',
      {title: 'N', body: [listItem('a', 1), listItem('b', 3), listItem('c', 2), 'After.']},
    ],
    [
      'a paragraph of 30 kB',
      {title: 'S', body: ['Words. '.repeat(4000), 'The end.\n'.repeat(4000)]},
    ],
    [
      'six hundred blocks',
      {title: 'S', body: Array.from({length: 600}, (_, index) => `P ${index}`)},
    ],
    [
      'a list across the five-hundredth block',
      {
        title: 'S',
        body: Array.from({length: 620}, (_, index) => (index % 600 > 490 ? listItem('i', 1) : 'P')),
      },
    ],
  ])('equals the rendering of the element: %s', async (_, result) => {
    const [fromServer, fromElement] = await renderBothWays(result, onThisPage)
    expect(fromServer).toBe(fromElement)
  })

  it.each(HOSTILE)('equals the rendering of the element, with fields of %j', async (value) => {
    const [fromServer, fromElement] = await renderBothWays(createHostileArticle(value), onThisPage)
    expect(fromServer).toBe(fromElement)
    for (const words of ['First', 'Linked', 'Framed', 'Boxed', 'Last', 'Topic', 'Related']) {
      expect(fromElement).toContain(words)
    }
  })

  it.each([{}, {title: {en: 'Hello'}}, {title: null, body: [null, {_type: 'block'}]}])(
    'is omitted if it has neither title nor text, so the fallback is shown: %j',
    (result) => {
      expect(renderArticle(result, {...onThisPage, slug: 'x', fallback: 'Fallback'})).toMatch(
        /^<reader-article slug="x"[^>]*>Fallback<\/reader-article>$/,
      )
    },
  )

  it('is ignored if a page sets it as innerHTML, and the element fetches its article', async () => {
    const holder = document.createElement('div')
    document.body.append(holder)
    const before = countRequests()
    holder.innerHTML = renderArticle({title: 'From a Server', slug: 'quiet'}, onThisPage)
    const element = holder.querySelector('reader-article')
    if (element) {
      await waitUntilLoaded(element)
    }
    expect(element?.article?.title).toBe('A Quiet One')
    expect(countRequests()).toBe(before + 1)
  })

  it('offers no call if calls are hidden, not even on a card in the text', async () => {
    const reader = {
      name: 'Ada',
      pin: '0043',
      availability: {status: {label: 'Available', tone: 'available', takesCalls: true}},
    }
    const result = {
      title: 'Calls',
      body: ['Words.', {_type: 'readerCard', reader}],
      reader,
      settings: {phoneLines: [{number: '+44 20 7946 0000', priceWording: 'Free.'}]},
    }
    expect((await renderBothWays(result, onThisPage)).map(countCalls)).toEqual([2, 2])
    const without = await renderBothWays(result, {...onThisPage, hide: ['call']})
    expect(without.map(countCalls)).toEqual([0, 0])
    expect(without[0]).toBe(without[1])
  })

  it.each([true, false])(
    'is used by the element, which fetches nothing, with shadow: %s',
    async (shadow) => {
      const before = countRequests()
      const result = {title: 'From a Server', slug: 'everything', body: ['Rendered there.']}
      const element = await showServed(result, {...onThisPage, shadow})
      const article = () => (shadow ? element.shadowRoot : element)?.querySelector('article')
      expect(article()?.querySelector('[part=body]')?.textContent).toBe('Rendered there.')
      expect(article()?.checkVisibility()).toBe(true)
      element.parentElement?.prepend(document.createElement('p'))
      document.body.prepend(element)
      await element.updateComplete
      expect(article()?.querySelector('[part=title]')?.textContent).toBe('From a Server')
      expect(countRequests()).toBe(before)

      element.slug = 'quiet'
      await waitUntilLoaded(element)
      expect(element.shadowRoot?.querySelector('[part=title]')?.textContent).toBe('A Quiet One')
      expect(element.querySelector('article')?.checkVisibility()).not.toBe(true)
    },
  )

  it.each([
    [{headingLevel: 3}, 'h3'],
    [{hide: 'header'}, ''],
    [{lang: 'de'}, 'h1'],
  ])('is fetched again when it must be shown in another way: %j', async (properties, title) => {
    const element = await showServed(await articleBySlug('quiet'), {...onThisPage, slug: 'quiet'})
    Object.assign(element, properties)
    await waitUntilLoaded(element)
    expect(element.shadowRoot?.querySelector('[part=title]')?.localName ?? '').toBe(title)
    expect(element.article?.title).toBe('A Quiet One')
  })

  it('has the styles of the page if it has no shadow root', async () => {
    const style = document.createElement('style')
    style.textContent = 'h1 {font-size: 50px} p {max-width: none; margin: 40px 0}'
    document.head.append(style)
    const element = await showServed(await articleBySlug('quiet'), {...onThisPage, shadow: false})
    const [title, text] = element.querySelectorAll('h1, [part=body] p')
    expect(title && getComputedStyle(title).fontSize).toBe('50px')
    expect(text && getComputedStyle(text).maxInlineSize).toBe('none')
    expect(text && getComputedStyle(text).marginBlockStart).toBe('40px')
    style.remove()
  })

  it.each([
    ['keeps the styles from the server', '', 0],
    [
      'adds styles if a content security policy has blocked those from the server',
      'text/refused',
      articleStyles.length,
    ],
  ])('%s', async (_, type, adoptedSheets) => {
    const result = {title: 'Styled', slug: 'quiet', body: ['Words.']}
    const html = renderArticle(result, onThisPage).replace('<style', `<style type="${type}"`)
    const holder = document.createElement('div')
    document.body.append(holder)
    holder.setHTMLUnsafe(html)
    const element = holder.querySelector('reader-article')
    await expect.poll(() => element?.hasUpdated).toBe(true)
    const root = element?.shadowRoot
    await expect.poll(() => root?.adoptedStyleSheets.length).toBe(adoptedSheets)
    const margin = () => {
      const [meta] = root?.querySelectorAll('[part=meta]') ?? []
      return meta && getComputedStyle(meta).marginBlockStart
    }
    const before = margin()
    if (element) {
      element.slug = 'everything'
      await waitUntilLoaded(element)
    }
    expect(root?.adoptedStyleSheets.length).toBeGreaterThan(0)
    expect(margin()).toBe(before)
  })

  it('is also shown by a copy of its element, which fetches nothing', async () => {
    const before = countRequests()
    const result = {title: 'From a Server', slug: 'everything', body: ['Rendered there.']}
    const element = await showServed(result, onThisPage)
    const copy = element.cloneNode(true)
    element.replaceWith(copy)
    const root = copy instanceof HTMLElement ? copy.shadowRoot : null
    expect(root?.querySelector('[part=body]')?.textContent).toBe('Rendered there.')
    await new Promise(requestAnimationFrame)
    expect(root?.querySelector('[part=body]')?.textContent).toBe('Rendered there.')
    expect(countRequests()).toBe(before)
  })

  it('stays on screen if it is live and the backend cannot be reached', async () => {
    const down = {...onThisPage, apiHost: 'http://127.0.0.1:9', attributes: {live: true}}
    const holder = document.createElement('div')
    document.body.append(holder)
    const failed = new Promise<void>((resolve) => {
      holder.addEventListener('reader-article-error', () => resolve(), {once: true})
    })
    holder.setHTMLUnsafe(
      renderArticle({title: 'From a Server', slug: 'unknown', body: ['Words.']}, down),
    )
    await failed
    const article = holder.querySelector('reader-article')?.shadowRoot?.querySelector('article')
    expect(article?.querySelector('[part=title]')?.textContent).toBe('From a Server')
  })

  it('without a shadow root is replaced by the element if it is live, and nothing moves', async () => {
    const result = await articleBySlug('quiet')
    const element = await showServed(result, {
      ...onThisPage,
      shadow: false,
      attributes: {live: true},
    })
    const {height} = element.getBoundingClientRect()
    await waitUntilLoaded(element)
    expect(element.shadowRoot?.querySelector('[part=title]')?.textContent).toBe('A Quiet One')
    expect(element.querySelector('[part=article]')).toBeNull()
    expect(element.getBoundingClientRect().height).toBe(height)
  })

  it('without a shadow root stays on screen if it is live and the backend cannot be reached', async () => {
    const down = {...onThisPage, apiHost: 'http://127.0.0.1:9', attributes: {live: true}}
    const element = await showServed(
      {title: 'From a Server', slug: 'unknown', body: ['Words.']},
      {...down, shadow: false},
    )
    await new Promise((resolve) =>
      element.addEventListener('reader-article-error', resolve, {once: true}),
    )
    const article = element.querySelector('[part=article]')
    expect(article?.checkVisibility()).toBe(true)
    expect(article?.querySelector('[part=title]')?.textContent).toBe('From a Server')
  })

  it('has the same styles with and without a shadow root', async () => {
    const result = await articleBySlug('everything')
    const readStyles = async (shadow: boolean) => {
      const element = await showServed(result, {...onThisPage, shadow})
      const root = shadow ? element.shadowRoot : element
      const titles = [...(root?.querySelectorAll('article, article *') ?? [])].map((each) => {
        const {fontSize, display, marginBlockStart, borderBlockStartWidth} = getComputedStyle(each)
        return [each.localName, fontSize, display, marginBlockStart, borderBlockStartWidth]
      })
      element.remove()
      return titles
    }
    expect(await readStyles(false)).toEqual(await readStyles(true))
  })
})

/** Puts an element with an article from a server on the page. */
async function showServed(result: unknown, rendering: ServerRendering): Promise<ReaderArticle> {
  const holder = document.createElement('div')
  document.body.append(holder)
  holder.setHTMLUnsafe(renderArticle(result, rendering))
  const element = holder.querySelector('reader-article')
  if (!element) {
    throw new Error('The server has rendered no element.')
  }
  await element.updateComplete
  return element
}

function countCalls(html: string): number {
  return html.match(/part="call"/g)?.length ?? 0
}

/** Returns the article's HTML from a server, and the HTML that the element renders. */
async function renderBothWays(
  result: unknown,
  rendering: ServerRendering,
): Promise<[string, string]> {
  const fromServer = await showServed(result, rendering)
  const fromElement = document.createElement('reader-article')
  fromElement.lang = rendering.lang ?? 'en'
  fromElement.headingLevel = rendering.headingLevel
  fromElement.hide = rendering.hide?.join(' ')
  fromElement.articlePath = rendering.articlePath
  fromElement.data = result
  const ready = waitUntilLoaded(fromElement)
  document.body.append(fromElement)
  await ready
  return [getArticleHtml(fromServer), getArticleHtml(fromElement)]
}

function getArticleHtml(element: Element): string {
  const article = element.shadowRoot?.querySelector('article')
  if (!article) {
    throw new Error('There is no article on screen.')
  }
  // An element stores the heights of sections outside the screen in their style attributes.
  return article.outerHTML.replaceAll(/ style="contain-intrinsic-block-size[^"]*"/g, '')
}

function waitUntilLoaded(element: ReaderArticle): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('reader-article-load', () => resolve(), {once: true})
    element.addEventListener('reader-article-error', ({error}) => reject(error), {once: true})
  })
}

async function articleBySlug(slug: string): Promise<unknown> {
  const response = await fetch(articleQueryUrl(dataset, {by: 'slug', value: slug}))
  const {result}: {result: unknown} = await response.json()
  return result
}

function listItem(text: string, level: number) {
  return {_type: 'block', listItem: 'bullet', level, children: [{_type: 'span', text}]}
}

function countRequests(): number {
  return performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/query/'))
    .length
}

function createThrowingItem(): unknown {
  const property = {enumerable: true, get: fail}
  return Object.defineProperties(
    {_type: 'block'},
    {children: property, style: property, listItem: property, text: property},
  )
}

function fail(): never {
  throw new Error('hostile')
}

function createHostileArticle(value: unknown) {
  const picture = {
    asset: value,
    crop: value,
    hotspot: value,
    alt: value,
    caption: value,
    lqip: value,
  }
  const status = {label: 'Here', tone: value, takesCalls: true}
  const person = {
    name: 'Name',
    slug: value,
    pin: value,
    tagline: value,
    photo: picture,
    retired: value,
    availability: {note: value, since: value, status},
  }
  const block = (text: string) => ({
    _type: 'block',
    style: value,
    level: value,
    listItem: value,
    children: [
      {_type: 'span', text: `${text} `, marks: ['a']},
      {_type: 'span', text: value, marks: ['b']},
      {_type: 'span', text: `${text}.`, marks: ['c', value]},
    ],
    markDefs: [
      {_key: 'a', _type: 'articleLink', slug: value},
      {_key: 'b', _type: 'readerLink', slug: value, pin: value},
      {_key: 'c', _type: 'link', href: value},
      value,
    ],
  })
  return {
    _id: value,
    title: 'Title',
    slug: value,
    excerpt: value,
    publishedAt: value,
    signOff: value,
    seo: {title: value, description: value},
    cover: {...picture, asset: {_ref: value}},
    reader: person,
    topics: [{title: 'Topic', slug: value}, value],
    related: [{title: 'Related', slug: value, excerpt: value, publishedAt: value}, value],
    settings: {
      organisation: value,
      articlePath: 'https://site.example/{slug}',
      phoneLines: [{label: value, number: value, priceWording: value}, value],
    },
    body: [
      block('First'),
      {...block('Linked'), style: 'h2'},
      {_type: 'figure', ...picture, asset: {_ref: value}, caption: 'Framed'},
      {_type: 'callout', title: value, tone: value, body: [block('Boxed'), value]},
      {_type: 'readerCard', reader: person},
      value,
      block('Last'),
    ],
  }
}

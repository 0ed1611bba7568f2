import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  failed,
  fallbackOf,
  eventOf,
  make,
  part,
  partTexts,
  requests,
  shown,
  testDataset,
} from '../element/on-page.test.helper.ts'
import {readCopy, updateCopy} from '../fetching/copy-store.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
})

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('an article', () => {
  it('keeps the fallback until the article has loaded', async () => {
    const element = make('reader-article', {slug: 'quiet'})
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    expect(fallbackOf(element)).toBe('Fallback')
    await loaded
    expect(fallbackOf(element)).toBe('')
    expect(element.matches(':state(loading)')).toBe(false)
  })

  it('keeps the fallback if there is no such article, and reports it', async () => {
    const element = make('reader-article', {slug: 'nowhere'})
    const error = await failed(element)
    expect([error?.code, error?.message]).toEqual([
      'not-found',
      '<reader-article> found no published article for slug="nowhere". Check the spelling, and whether it is published.',
    ])
    expect(fallbackOf(element)).toBe('Fallback')
    expect(element.matches(':state(error)')).toBe(true)
  })

  it.each([{}, {title: {en: 'Hello'}}, {title: null, body: [null, {_type: 'block'}, '']}])(
    'keeps the fallback if the article has neither title nor text: %j',
    async (data) => {
      const element = make('reader-article')
      element.data = data
      const error = await failed(element)
      expect([error?.code, error?.message]).toEqual([
        'invalid-answer',
        '<reader-article> has received an article without title and text. Its title must be text, for example "How to Listen", and its body a list of blocks.',
      ])
      expect(fallbackOf(element)).toBe('Fallback')
    },
  )

  it.each([
    [{title: 'Only a Title'}, 'Only a Title'],
    [{body: ['Only words.']}, 'Only words.'],
  ])('shows %j', async (data, shownText) => {
    const element = make('reader-article')
    element.data = data
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(element.shadowRoot?.textContent).toContain(shownText)
  })

  it('warns once of a block of an unknown type, and of a word of hide that names no part', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const element = make('reader-article', {hide: 'cover heading'})
    const heading = {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'Part'}]}
    const poll = {_type: 'opinion-poll', style: 'h2', question: 'Yes?'}
    element.data = {title: 'T', body: [...Array.from({length: 5}, () => heading), poll, poll]}
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    const messages = () =>
      warn.mock.calls
        .map(([message]) => String(message))
        .filter((message) => /opinion-poll|heading/.test(message))
    await expect.poll(() => messages().length).toBe(2)
    expect(messages().toSorted((one, other) => one.localeCompare(other))).toEqual([
      expect.stringContaining('unknown type "opinion-poll"'),
      'hide="heading" hides nothing on <reader-article>. It can hide header, cover, sign-off, call, related.',
    ])
  })

  it.each([
    'Quiet',
    ' quiet ',
    '/articles/quiet/',
    'https://advice.example/articles/quiet?from=mail#top',
  ])('shows the article that the slug %j means', async (slug) => {
    const element = await shown('reader-article', {slug})
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(element.slug).toBe(slug)
  })

  it('shows a message if there is neither article nor fallback', async () => {
    const element = make('reader-article', {slug: 'nowhere'})
    element.replaceChildren()
    await failed(element)
    await expect
      .poll(() => partTexts(element, 'message'))
      .toEqual(['This article cannot be shown just now.'])
  })

  it.each([
    [{}, 'missing-attribute', 'slug="how-to-listen"'],
    [{pin: '12a'}, 'invalid-attribute', 'pin="12a"'],
    [{slug: 'x', 'project-id': 'No Such'}, 'invalid-attribute', 'project-id="No Such"'],
    [{slug: 'x', dataset: 'a/b'}, 'invalid-attribute', 'dataset="a/b"'],
    [{slug: 'x', 'api-host': 'localhost:1'}, 'invalid-attribute', 'api-host="localhost:1"'],
    [{slug: 'x', 'api-host': 'http://127.0.0.1:9'}, 'unreachable', 'sanity cors add'],
    [{slug: 'x', dataset: 'nowhere'}, 'refused', '404'],
  ])('reports what is wrong with %j', async (attributes, code, words) => {
    const element = make('reader-article', attributes)
    const error = await failed(element)
    expect(error?.code).toBe(code)
    expect(error?.message).toContain(words)
  })

  it('shows the last article requested, whichever response comes last', async () => {
    const element = make('reader-article', {slug: 'everything'})
    document.body.append(element)
    await element.updateComplete
    element.slug = 'older-letter'
    await element.updateComplete
    element.slug = 'quiet'
    await eventOf(element, 'reader-article-load')
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('loads after it has been removed and put back', async () => {
    const element = make('reader-article', {slug: 'quiet'})
    document.body.append(element)
    await element.updateComplete
    element.remove()
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('keeps its article when it is moved', async () => {
    const element = await shown('reader-article', {slug: 'quiet'})
    const before = requests()
    document.body.prepend(element)
    await element.updateComplete
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(requests()).toBe(before)
    element.hide = 'header'
    await expect.poll(() => part(element, 'title')).toBeNull()
  })

  it('fetches twenty articles in two requests', async () => {
    const before = requests()
    const elements = Array.from({length: 20}, (_, index) =>
      make('reader-article', {slug: `many-${index}`}),
    )
    const loaded = Promise.all(elements.map((element) => eventOf(element, 'reader-article-load')))
    document.body.append(...elements)
    await loaded
    expect(elements.map((element) => partTexts(element, 'title')[0])).toEqual(
      elements.map((_, index) => `One of Many ${index}`),
    )
    expect(requests() - before).toBe(2)
  })

  it('fetches once what two elements show', async () => {
    const before = requests()
    const elements = [
      make('reader-article', {slug: 'many-3'}),
      make('reader-article', {slug: 'many-3'}),
    ]
    const loaded = Promise.all(elements.map((element) => eventOf(element, 'reader-article-load')))
    document.body.append(...elements)
    await loaded
    expect(requests() - before).toBe(1)
  })

  it('fetches exactly the URL that articleQueryUrl() returns', async () => {
    await shown('reader-article', {slug: 'many-7'})
    expect(performance.getEntriesByType('resource').map(({name}) => name)).toContain(
      articleQueryUrl(testDataset, {by: 'slug', value: 'many-7'}),
    )
  })

  it('shows the cached copy, marked as stale, if the backend is down', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const status = {label: 'Available', tone: 'available', takesCalls: true}
    const reader = {_id: 'r', name: 'Ada Quill', pin: '004711', availability: {status}}
    const settings = {phoneLines: [{label: 'By card', number: '+442079460157', priceWording: ''}]}
    const result = {title: 'From the Larder', body: 'Kept text.', reader, settings}
    await updateCopy(articleQueryUrl(down, {by: 'slug', value: 'kept'}), result)
    const element = make('reader-article', {slug: 'kept', 'api-host': down.apiHost})
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(partTexts(element, 'title')).toEqual(['From the Larder'])
    expect(element.matches(':state(stale)')).toBe(true)
    // Its status may be wrong by now, so that it offers no call.
    expect([partTexts(element, 'name')[0], part(element, 'status'), part(element, 'call')]).toEqual(
      ['Ada Quill', null, null],
    )
  })

  it('shows the cached copy after three seconds if the backend is slow, then the article', async () => {
    const url = articleQueryUrl(testDataset, {by: 'id', value: 'article-quiet'})
    await updateCopy(url, {title: 'From the Larder', body: ['Kept text.']})
    const respond = slowBackend()
    const element = make('reader-article', {'article-id': 'article-quiet', 'json-ld': ''})
    const begun = performance.now()
    const stale = eventOf(element, 'reader-article-load')
    document.body.append(element)
    expect(await stale).toMatchObject({stale: true})
    expect(performance.now() - begun).toBeGreaterThan(2900)
    expect([partTexts(element, 'title'), element.matches(':state(stale)')]).toEqual([
      ['From the Larder'],
      true,
    ])
    const fresh = eventOf(element, 'reader-article-load')
    respond()
    expect(await fresh).toMatchObject({stale: false})
    expect([partTexts(element, 'title'), element.matches(':state(stale)')]).toEqual([
      ['A Quiet One'],
      false,
    ])
    await expect.poll(jsonLdTitles).toEqual(['A Quiet One'])
  })

  it('removes the copy from the screen if the slow backend has no such article any more', async () => {
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'withdrawn-slowly'})
    await updateCopy(url, {title: 'Withdrawn'})
    const respond = slowBackend()
    const element = await shown('reader-article', {slug: 'withdrawn-slowly'})
    expect(partTexts(element, 'title')).toEqual(['Withdrawn'])
    const error = eventOf(element, 'reader-article-error')
    respond()
    expect(await error).toMatchObject({error: {code: 'not-found'}})
    expect(fallbackOf(element)).toBe('Fallback')
  })

  it('loads when the browser is online again after a failure', async () => {
    const backend = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = make('reader-article', {'article-id': 'article-many-11'})
    expect((await failed(element))?.code).toBe('unreachable')
    backend.mockRestore()
    const loaded = eventOf(element, 'reader-article-load')
    window.dispatchEvent(new Event('online'))
    await loaded
    expect(partTexts(element, 'title')).toEqual(['One of Many 11'])
    const before = requests()
    window.dispatchEvent(new Event('online'))
    await element.updateComplete
    expect(requests()).toBe(before)
  })

  it('replaces a cached copy when the browser is online again', async () => {
    const url = articleQueryUrl(testDataset, {by: 'id', value: 'article-many-12'})
    await updateCopy(url, {title: 'From the Larder'})
    const backend = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = await shown('reader-article', {'article-id': 'article-many-12'})
    expect(partTexts(element, 'title')).toEqual(['From the Larder'])
    backend.mockRestore()
    const loaded = eventOf(element, 'reader-article-load')
    window.dispatchEvent(new Event('online'))
    expect(await loaded).toMatchObject({stale: false})
    expect(partTexts(element, 'title')).toEqual(['One of Many 12'])
  })

  it('fetches again if the cached copy is damaged', async () => {
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'quiet'})
    const cache = await caches.open('reader-article')
    await cache.put(url, new Response('{"result":{"titl'))
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('down'))
    const element = await shown('reader-article', {slug: 'quiet'})
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(element.matches(':state(stale)')).toBe(false)
  })

  it('removes the cached copy of a withdrawn article, also when fetched with others', async () => {
    const copies = ['withdrawn-1', 'withdrawn-2'].map((value) =>
      articleQueryUrl(testDataset, {by: 'slug', value}),
    )
    for (const url of copies) {
      await updateCopy(url, {title: 'Withdrawn'})
    }
    const elements = ['quiet', 'withdrawn-1', 'withdrawn-2'].map((slug) =>
      make('reader-article', {slug}),
    )
    const errors = elements.slice(1).map((element) => eventOf(element, 'reader-article-error'))
    document.body.append(...elements)
    expect(await Promise.all(errors)).toMatchObject([
      {error: {code: 'not-found'}},
      {error: {code: 'not-found'}},
    ])
    const kept = () => Promise.all(copies.map((url) => readCopy(url)))
    await expect.poll(kept).toEqual([undefined, undefined])
  })

  it('caches each of several articles, and shows the copy of one alone', async () => {
    await Promise.all(['quiet', 'older-letter'].map((slug) => shown('reader-article', {slug})))
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'older-letter'})
    await expect.poll(() => readCopy(url)).toMatchObject({title: 'An Older Letter'})
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = await shown('reader-article', {slug: 'older-letter'})
    expect(partTexts(element, 'title')).toEqual(['An Older Letter'])
    expect(element.matches(':state(stale)')).toBe(true)
  })

  it('reads from the dataset production by default', async () => {
    configure({dataset: undefined})
    const element = make('reader-article', {slug: 'in-production'})
    await failed(element)
    configure(testDataset)
    const request = performance
      .getEntriesByType('resource')
      .find(({name}) => name.includes('in-production'))
    expect(request?.name).toContain('/data/query/production?')
  })

  it('shows the data that it is given, and fetches nothing', async () => {
    const before = requests()
    const element = make('reader-article')
    element.data = {title: 'At Hand', body: [{_type: 'table', cells: ['some', 'text']}]}
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'title', 'body')).toEqual(['At Hand', 'some text'])
    expect(requests()).toBe(before)
  })

  it('waits until it is near the screen if it is lazy', async () => {
    const tall = document.createElement('div')
    tall.style.height = '5000px'
    document.body.append(tall)
    const element = make('reader-article', {slug: 'quiet', loading: 'lazy'})
    const before = requests()
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await element.updateComplete
    await shown(
      'reader-article',
      {slug: 'older-letter'},
      document.body.insertBefore(document.createElement('div'), tall),
    )
    expect(requests() - before).toBe(1)
    element.scrollIntoView()
    await loaded
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })
})

/** Delays all responses until the returned function is called. */
function slowBackend(): () => void {
  const {promise: released, resolve} = Promise.withResolvers<void>()
  const original = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
    await released
    return original(...request)
  })
  return resolve
}

function jsonLdTitles(): string[] {
  return [...document.head.querySelectorAll('script[type="application/ld+json"]')].map(
    ({textContent}) => JSON.parse(textContent).headline,
  )
}

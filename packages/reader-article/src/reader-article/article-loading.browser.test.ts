import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  waitForError,
  readFallback,
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  countRequests,
  showElement,
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
    const element = makeElement('reader-article', {slug: 'quiet'})
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    expect(readFallback(element)).toBe('Fallback')
    await loaded
    expect(readFallback(element)).toBe('')
    expect(element.matches(':state(loading)')).toBe(false)
  })

  it('keeps the fallback if there is no such article, and reports the error', async () => {
    const element = makeElement('reader-article', {slug: 'nowhere'})
    const error = await waitForError(element)
    expect([error?.code, error?.message]).toEqual([
      'not-found',
      '<reader-article> found no published article for slug="nowhere". Check the spelling, and whether it is published.',
    ])
    expect(readFallback(element)).toBe('Fallback')
    expect(element.matches(':state(error)')).toBe(true)
  })

  it.each([{}, {title: {en: 'Hello'}}, {title: null, body: [null, {_type: 'block'}, '']}])(
    'keeps the fallback if the article has neither title nor text: %j',
    async (data) => {
      const element = makeElement('reader-article')
      element.data = data
      const error = await waitForError(element)
      expect([error?.code, error?.message]).toEqual([
        'invalid-answer',
        '<reader-article> has received an article without title and text. Its title must be text, for example "How to Listen", and its body a list of blocks.',
      ])
      expect(readFallback(element)).toBe('Fallback')
    },
  )

  it.each([
    [{title: 'Only a Title'}, 'Only a Title'],
    [{body: ['Only words.']}, 'Only words.'],
  ])('shows %j', async (data, shownText) => {
    const element = makeElement('reader-article')
    element.data = data
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(element.shadowRoot?.textContent).toContain(shownText)
  })

  it('warns once about a block of an unknown type, and about an unknown word in hide', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const element = makeElement('reader-article', {hide: 'cover heading'})
    const heading = {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'Part'}]}
    const poll = {_type: 'opinion-poll', style: 'h2', question: 'Yes?'}
    element.data = {title: 'T', body: [...Array.from({length: 5}, () => heading), poll, poll]}
    const loaded = waitForEvent(element, 'reader-article-load')
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
  ])('finds the article for the slug %j', async (slug) => {
    const element = await showElement('reader-article', {slug})
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(element.slug).toBe(slug)
  })

  it('shows a message if there is neither article nor fallback', async () => {
    const element = makeElement('reader-article', {slug: 'nowhere'})
    element.replaceChildren()
    await waitForError(element)
    await expect
      .poll(() => readPartTexts(element, 'message'))
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
  ])('reports what is wrong with %j', async (attributes, code, detail) => {
    const element = makeElement('reader-article', attributes)
    const error = await waitForError(element)
    expect(error?.code).toBe(code)
    expect(error?.message).toContain(detail)
  })

  it('shows the article that was requested last, even if its response arrives first', async () => {
    const element = makeElement('reader-article', {slug: 'everything'})
    document.body.append(element)
    await element.updateComplete
    element.slug = 'older-letter'
    await element.updateComplete
    element.slug = 'quiet'
    await waitForEvent(element, 'reader-article-load')
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('loads after it has been removed and put back', async () => {
    const element = makeElement('reader-article', {slug: 'quiet'})
    document.body.append(element)
    await element.updateComplete
    element.remove()
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('keeps its article when it is moved', async () => {
    const element = await showElement('reader-article', {slug: 'quiet'})
    const before = countRequests()
    document.body.prepend(element)
    await element.updateComplete
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(countRequests()).toBe(before)
    element.hide = 'header'
    await expect.poll(() => findPart(element, 'title')).toBeNull()
  })

  it('fetches twenty articles in two requests', async () => {
    const before = countRequests()
    const elements = Array.from({length: 20}, (_, index) =>
      makeElement('reader-article', {slug: `many-${index}`}),
    )
    const loaded = Promise.all(
      elements.map((element) => waitForEvent(element, 'reader-article-load')),
    )
    document.body.append(...elements)
    await loaded
    expect(elements.map((element) => readPartTexts(element, 'title')[0])).toEqual(
      elements.map((_, index) => `One of Many ${index}`),
    )
    expect(countRequests() - before).toBe(2)
  })

  it('fetches an article once for two elements', async () => {
    const before = countRequests()
    const elements = [
      makeElement('reader-article', {slug: 'many-3'}),
      makeElement('reader-article', {slug: 'many-3'}),
    ]
    const loaded = Promise.all(
      elements.map((element) => waitForEvent(element, 'reader-article-load')),
    )
    document.body.append(...elements)
    await loaded
    expect(countRequests() - before).toBe(1)
  })

  it('shows the article that had its slug formerly, as one request more', async () => {
    const before = countRequests()
    const element = await showElement('reader-article', {slug: 'letter-of-before'})
    expect([
      readPartTexts(element, 'title'),
      element.article?.slug,
      element.slug,
      countRequests() - before,
    ]).toEqual([['An Older Letter'], 'older-letter', 'letter-of-before', 2])
  })

  it('shows the article with its slug now rather than one that had it formerly', async () => {
    const element = await showElement('reader-article', {slug: 'quiet'})
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('shows the article at a former URL', async () => {
    const slug = 'https://advice.example/articles/Letter-Of-Before/'
    const element = await showElement('reader-article', {slug})
    expect(element.article?.slug).toBe('older-letter')
  })

  it('fetches exactly the URL that articleQueryUrl() returns', async () => {
    await showElement('reader-article', {slug: 'many-7'})
    expect(performance.getEntriesByType('resource').map(({name}) => name)).toContain(
      articleQueryUrl(testDataset, {by: 'slug', value: 'many-7'}),
    )
  })

  it('shows the cached copy, marked as stale, if the backend is down', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const status = {label: 'Available', tone: 'available', takesCalls: true}
    const reader = {_id: 'r', name: 'Ada Quill', pin: '004711', availability: {status}}
    const settings = {phoneLines: [{label: 'By card', number: '+442079460157', priceWording: ''}]}
    const result = {title: 'From the Cache', body: 'Cached text.', reader, settings}
    await updateCopy(articleQueryUrl(down, {by: 'slug', value: 'cached'}), result)
    const element = makeElement('reader-article', {slug: 'cached', 'api-host': down.apiHost})
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(readPartTexts(element, 'title')).toEqual(['From the Cache'])
    expect(element.matches(':state(stale)')).toBe(true)
    // The cached status may be outdated, so no call is offered.
    expect([
      readPartTexts(element, 'name')[0],
      findPart(element, 'status'),
      findPart(element, 'call'),
    ]).toEqual(['Ada Quill', null, null])
  })

  it('shows the cached copy after three seconds if the backend is slow, then the article', async () => {
    const url = articleQueryUrl(testDataset, {by: 'id', value: 'article-quiet'})
    await updateCopy(url, {title: 'From the Cache', body: ['Cached text.']})
    const respond = delayResponses()
    const element = makeElement('reader-article', {'article-id': 'article-quiet', 'json-ld': ''})
    const start = performance.now()
    const stale = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    expect(await stale).toMatchObject({stale: true})
    expect(performance.now() - start).toBeGreaterThan(2900)
    expect([readPartTexts(element, 'title'), element.matches(':state(stale)')]).toEqual([
      ['From the Cache'],
      true,
    ])
    const fresh = waitForEvent(element, 'reader-article-load')
    respond()
    expect(await fresh).toMatchObject({stale: false})
    expect([readPartTexts(element, 'title'), element.matches(':state(stale)')]).toEqual([
      ['A Quiet One'],
      false,
    ])
    await expect.poll(jsonLdTitles).toEqual(['A Quiet One'])
  })

  it('replaces the cached copy with the fallback if the slow backend then has no such article', async () => {
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'unpublished-slowly'})
    await updateCopy(url, {title: 'Unpublished'})
    const respond = delayResponses()
    const element = await showElement('reader-article', {slug: 'unpublished-slowly'})
    expect(readPartTexts(element, 'title')).toEqual(['Unpublished'])
    const error = waitForEvent(element, 'reader-article-error')
    respond()
    expect(await error).toMatchObject({error: {code: 'not-found'}})
    expect(readFallback(element)).toBe('Fallback')
  })

  it('replaces the cached copy with the article at its new slug if it has moved', async () => {
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'letter-of-before'})
    await updateCopy(url, {title: 'Before It Moved'})
    const respond = delayResponses()
    const element = await showElement('reader-article', {slug: 'letter-of-before'})
    expect(readPartTexts(element, 'title')).toEqual(['Before It Moved'])
    const fresh = waitForEvent(element, 'reader-article-load')
    respond()
    expect(await fresh).toMatchObject({stale: false})
    expect([readPartTexts(element, 'title'), element.article?.slug]).toEqual([
      ['An Older Letter'],
      'older-letter',
    ])
  })

  it('loads when the browser is online again after a failure', async () => {
    const backend = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = makeElement('reader-article', {'article-id': 'article-many-11'})
    expect((await waitForError(element))?.code).toBe('unreachable')
    backend.mockRestore()
    const loaded = waitForEvent(element, 'reader-article-load')
    window.dispatchEvent(new Event('online'))
    await loaded
    expect(readPartTexts(element, 'title')).toEqual(['One of Many 11'])
    const before = countRequests()
    window.dispatchEvent(new Event('online'))
    await element.updateComplete
    expect(countRequests()).toBe(before)
  })

  it('replaces a cached copy when the browser is online again', async () => {
    const url = articleQueryUrl(testDataset, {by: 'id', value: 'article-many-12'})
    await updateCopy(url, {title: 'From the Cache'})
    const backend = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = await showElement('reader-article', {'article-id': 'article-many-12'})
    expect(readPartTexts(element, 'title')).toEqual(['From the Cache'])
    backend.mockRestore()
    const loaded = waitForEvent(element, 'reader-article-load')
    window.dispatchEvent(new Event('online'))
    expect(await loaded).toMatchObject({stale: false})
    expect(readPartTexts(element, 'title')).toEqual(['One of Many 12'])
  })

  it('fetches again if the cached copy is damaged', async () => {
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'quiet'})
    const cache = await caches.open('reader-article')
    await cache.put(url, new Response('{"result":{"titl'))
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('down'))
    const element = await showElement('reader-article', {slug: 'quiet'})
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(element.matches(':state(stale)')).toBe(false)
  })

  it('removes the cached copy of an unpublished article, even if it is fetched together with others', async () => {
    const copies = ['unpublished-1', 'unpublished-2'].map((value) =>
      articleQueryUrl(testDataset, {by: 'slug', value}),
    )
    for (const url of copies) {
      await updateCopy(url, {title: 'Unpublished'})
    }
    const elements = ['quiet', 'unpublished-1', 'unpublished-2'].map((slug) =>
      makeElement('reader-article', {slug}),
    )
    const errors = elements.slice(1).map((element) => waitForEvent(element, 'reader-article-error'))
    document.body.append(...elements)
    expect(await Promise.all(errors)).toMatchObject([
      {error: {code: 'not-found'}},
      {error: {code: 'not-found'}},
    ])
    const readCopies = () => Promise.all(copies.map((url) => readCopy(url)))
    await expect.poll(readCopies).toEqual([undefined, undefined])
  })

  it('caches each of several articles that were fetched together, and shows the cached copy of one', async () => {
    await Promise.all(
      ['quiet', 'older-letter'].map((slug) => showElement('reader-article', {slug})),
    )
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'older-letter'})
    await expect.poll(() => readCopy(url)).toMatchObject({title: 'An Older Letter'})
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('down'))
    const element = await showElement('reader-article', {slug: 'older-letter'})
    expect(readPartTexts(element, 'title')).toEqual(['An Older Letter'])
    expect(element.matches(':state(stale)')).toBe(true)
  })

  it('reads from the dataset production by default', async () => {
    configure({dataset: undefined})
    const element = makeElement('reader-article', {slug: 'in-production'})
    await waitForError(element)
    configure(testDataset)
    const request = performance
      .getEntriesByType('resource')
      .find(({name}) => name.includes('in-production'))
    expect(request?.name).toContain('/data/query/production?')
  })

  it('shows an article from the property data, and fetches nothing', async () => {
    const before = countRequests()
    const element = makeElement('reader-article')
    element.data = {title: 'At Hand', body: [{_type: 'table', cells: ['some', 'text']}]}
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(readPartTexts(element, 'title', 'body')).toEqual(['At Hand', 'some text'])
    expect(countRequests()).toBe(before)
  })

  it('loads a lazy article when it is near the screen', async () => {
    const tall = document.createElement('div')
    tall.style.height = '5000px'
    document.body.append(tall)
    const element = makeElement('reader-article', {slug: 'quiet', loading: 'lazy'})
    const before = countRequests()
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await element.updateComplete
    await showElement(
      'reader-article',
      {slug: 'older-letter'},
      document.body.insertBefore(document.createElement('div'), tall),
    )
    expect(countRequests() - before).toBe(1)
    element.scrollIntoView()
    await loaded
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
  })
})

/** Delays all responses until the returned function is called. */
function delayResponses(): () => void {
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

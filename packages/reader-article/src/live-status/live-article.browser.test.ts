import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {
  makeAvailability,
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  makeReader,
  showElement,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {defineReaderArticle} from '../reader-article/reader-article.define.ts'

beforeAll(async () => {
  configure(testDataset)
  defineReaderArticle()
  document.documentElement.lang = 'en-GB'
  await write(
    makeReader('560001', 'Live One'),
    makeReader('560002', 'Live Two'),
    makeAvailability('560001', 'busy'),
    makeAvailability('560002', 'busy'),
    {
      _id: 'article-live',
      _type: 'article',
      title: 'A Live One',
      slug: {_type: 'slug', current: 'live'},
      publishedAt: '2026-05-01T12:00:00Z',
      reader: reference('560001'),
      body: [
        {_key: 'a', _type: 'readerCard', reader: reference('560002')},
        {
          _key: 'b',
          _type: 'block',
          style: 'normal',
          markDefs: [],
          children: [{_key: 's', _type: 'span', text: 'Some text.', marks: []}],
        },
      ],
    },
  )
})

afterEach(async () => {
  document.body.replaceChildren()
  await write(makeAvailability('560001', 'busy'), makeAvailability('560002', 'busy'))
})

describe('<reader-article live>', () => {
  it('connects to hosted Sanity without its CDN, which has no event streams', async () => {
    const urls: string[] = []
    const OriginalEventSource = EventSource
    globalThis.EventSource = class extends OriginalEventSource {
      constructor(url: string | URL) {
        // Hosted Sanity cannot be reached from a test.
        super(`${testDataset.apiHost}/v2021-03-25/data/live/events/nowhere`)
        urls.push(String(url))
        this.close()
      }
    }
    configure({projectId: 'abc123', apiHost: undefined})
    const element = makeElement('reader-article', {live: ''})
    element.data = {title: 'Hosted', reader: {_id: 'reader-1', name: 'Ada', pin: '004711'}}
    document.body.append(element)
    await expect
      .poll(() => urls)
      .toEqual(['https://abc123.api.sanity.io/v2021-03-25/data/live/events/production'])
    globalThis.EventSource = OriginalEventSource
    configure(testDataset)
  })

  it('shows a changed status in the header and on the cards, and keeps all other nodes', async () => {
    const element = await showElement('reader-article', {slug: 'live', live: ''})
    const body = findPart(element, 'body')
    const text = body?.querySelector('p')
    expect(readPresenceTexts(element)).toEqual(['Busy', 'Busy', 'Busy'])
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('560001', 'available'))
    await changed
    expect(readPresenceTexts(element)).toEqual(['Live One: Available', 'Busy', 'Available'])
    expect(findPart(element, 'footer')?.querySelector('[part=call]')?.textContent).toContain(
      'Call Live One',
    )
    expect(element.article?.reader?.status?.label).toBe('Available')
    const again = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('560002', 'away'))
    await again
    expect(readPresenceTexts(element)).toEqual(['Live One: Available', 'On a break', 'Available'])
    expect([findPart(element, 'body'), body?.querySelector('p')]).toEqual([body, text])
  })

  it('changes only the parts that show the status', async () => {
    const element = await showElement('reader-article', {slug: 'live', live: ''})
    // The test before has changed both statuses; their reset may arrive after the article.
    await expect.poll(() => readPresenceTexts(element)).toEqual(['Busy', 'Busy', 'Busy'])
    const changes = new Set<string>()
    const observer = new MutationObserver((records) => {
      for (const {target} of records) {
        const {part: parts, dataset} = target instanceof HTMLElement ? target : element
        changes.add(`${parts.value} of ${dataset['reader']}`)
      }
    })
    observer.observe(element.shadowRoot ?? element, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    })
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('560001', 'available'))
    await changed
    observer.disconnect()
    expect([...changes].toSorted()).toEqual(['calls of reader-560001', 'presence of reader-560001'])
  })

  it('fetches only availabilities when a status changes, never the article', async () => {
    const element = await showElement('reader-article', {slug: 'live', live: ''})
    const before = listQueryUrls().length
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('560001', 'available'))
    await changed
    const sent = listQueryUrls().slice(before)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter((url) => url.includes('article'))).toEqual([])
  })

  it('shows no call if calls are hidden, but follows the status', async () => {
    const element = await showElement('reader-article', {slug: 'live', live: '', hide: 'call'})
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('560001', 'available'))
    await changed
    expect(readPresenceTexts(element)).toEqual(['Live One: Available', 'Busy', 'Available'])
    expect(findPart(element, 'call')).toBeNull()
  })

  it('follows the status after it has become live, but not before', async () => {
    const element = await showElement('reader-article', {slug: 'live'})
    await write(makeAvailability('560001', 'away'))
    const live = await showElement('reader-article', {slug: 'live', live: ''})
    await expect.poll(() => readPresenceTexts(live)[0]).toMatch(/On a break$/)
    expect(readPresenceTexts(element)[0]).toBe('Busy')
    element.live = true
    await expect.poll(() => readPresenceTexts(element)[0]).toBe('Live One: On a break')
  })

  it('follows the status after a server has rendered it', async () => {
    const element = makeElement('reader-article', {slug: 'live', live: ''})
    const root = element.attachShadow({mode: 'open'})
    const article = document.createElement('article')
    article.part.add('article')
    article.textContent = 'From a server'
    root.append(article)
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    await write(makeAvailability('560001', 'available'))
    await expect.poll(() => readPresenceTexts(element)[0]).toBe('Live One: Available')
    expect(readPartTexts(element, 'title')).toEqual(['A Live One'])
  })
})

function readPresenceTexts(element: Element): (string | null)[] {
  const found = [...(element.shadowRoot?.querySelectorAll('[part=presence]') ?? [])]
  return found.map(({textContent}) => textContent)
}

function listQueryUrls(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({name}) => name)
    .filter((name) => name.includes('/data/query/'))
}

function reference(pin: string) {
  return {_type: 'reference', _ref: `reader-${pin}`}
}

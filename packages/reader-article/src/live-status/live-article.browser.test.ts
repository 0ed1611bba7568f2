import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {
  availability,
  eventOf,
  make,
  part,
  partTexts,
  reader,
  shown,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {defineReaderArticle} from '../reader-article/reader-article.define.ts'

beforeAll(async () => {
  configure(testDataset)
  defineReaderArticle()
  document.documentElement.lang = 'en-GB'
  await write(
    reader('560001', 'Live One'),
    reader('560002', 'Live Two'),
    availability('560001', 'busy'),
    availability('560002', 'busy'),
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
  await write(availability('560001', 'busy'), availability('560002', 'busy'))
})

describe('<reader-article live>', () => {
  it('listens to hosted Sanity without its CDN, which has no streams', async () => {
    const addresses: string[] = []
    const Real = EventSource
    globalThis.EventSource = class extends Real {
      constructor(url: string | URL) {
        // Hosted Sanity cannot be reached from a test.
        super(`${testDataset.apiHost}/v2021-03-25/data/live/events/nowhere`)
        addresses.push(String(url))
        this.close()
      }
    }
    configure({projectId: 'abc123', apiHost: undefined})
    const element = make('reader-article', {live: ''})
    element.data = {title: 'Hosted', reader: {_id: 'reader-1', name: 'Ada', pin: '004711'}}
    document.body.append(element)
    await expect
      .poll(() => addresses)
      .toEqual(['https://abc123.api.sanity.io/v2021-03-25/data/live/events/production'])
    globalThis.EventSource = Real
    configure(testDataset)
  })

  it('shows a switched status in the header and on the cards, and keeps everything else', async () => {
    const element = await shown('reader-article', {slug: 'live', live: ''})
    const body = part(element, 'body')
    const text = body?.querySelector('p')
    expect(presences(element)).toEqual(['Busy', 'Busy', 'Busy'])
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('560001', 'available'))
    await changed
    expect(presences(element)).toEqual(['Live One: Available', 'Busy', 'Available'])
    expect(part(element, 'footer')?.querySelector('[part=call]')?.textContent).toContain(
      'Call Live One',
    )
    expect(element.article?.reader?.status?.label).toBe('Available')
    const again = eventOf(element, 'reader-status-change')
    await write(availability('560002', 'away'))
    await again
    expect(presences(element)).toEqual(['Live One: Available', 'On a break', 'Available'])
    expect([part(element, 'body'), body?.querySelector('p')]).toEqual([body, text])
  })

  it('changes only the parts that show the status', async () => {
    const element = await shown('reader-article', {slug: 'live', live: ''})
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
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('560001', 'available'))
    await changed
    observer.disconnect()
    expect([...changes].toSorted()).toEqual(['calls of reader-560001', 'presence of reader-560001'])
  })

  it('fetches only availabilities when a status is switched, never the article', async () => {
    const element = await shown('reader-article', {slug: 'live', live: ''})
    const before = queries().length
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('560001', 'available'))
    await changed
    const sent = queries().slice(before)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter((url) => url.includes('article'))).toEqual([])
  })

  it('shows no call if that is hidden, and follows all the same', async () => {
    const element = await shown('reader-article', {slug: 'live', live: '', hide: 'call'})
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('560001', 'available'))
    await changed
    expect(presences(element)).toEqual(['Live One: Available', 'Busy', 'Available'])
    expect(part(element, 'call')).toBeNull()
  })

  it('follows after it has become live, and shows no change before', async () => {
    const element = await shown('reader-article', {slug: 'live'})
    await write(availability('560001', 'away'))
    const live = await shown('reader-article', {slug: 'live', live: ''})
    await expect.poll(() => presences(live)[0]).toMatch(/On a break$/)
    expect(presences(element)[0]).toBe('Busy')
    element.live = true
    await expect.poll(() => presences(element)[0]).toBe('Live One: On a break')
  })

  it('follows after a server has rendered it', async () => {
    const element = make('reader-article', {slug: 'live', live: ''})
    const root = element.attachShadow({mode: 'open'})
    const article = document.createElement('article')
    article.part.add('article')
    article.textContent = 'From a server'
    root.append(article)
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    await write(availability('560001', 'available'))
    await expect.poll(() => presences(element)[0]).toBe('Live One: Available')
    expect(partTexts(element, 'title')).toEqual(['A Live One'])
  })
})

function presences(element: Element): (string | null)[] {
  const found = [...(element.shadowRoot?.querySelectorAll('[part=presence]') ?? [])]
  return found.map(({textContent}) => textContent)
}

function queries(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({name}) => name)
    .filter((name) => name.includes('/data/query/'))
}

function reference(pin: string) {
  return {_type: 'reference', _ref: `reader-${pin}`}
}

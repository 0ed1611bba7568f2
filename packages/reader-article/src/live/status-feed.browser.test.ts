import {type ReaderStatus, AVAILABILITIES_BY_ID_QUERY, queryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {availability, reader, testDataset, write} from '../content-element/on-page.test.helper.ts'
import {type FeedOptions, StatusFeed} from './status-feed.ts'

const EVENTS = `${testDataset.apiHost}/v2021-03-25/data/live/events/production`
const ONE = 'availability-reader-550001'
const TWO = 'availability-reader-550002'

let controller = new AbortController()
let opened: EventSource[] = []
let asked: (readonly string[])[] = []
/** How many questions had been asked when each connection was opened. */
let askedBefore: number[] = []

beforeAll(async () => {
  await write(reader('550001', 'Fed One'), reader('550002', 'Fed Two'))
})

afterEach(async () => {
  controller.abort()
  controller = new AbortController()
  opened = []
  asked = []
  askedBefore = []
  hide(false)
  await write(availability('550001', 'busy'), availability('550002', 'busy'))
})

describe('StatusFeed', () => {
  it('hears of changes through one connection, however many watch', async () => {
    const feed = makeFeed()
    const [one, two] = [watch(feed, ONE), watch(feed, TWO)]
    await write(availability('550001', 'available'), availability('550002', 'away'))
    await expect.poll(() => [one.at(-1), two.at(-1)]).toEqual(['Available', 'On a break'])
    expect(opened.length).toBe(1)
    expect(asked.every((ids) => ids.includes(ONE) && ids.includes(TWO))).toBe(true)
  })

  it('asks nothing when something else changes', async () => {
    const feed = makeFeed()
    const one = watch(feed, ONE)
    await expect.poll(() => one.length).toBe(1)
    await write(reader('550002', 'Fed Two, Renamed'))
    await write(availability('550001', 'available'))
    await expect.poll(() => one).toEqual([expect.any(String), 'Available'])
    expect(asked.length).toBe(2)
  })

  it('closes when nobody watches any more, and opens again for the next', async () => {
    const feed = makeFeed()
    const first = new AbortController()
    const heard = watch(feed, ONE, first.signal)
    await expect.poll(() => heard.length).toBe(1)
    first.abort()
    expect(opened.map(({readyState}) => readyState)).toEqual([EventSource.CLOSED])
    const again = watch(feed, ONE)
    await expect.poll(() => again.length).toBe(1)
    expect(opened.length).toBe(2)
  })

  it('closes while the page is hidden, and hears what it missed once it is visible', async () => {
    const feed = makeFeed()
    const one = watch(feed, ONE)
    await expect.poll(() => one.length).toBe(1)
    hide(true)
    expect(opened.map(({readyState}) => readyState)).toEqual([EventSource.CLOSED])
    await write(availability('550001', 'away'))
    hide(false)
    await expect.poll(() => one.at(-1)).toBe('On a break')
    expect([opened.length, asked.length]).toEqual([2, 2])
  })

  it('waits for a hidden page before it connects', async () => {
    hide(true)
    const one = watch(makeFeed(), ONE)
    expect(opened.length).toBe(0)
    hide(false)
    await expect.poll(() => one.length).toBe(1)
  })

  it('asks in intervals where the stream is refused, and tries the stream again', async () => {
    const refused = `${testDataset.apiHost}/v2021-03-25/data/live/events/nowhere`
    const one = watch(makeFeed({pollEvery: 40}, refused), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(1)
    await write(availability('550001', 'available'))
    await expect.poll(() => one.at(-1)).toBe('Available')
    await expect.poll(() => opened.length).toBeGreaterThan(1)
  })

  it('asks six times before it tries the stream again', async () => {
    const refused = `${testDataset.apiHost}/v2021-03-25/data/live/events/nowhere`
    watch(makeFeed({pollEvery: 5}, refused), ONE)
    await expect.poll(() => opened.length).toBeGreaterThan(2)
    const [, second = 0, third = 0] = askedBefore
    expect(third - second).toBe(6)
  })

  it('asks in intervals where the stream fails again and again', async () => {
    const one = watch(makeFeed({pollEvery: 40}), ONE)
    await expect.poll(() => one.length).toBe(1)
    const [source] = opened
    for (let failures = 0; failures < 3; failures++) {
      source?.dispatchEvent(new Event('error'))
    }
    expect(source?.readyState).toBe(EventSource.CLOSED)
    await write(availability('550001', 'available'))
    await expect.poll(() => one.at(-1)).toBe('Available')
  })

  it('leaves when the server asks it to, and asks in intervals', async () => {
    const one = watch(makeFeed({pollEvery: 40}), ONE)
    await expect.poll(() => one.length).toBe(1)
    opened[0]?.dispatchEvent(new MessageEvent('goaway', {data: '{"reason":"too many"}'}))
    expect(opened[0]?.readyState).toBe(EventSource.CLOSED)
    await expect.poll(() => one.length).toBeGreaterThan(2)
  })

  it('asks again when the server has forgotten what was missed', async () => {
    const one = watch(makeFeed(), ONE)
    await expect.poll(() => one.length).toBe(1)
    opened[0]?.dispatchEvent(new MessageEvent('restart', {lastEventId: 'e1'}))
    await expect.poll(() => one.length).toBe(2)
  })

  it('tries again after a question has failed', async () => {
    const {fetch: real} = globalThis
    let failures = 0
    globalThis.fetch = (...request) =>
      failures++ === 0 ? Promise.reject(new TypeError('down')) : real(...request)
    const one = watch(makeFeed(), ONE)
    await expect.poll(() => one.length).toBe(1)
    globalThis.fetch = real
    expect(failures).toBe(2)
  })
})

function makeFeed(options: FeedOptions = {}, events = EVENTS): StatusFeed {
  return new StatusFeed(
    {
      events,
      query(ids) {
        asked.push(ids)
        return queryUrl(testDataset, {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids}})
      },
    },
    {
      ...options,
      connect(url) {
        const source = new EventSource(url)
        opened.push(source)
        askedBefore.push(asked.length)
        return source
      },
    },
  )
}

/** Watches until the test ends; gives the labels heard so far. */
function watch(feed: StatusFeed, id: string, signal = controller.signal): (string | undefined)[] {
  const labels: (string | undefined)[] = []
  const heard = (status: ReaderStatus | undefined) => labels.push(status?.label ?? 'none')
  feed.watch({id, heard}, signal)
  return labels
}

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', {configurable: true, value: hidden})
  document.dispatchEvent(new Event('visibilitychange'))
}

import {type ReaderStatus, AVAILABILITIES_BY_ID_QUERY, queryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {makeAvailability, makeReader, testDataset, write} from '../element/on-page.test.helper.ts'
import {type FeedOptions, StatusFeed} from './status-feed.ts'

const EVENTS = `${testDataset.apiHost}/v2021-03-25/data/live/events/production`
const REFUSED_EVENTS = `${testDataset.apiHost}/v2021-03-25/data/live/events/nowhere`
const ONE = 'availability-reader-550001'
const TWO = 'availability-reader-550002'

let controller = new AbortController()
let opened: EventSource[] = []
let fetchedIds: (readonly string[])[] = []
/** How many queries had been sent when each connection was opened. */
let fetchesBefore: number[] = []
let refusesConnections = false

beforeAll(async () => {
  await write(makeReader('550001', 'Feed One'), makeReader('550002', 'Feed Two'))
})

afterEach(async () => {
  controller.abort()
  controller = new AbortController()
  opened = []
  fetchedIds = []
  fetchesBefore = []
  refusesConnections = false
  performance.clearResourceTimings()
  setHidden(false)
  await write(makeAvailability('550001', 'busy'), makeAvailability('550002', 'busy'))
})

describe('StatusFeed', () => {
  it('receives changes through one connection for all subscribers', async () => {
    const feed = makeFeed()
    const [one, two] = [subscribe(feed, ONE), subscribe(feed, TWO)]
    await write(makeAvailability('550001', 'available'), makeAvailability('550002', 'away'))
    await expect.poll(() => [one.at(-1), two.at(-1)]).toEqual(['Available', 'On a break'])
    expect(opened.length).toBe(1)
    expect(fetchedIds.every((ids) => ids.includes(ONE) && ids.includes(TWO))).toBe(true)
  })

  it('sends no query when a document without followed statuses changes', async () => {
    const feed = makeFeed()
    const one = subscribe(feed, ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    const count = fetchedIds.length
    await write(makeReader('550002', 'Feed Two, Renamed'))
    await write(makeAvailability('550001', 'available'))
    await expect.poll(() => one.at(-1)).toBe('Available')
    expect(fetchedIds.length).toBe(count + 1)
  })

  it('closes the connection after the last subscriber, and opens one for the next subscriber', async () => {
    const feed = makeFeed()
    const first = new AbortController()
    const labels = subscribe(feed, ONE, first.signal)
    await expect.poll(() => labels.length).toBeGreaterThan(0)
    first.abort()
    expect(opened.map(({readyState}) => readyState)).toEqual([EventSource.CLOSED])
    const again = subscribe(feed, ONE)
    await expect.poll(() => again.length).toBeGreaterThan(0)
    expect(opened.length).toBe(2)
  })

  it('does not name the last event of an earlier connection, for which caches may have older statuses', async () => {
    const feed = makeFeed({pollInterval: 40})
    const first = new AbortController()
    const labels = subscribe(feed, ONE, first.signal)
    await expect.poll(() => labels.length).toBeGreaterThan(0)
    expect(listEventIds()).not.toContain(null)
    first.abort()
    refusesConnections = true
    const again = subscribe(feed, ONE)
    await expect.poll(() => again.length).toBeGreaterThan(0)
    expect(listEventIds()).toContain(null)
  })

  it('closes the connection while the page is hidden, and receives missed changes when it is visible again', async () => {
    const feed = makeFeed()
    const one = subscribe(feed, ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    setHidden(true)
    expect(opened.map(({readyState}) => readyState)).toEqual([EventSource.CLOSED])
    await write(makeAvailability('550001', 'away'))
    setHidden(false)
    await expect.poll(() => one.at(-1)).toBe('On a break')
    expect(opened.length).toBe(2)
  })

  it('does not connect while the page is hidden', async () => {
    setHidden(true)
    const one = subscribe(makeFeed(), ONE)
    expect(opened.length).toBe(0)
    setHidden(false)
    await expect.poll(() => one.length).toBeGreaterThan(0)
  })

  it('polls if the stream is refused, and connects again later', async () => {
    const one = subscribe(makeFeed({pollInterval: 40}, REFUSED_EVENTS), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(1)
    await write(makeAvailability('550001', 'available'))
    await expect.poll(() => one.at(-1)).toBe('Available')
    await expect.poll(() => opened.length).toBeGreaterThan(1)
  })

  it('polls six times before it connects again', async () => {
    subscribe(makeFeed({pollInterval: 5}, REFUSED_EVENTS), ONE)
    await expect.poll(() => opened.length).toBeGreaterThan(2)
    const [, second = 0, third = 0] = fetchesBefore
    expect(third - second).toBe(6)
  })

  it('polls if the stream fails repeatedly', async () => {
    const one = subscribe(makeFeed({pollInterval: 40}), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    const [source] = opened
    for (let failures = 0; failures < 3; failures++) {
      source?.dispatchEvent(new Event('error'))
    }
    expect(source?.readyState).toBe(EventSource.CLOSED)
    await write(makeAvailability('550001', 'available'))
    await expect.poll(() => one.at(-1)).toBe('Available')
  })

  it('disconnects on a goaway message, and polls', async () => {
    const one = subscribe(makeFeed({pollInterval: 40}), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    opened[0]?.dispatchEvent(new MessageEvent('goaway', {data: '{"reason":"too many"}'}))
    expect(opened[0]?.readyState).toBe(EventSource.CLOSED)
    await expect.poll(() => one.length).toBeGreaterThan(2)
  })

  it('fetches again on a restart message', async () => {
    const one = subscribe(makeFeed(), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    const count = one.length
    opened[0]?.dispatchEvent(new MessageEvent('restart', {lastEventId: 'e1'}))
    await expect.poll(() => one.length).toBeGreaterThan(count)
  })

  it('retries after a query has failed', async () => {
    const {fetch: originalFetch} = globalThis
    let failures = 0
    globalThis.fetch = (...request) =>
      failures++ === 0 ? Promise.reject(new TypeError('down')) : originalFetch(...request)
    const one = subscribe(makeFeed(), ONE)
    await expect.poll(() => one.length).toBeGreaterThan(0)
    globalThis.fetch = originalFetch
    expect(failures).toBe(2)
  })
})

function makeFeed(options: FeedOptions = {}, events = EVENTS): StatusFeed {
  return new StatusFeed(
    {
      events,
      query(ids) {
        fetchedIds.push(ids)
        return queryUrl(testDataset, {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids}})
      },
    },
    {
      ...options,
      connect(url) {
        const source = new EventSource(refusesConnections ? REFUSED_EVENTS : url)
        opened.push(source)
        fetchesBefore.push(fetchedIds.length)
        return source
      },
    },
  )
}

/** Subscribes until the test ends; returns the labels received so far. */
function subscribe(
  feed: StatusFeed,
  id: string,
  signal = controller.signal,
): (string | undefined)[] {
  const labels: (string | undefined)[] = []
  const onStatus = (status: ReaderStatus | undefined) => labels.push(status?.label ?? 'none')
  feed.subscribe({id, onStatus}, AbortSignal.any([signal, controller.signal]))
  return labels
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', {configurable: true, value: hidden})
  document.dispatchEvent(new Event('visibilitychange'))
}

/** Returns the id of the last event that each query has named, or null. */
function listEventIds(): (string | null)[] {
  return performance
    .getEntriesByType('resource')
    .filter(({name}) => name.includes('/data/query/'))
    .map(({name}) => new URL(name).searchParams.get('lastLiveEventId'))
}

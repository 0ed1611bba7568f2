import {expect, test} from 'vitest'

import type {Copy} from '../content/content-store.ts'
import {createReplyCache} from './reply-cache.ts'
import type {Reply} from './reply.ts'

const copy: Copy = {result: {}, fetchedAt: 0, isLast: false}
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=1',
  etag: '"a"',
}

function reply(given: Partial<Reply> = {}): Reply {
  return {status: 200, type: 'text/html', body: 'Words.', keys: [], copies: [copy], ...given}
}

/** Creates a cache with a clock, and with copies that can become out of date. */
function createCache(maxSize?: number) {
  const state = {time: 1_000_000, isFresh: true}
  const cache = createReplyCache({
    isFresh: () => state.isFresh,
    now: () => state.time,
    ...(maxSize !== undefined && {maxSize}),
  })
  return {
    state,
    keep: (path: string, given?: Partial<Reply>, headers = HEADERS) =>
      cache.keep(`https://site.example${path}`, reply(given), headers),
    get: (path: string, init?: RequestInit) =>
      cache.respond(new Request(`http://other.example:8080${path}`, init)),
  }
}

test('a reply is sent again with its headers, by its path and its query', async () => {
  const {keep, get} = createCache()
  keep('/a?page=2')
  const response = get('/a?page=2')
  expect([response?.status, Object.fromEntries(response?.headers ?? [])]).toEqual([
    200,
    {...HEADERS, 'cache-status': 'reader-article; hit'},
  ])
  expect(await response?.text()).toBe('Words.')
  expect(get('/a')).toBeUndefined()
  expect(get('/a?page=2', {method: 'HEAD'})).toBeUndefined()
  expect(get('/a?page=2', {method: 'POST'})).toBeUndefined()
})

test('a client that has it gets only the headers', async () => {
  const {keep, get} = createCache()
  keep('/a')
  const response = get('/a', {headers: {'if-none-match': '"b", W/"a"'}})
  expect([response?.status, await response?.text()]).toEqual([304, ''])
  expect(Object.fromEntries(response?.headers ?? [])).toEqual({
    'cache-control': 'public, max-age=1',
    etag: '"a"',
  })
})

test('it is removed when a copy of which it was made may be out of date', () => {
  const {state, keep, get} = createCache()
  keep('/a')
  state.isFresh = false
  expect(get('/a')).toBeUndefined()
  state.isFresh = true
  expect(get('/a')).toBeUndefined()
})

test('it is kept for a minute, and not longer than the status in it lasts', () => {
  const {state, keep, get} = createCache()
  keep('/a')
  keep('/b', {validUntil: new Date(state.time + 10_000)})
  state.time += 8999
  expect(get('/b')?.status).toBe(200)
  state.time += 1
  // From now on, the page would be right for less than its `max-age`.
  expect(get('/b')).toBeUndefined()
  state.time += 50_999
  expect(get('/a')?.status).toBe(200)
  state.time += 1
  expect(get('/a')).toBeUndefined()
})

test('errors, replies of a backend that is down, and endless addresses are not kept', () => {
  const {keep, get} = createCache()
  keep('/a', {status: 404})
  keep('/b', {copies: [copy, {...copy, isLast: true}]})
  const long = `/${'c'.repeat(1000)}`
  keep(long)
  expect(['/a', '/b', long].map((path) => get(path))).toEqual([undefined, undefined, undefined])
})

test('the least recently used replies are removed if there are too many bytes', () => {
  const {keep, get} = createCache(10_000)
  const body = 'x'.repeat(1000)
  for (const path of ['/1', '/2', '/3', '/4', '/5', '/6', '/7', '/8']) {
    keep(path, {body})
  }
  expect(get('/1')?.status).toBe(200)
  keep('/9', {body})
  expect(['/1', '/2', '/3', '/9'].map((path) => get(path)?.status)).toEqual([
    200,
    undefined,
    200,
    200,
  ])
  // Larger than an eighth of all.
  keep('/10', {body: 'x'.repeat(1250)})
  expect(get('/10')).toBeUndefined()
  // Keeping a reply again does not count it twice.
  for (let index = 0; index < 20; index++) {
    keep('/9', {body})
  }
  expect(get('/3')?.status).toBe(200)
})

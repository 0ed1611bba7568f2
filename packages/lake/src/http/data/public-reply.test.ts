import {expect, test} from 'vitest'

import type {Lake} from '../../lake.ts'
import {readEvents} from '../../testing/read-events.ts'
import {openTemporaryLake, TOKEN, type ReceivedResponse} from '../../testing/temporary-lake.ts'

const NOTES = `/data/query/production?query=${encodeURIComponent('*[_type == "note"]{title}')}`
const REVALIDATED = 'public, max-age=0, must-revalidate'
const STALE = 'public, max-age=0, stale-while-revalidate=10'

test('a client that is not logged in gets 304 until the result has changed', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note', title: 'First'}})
  for (const path of [NOTES, '/data/doc/production/a']) {
    await mutate({patch: {id: 'a', set: {title: 'First'}}})
    const {headers} = await request(path, {token: null})
    const etag = headers.get('etag') ?? ''
    const again = async (): Promise<unknown> => {
      const response = await request(path, {token: null, headers: {'if-none-match': etag}})
      return [response.status, response.headers.get('etag') === etag, response.body === '']
    }
    expect([path, etag]).toEqual([path, expect.stringMatching(/^W\/"[\w-]+"$/)])
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual([
      REVALIDATED,
      'Authorization, Origin',
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(await again()).toEqual([304, true, true])
    await mutate({create: {_type: 'drawing'}})
    expect(await again()).toEqual([304, true, true])
    await mutate({patch: {id: 'a', set: {title: 'Second'}}})
    expect(await again()).toEqual([200, false, false])
  }
})

test('what the rights of a caller decide is never cached', async () => {
  const {lake, request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note'}}, {create: {_id: 'drafts.a', _type: 'note'}})
  const seen = `${NOTES}&lastLiveEventId=${await latestEventOf(lake)}`
  const anonymous = await request(seen, {token: null})
  const etag = anonymous.headers.get('etag') ?? ''
  for (const path of [NOTES, seen, '/data/doc/production/a,drafts.a']) {
    const {status, headers} = await request(path, {token: TOKEN, headers: {'if-none-match': etag}})
    const names = ['cache-control', 'etag', 'surrogate-key'] as const
    expect([path, status, ...names.map((name) => headers.get(name))]).toEqual([
      path,
      200,
      'private, no-store',
      null,
      null,
    ])
  }
  for (const query of ['(', '*[']) {
    const {headers} = await request(`/data/query/production?query=${query}`, {token: null})
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('a cache may send an older result only for an event that has happened', async () => {
  const {lake, request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note'}})
  const first = await latestEventOf(lake)
  await mutate({create: {_id: 'b', _type: 'note'}})
  const second = await latestEventOf(lake)
  const later = openTemporaryLake()
  await later.mutate({create: {_id: 'a', _type: 'note'}})
  const ofAnother = await latestEventOf(later.lake)
  const cacheControlOf = async (path: string): Promise<string | null> =>
    (await request(path, {token: null})).headers.get('cache-control')
  expect(await cacheControlOf(`${NOTES}&lastLiveEventId=${first}`)).toBe(STALE)
  expect(await cacheControlOf(`${NOTES}&lastLiveEventId=${second}`)).toBe(STALE)
  expect(await cacheControlOf(`${NOTES}&lastLiveEventId=${ofAnother}`)).toBe(REVALIDATED)
  expect(await cacheControlOf(`${NOTES}&lastLiveEventId=nonsense`)).toBe(REVALIDATED)
  expect(await cacheControlOf(`${NOTES}&lastLiveEventId=${first}&cacheMode=noStale`)).toBe(
    REVALIDATED,
  )
  const timed = `/data/query/production?query=${encodeURIComponent('*[_createdAt < now()]')}`
  expect(await cacheControlOf(`${timed}&lastLiveEventId=${first}`)).toBe(REVALIDATED)
})

test('the surrogate keys of a result are its sync tags, of which every change that affects it has one', async () => {
  const {request, lake, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note', title: '"syncTags":["s1:forged"]'}})
  const next = readEvents(
    await lake.fetch(new Request('http://localhost/v2026-09-01/data/live/events/production')),
  )
  expect(await next()).toMatchObject({event: 'welcome'})
  const result = await request(NOTES, {token: null})
  expect(keysOf(result)).toEqual(Object(result.body).syncTags)
  const keys = [keysOf(result), keysOf(await request('/data/doc/production/a', {token: null}))]
  await mutate({patch: {id: 'a', set: {title: 'Changed'}}})
  const {tags} = Object(Object(await next()).data)
  for (const ofReply of keys) {
    expect(ofReply.filter((key) => Array.from(tags).includes(key))).not.toEqual([])
  }
})

/** Returns the id of the latest live event, which a client that connects now has seen. */
async function latestEventOf(lake: Lake): Promise<string> {
  const next = readEvents(
    await lake.fetch(new Request('http://localhost/v2026-09-01/data/live/events/production')),
  )
  return (await next()).id ?? ''
}

function keysOf({headers}: ReceivedResponse): string[] {
  return headers.get('surrogate-key')?.split(' ') ?? []
}

import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {EventIds} from './event-ids.ts'
import {readEvents, type ReceivedEvent} from '../testing/read-events.ts'
import {
  openTemporaryLake,
  createTemporaryFolder,
  TOKEN,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const ID = /^e[\w-]{22}$/

async function openLive(
  {lake}: TemporaryLake,
  {search = '', headers = {}}: {search?: string; headers?: Record<string, string>} = {},
): Promise<() => Promise<ReceivedEvent>> {
  const url = `http://localhost/v2026-09-01/data/live/events/production${search}`
  return readEvents(await lake.fetch(new Request(url, {headers})))
}

async function tagsOf({request}: TemporaryLake, query: string): Promise<string[]> {
  const search = new URLSearchParams({query, returnQuery: 'false'}).toString()
  const {body} = await request(`/data/query/production?${search}`, {token: null})
  return isRecord(body) && Array.isArray(body['syncTags']) ? body['syncTags'].map(String) : []
}

function hasCommonTag({data}: ReceivedEvent, tags: readonly string[]): boolean {
  const sent: unknown = isRecord(data) ? data['tags'] : undefined
  return Array.isArray(sent) && sent.some((tag) => tags.includes(String(tag)))
}

test('a page receives the tags of a query when a change affects the query, and only then', async () => {
  const temporary = openTemporaryLake()
  const {mutate} = temporary
  await mutate(
    {create: {_id: 'r', _type: 'reader', name: 'Clara'}},
    {create: {_id: 's', _type: 'status'}},
    {create: {_id: 'availability-r', _type: 'availability', status: {_ref: 's'}}},
    {create: {_id: 'a', _type: 'article', slug: 'one', reader: {_ref: 'r'}}},
  )
  const article = await tagsOf(
    temporary,
    '*[_type == "article" && slug == "one"][0]{slug, reader->{name}}',
  )
  const availability = await tagsOf(temporary, '*[_id == "availability-r"][0]{status->}')
  const count = await tagsOf(temporary, 'count(*)')
  const next = await openLive(temporary)
  const welcome = await next()
  expect(welcome).toEqual({event: 'welcome', id: expect.stringMatching(ID), data: {id: welcome.id}})
  const affectedBy = async (mutation: unknown): Promise<unknown> => {
    await mutate(mutation)
    const event = await next()
    expect(event).toMatchObject({event: 'message', id: expect.stringMatching(ID)})
    return [article, availability, count].map((tags) => hasCommonTag(event, tags))
  }
  expect(await affectedBy({patch: {id: 'availability-r', set: {note: 'x'}}})).toEqual([
    false,
    true,
    true,
  ])
  expect(await affectedBy({patch: {id: 's', set: {label: 'x'}}})).toEqual([false, true, true])
  expect(await affectedBy({patch: {id: 'r', set: {name: 'x'}}})).toEqual([true, false, true])
  expect(await affectedBy({create: {_id: 'b', _type: 'article', slug: 'two'}})).toEqual([
    false,
    false,
    true,
  ])
  expect(await affectedBy({patch: {id: 'b', set: {slug: 'one'}}})).toEqual([true, false, true])
  expect(await affectedBy({patch: {id: 'b', set: {slug: 'two'}}})).toEqual([true, false, true])
  expect(await affectedBy({create: {_id: 'other', _type: 'topic'}})).toEqual([false, false, true])
})

test('an editor receives an event when deleting a draft makes the published document visible', async () => {
  const temporary = openTemporaryLake()
  const {request, mutate} = temporary
  await mutate(
    {create: {_id: 'a', _type: 'article', slug: 'one'}},
    {create: {_id: 'drafts.a', _type: 'article', slug: 'two'}},
  )
  const query = '*[_type == "article" && slug == "one"]._id'
  const search = new URLSearchParams({query, perspective: 'drafts'}).toString()
  const {body} = await request(`/data/query/production?${search}`)
  expect(body).toMatchObject({result: []})
  const next = await openLive(temporary, {
    search: '?includeDrafts=true',
    headers: {authorization: `Bearer ${TOKEN}`},
  })
  await next()
  await mutate({delete: {id: 'drafts.a'}})
  expect(hasCommonTag(await next(), Object(body).syncTags)).toBe(true)
  expect((await request(`/data/query/production?${search}`)).body).toMatchObject({result: ['a']})
})

test('events of drafts are sent only to clients that are logged in and request them', async () => {
  const temporary = openTemporaryLake()
  const {request, mutate} = temporary
  expect(
    await request('/data/live/events/production?includeDrafts=true', {token: null}),
  ).toMatchObject({status: 401})
  const anonymous = await openLive(temporary)
  const editor = await openLive(temporary, {
    search: '?includeDrafts=true',
    headers: {authorization: `Bearer ${TOKEN}`},
  })
  await anonymous()
  await editor()
  await mutate({create: {_id: 'drafts.a', _type: 'note'}})
  await mutate({create: {_id: 'b', _type: 'note'}})
  const events = [await editor(), await editor()]
  expect(events).toMatchObject([{event: 'message'}, {event: 'message'}])
  expect(await anonymous()).toEqual(events[1])
})

test('a client that is not logged in cannot find out that drafts were changed', async () => {
  const temporary = openTemporaryLake()
  const {mutate} = temporary
  const welcomeOf = async (): Promise<unknown> => (await openLive(temporary))()
  const empty = await welcomeOf()
  await mutate({create: {_id: 'drafts.a', _type: 'note'}})
  expect(await welcomeOf()).toEqual(empty)
  await mutate({create: {_id: 'a', _type: 'note'}})
  const changed = await welcomeOf()
  expect(changed).not.toEqual(empty)
  await mutate({patch: {id: 'drafts.a', set: {title: 'Second'}}})
  expect(await welcomeOf()).toEqual(changed)
  // Ids have no order, so that nothing can be counted.
  const ids = new EventIds(new Uint8Array(32))
  expect([1, 2, 3].map((sequence) => ids.sequenceOf(ids.idOf(sequence)))).toEqual([1, 2, 3])
  expect(new Set([1, 2, 3].map((sequence) => ids.idOf(sequence).slice(0, 4))).size).toBe(3)
  expect(new EventIds(new Uint8Array(32).fill(1)).sequenceOf(ids.idOf(1))).toBe(-1)
})

test('a page that reconnects receives the events that it has missed, or `restart` if they are not stored', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const next = await openLive(temporary)
  await next()
  await temporary.mutate({create: {_id: 'a', _type: 'note'}})
  await temporary.mutate({create: {_id: 'b', _type: 'note'}})
  const [first = '', second = ''] = [(await next()).id, (await next()).id]
  const reconnected = await openLive(temporary, {headers: {'last-event-id': first}})
  expect(await reconnected()).toMatchObject({event: 'welcome', id: second})
  expect(await reconnected()).toMatchObject({event: 'message', id: second})
  for (const lastEventId of ['e99', `e${'A'.repeat(22)}`, 'unknown']) {
    const lost = await openLive(temporary, {headers: {'last-event-id': lastEventId}})
    expect(await lost()).toMatchObject({event: 'welcome'})
    expect(await lost()).toEqual({event: 'restart', id: second, data: {id: second}})
  }
  await temporary.lake.close()
  const reopened = openTemporaryLake({data})
  const resumed = await openLive(reopened, {headers: {'last-event-id': first}})
  expect(await resumed()).toMatchObject({event: 'welcome', id: second})
  expect(await resumed()).toMatchObject({event: 'message', id: second})
  const current = await openLive(reopened, {headers: {'last-event-id': second}})
  expect(await current()).toMatchObject({event: 'welcome'})
  await reopened.mutate({create: {_id: 'c', _type: 'note'}})
  expect(await current()).toMatchObject({event: 'message', id: expect.stringMatching(ID)})
})

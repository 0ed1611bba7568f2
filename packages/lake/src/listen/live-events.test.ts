import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {readEvents, type ReceivedEvent} from '../testing/read-events.ts'
import {
  openTemporaryLake,
  createTemporaryFolder,
  TOKEN,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

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
  expect(await next()).toEqual({event: 'welcome', id: 'e1', data: {id: 'e1'}})
  const affectedBy = async (mutation: unknown): Promise<unknown> => {
    await mutate(mutation)
    const event = await next()
    expect(event).toMatchObject({event: 'message', id: expect.stringMatching(/^e\d+$/)})
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
  expect(await editor()).toMatchObject({id: 'e1'})
  expect(await editor()).toMatchObject({id: 'e2'})
  expect(await anonymous()).toMatchObject({id: 'e2'})
})

test('a page that reconnects receives the events that it has missed, or `restart` if they are not stored', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  await temporary.mutate({create: {_id: 'a', _type: 'note'}})
  await temporary.mutate({create: {_id: 'b', _type: 'note'}})
  const reconnected = await openLive(temporary, {headers: {'last-event-id': 'e1'}})
  expect(await reconnected()).toMatchObject({event: 'welcome', id: 'e2'})
  expect(await reconnected()).toMatchObject({event: 'message', id: 'e2'})
  for (const lastEventId of ['e99', 'unknown']) {
    const lost = await openLive(temporary, {headers: {'last-event-id': lastEventId}})
    expect(await lost()).toMatchObject({event: 'welcome'})
    expect(await lost()).toEqual({event: 'restart', id: 'e2', data: {id: 'e2'}})
  }
  await temporary.lake.close()
  const reopened = openTemporaryLake({data})
  const resumed = await openLive(reopened, {headers: {'last-event-id': 'e1'}})
  expect(await resumed()).toMatchObject({event: 'welcome', id: 'e2'})
  expect(await resumed()).toMatchObject({event: 'message', id: 'e2'})
  const current = await openLive(reopened, {headers: {'last-event-id': 'e2'}})
  expect(await current()).toMatchObject({event: 'welcome'})
  await reopened.mutate({create: {_id: 'c', _type: 'note'}})
  expect(await current()).toMatchObject({event: 'message', id: 'e3'})
})

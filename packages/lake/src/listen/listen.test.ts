import {applyPatch} from 'mendoza'
import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {readEvents, type ReceivedEvent} from '../testing/read-events.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
  openStoredLake,
} from '../testing/temporary-lake.ts'

interface ListenOptions {
  readonly token?: string | null
  readonly lastEventId?: string
}

async function listenTo(
  {lake}: TemporaryLake,
  search: Record<string, string>,
  {token = TOKEN, lastEventId}: ListenOptions = {},
): Promise<() => Promise<ReceivedEvent>> {
  const query = new URLSearchParams({includeAllVersions: 'true', ...search}).toString()
  const response = await lake.fetch(
    new Request(`http://localhost/v2026-09-01/data/listen/production?${query}`, {
      headers: {
        ...(token !== null && {authorization: `Bearer ${token}`}),
        ...(lastEventId !== undefined && {'last-event-id': lastEventId}),
      },
    }),
  )
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  return readEvents(response)
}

async function readMany(
  next: () => Promise<ReceivedEvent>,
  count: number,
): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = []
  while (events.length < count) {
    events.push(await next())
  }
  return events
}

const dataOf = ({data}: ReceivedEvent): Record<string, unknown> => (isRecord(data) ? data : {})

test('a listener receives a welcome, and an event when a document starts to match, changes or stops matching', async () => {
  const temporary = openTemporaryLake({now: () => new Date('2026-05-03T10:00:00.000Z')})
  const next = await listenTo(temporary, {
    query: '*[_type == $type && n > 0]',
    $type: '"note"',
    includeResult: 'true',
  })
  expect(await next()).toEqual({event: 'welcome', data: {listenerName: expect.any(String)}})
  const {request} = temporary
  const commit = (transactionId: string, ...mutations: unknown[]): Promise<unknown> =>
    request('/data/mutate/production', {body: {transactionId, mutations}})
  await commit('t0', {create: {_id: 'a', _type: 'note', n: 0}})
  await commit('t1', {patch: {id: 'a', set: {n: 1}}})
  await commit('t2', {patch: {id: 'a', set: {n: 2}}})
  await commit('t3', {patch: {id: 'a', set: {n: 0}}})
  await commit(
    't4',
    {create: {_id: 'b', _type: 'note', n: 1}},
    {create: {_id: 'c', _type: 'other', n: 1}},
  )
  await commit('t5', {delete: {id: 'b'}})
  const system = {_createdAt: '2026-05-03T10:00:00.000Z', _updatedAt: '2026-05-03T10:00:00.000Z'}
  const common = {
    identity: 'token-1',
    timestamp: '2026-05-03T10:00:00.000Z',
    visibility: 'transaction',
    transactionTotalEvents: 1,
    transactionCurrentEvent: 1,
  }
  const changeOfA = (
    transactionId: string,
    previousRev: string,
    transition: string,
    n: number,
  ): unknown => ({
    event: 'mutation',
    id: `${transactionId}#a`,
    data: {
      ...common,
      eventId: `${transactionId}#a`,
      documentId: 'a',
      transactionId,
      transition,
      previousRev,
      resultRev: transactionId,
      mutations: [{patch: {id: 'a', set: {n}}}],
      result: {_id: 'a', _type: 'note', n, _rev: transactionId, ...system},
    },
  })
  expect(await next()).toEqual(changeOfA('t1', 't0', 'appear', 1))
  expect(await next()).toEqual(changeOfA('t2', 't1', 'update', 2))
  expect(await next()).toEqual(changeOfA('t3', 't2', 'disappear', 0))
  const appeared = dataOf(await next())
  expect(appeared).toMatchObject({
    documentId: 'b',
    transition: 'appear',
    resultRev: 't4',
    transactionTotalEvents: 1,
  })
  expect(appeared).not.toHaveProperty('previousRev')
  const deleted = dataOf(await next())
  expect(deleted).toMatchObject({
    documentId: 'b',
    transition: 'disappear',
    previousRev: 't4',
    resultRev: 't5',
  })
  expect(deleted).not.toHaveProperty('result')
})

test('effects turn one state into the next and back, and the total counts only the events of this listener', async () => {
  const temporary = openTemporaryLake()
  await temporary.mutate({create: {_id: 'drafts.a', _type: 'note', text: 'hello world'}})
  const [draft] = Array.from(Object(await temporary.query('*')))
  const {_rev: _, ...before} = Object(draft)
  const nextOfBoth = await listenTo(temporary, {
    query: '*[_id in $ids]',
    $ids: '["a","drafts.a"]',
    effectFormat: 'mendoza',
    includeMutations: 'false',
    visibility: 'query',
  })
  const nextOfPublished = await listenTo(temporary, {query: '*', includeAllVersions: 'false'})
  await nextOfBoth()
  await nextOfPublished()
  await temporary.act({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.a',
    publishedId: 'a',
  })
  const first = dataOf(await nextOfBoth())
  const second = dataOf(await nextOfBoth())
  expect(first).toMatchObject({
    documentId: 'a',
    transition: 'appear',
    visibility: 'query',
    transactionTotalEvents: 2,
    transactionCurrentEvent: 1,
  })
  expect(first).not.toHaveProperty('mutations')
  expect(second).toMatchObject({
    documentId: 'drafts.a',
    transition: 'disappear',
    transactionTotalEvents: 2,
    transactionCurrentEvent: 2,
    effects: {apply: [0, null], revert: [0, before]},
  })
  const {apply} = Object(first['effects'])
  const after = applyPatch(null, apply)
  expect(after).toMatchObject({_id: 'a', text: 'hello world'})
  expect(await nextOfPublished().then(dataOf)).toMatchObject({
    documentId: 'a',
    transactionTotalEvents: 1,
  })
})

test('a listener that is not logged in receives changes of public documents only', async () => {
  const temporary = openTemporaryLake()
  const next = await listenTo(temporary, {query: '*', effectFormat: 'mendoza'}, {token: null})
  await next()
  await temporary.mutate({create: {_id: 'drafts.a', _type: 'note', secret: true}})
  await temporary.mutate(
    {create: {_id: 'a', _type: 'note'}},
    {patch: {id: 'drafts.a', set: {secret: 2}}},
  )
  const received = await next()
  expect(received).toMatchObject({data: {documentId: 'a', identity: '', transactionTotalEvents: 1}})
  expect(JSON.stringify(received)).not.toContain('secret')
})

test('a listener that reconnects receives the events that it has missed, and none twice', async () => {
  const temporary = openTemporaryLake()
  const commit = (transactionId: string, ...ids: string[]): Promise<unknown> =>
    temporary.request('/data/mutate/production', {
      body: {transactionId, mutations: ids.map((_id) => ({create: {_id, _type: 'note'}}))},
    })
  await commit('t1', 'a', 'b')
  await commit('t2', 'c')
  const search = {query: '*', enableResume: 'true'}
  const resumed = await listenTo(temporary, search, {lastEventId: 't1#a'})
  expect(await resumed()).toMatchObject({event: 'welcomeback'})
  expect(await resumed()).toMatchObject({
    id: 't1#b',
    data: {transactionTotalEvents: 2, transactionCurrentEvent: 2},
  })
  expect(await resumed()).toMatchObject({id: 't2#c'})
  await commit('t3', 'd')
  expect(await resumed()).toMatchObject({id: 't3#d'})
  const lost = await listenTo(temporary, search, {lastEventId: 'long-ago#a'})
  expect(await lost()).toMatchObject({event: 'welcome'})
  const withoutResume = await listenTo(temporary, {query: '*'}, {lastEventId: 't1#a'})
  expect(await withoutResume()).toMatchObject({event: 'welcome'})
})

test('a listener that reconnects after a restart receives the same events as before it', async () => {
  const data = createTemporaryFolder()
  const first = openTemporaryLake({data})
  await first.mutate({create: {_id: 'drafts.a', _type: 'note', text: 'With'}})
  const search = {
    query: '*[_type == "note"]',
    enableResume: 'true',
    effectFormat: 'mendoza',
    includeResult: 'true',
    includePreviousRevision: 'true',
  }
  const listening = await listenTo(first, search)
  await listening()
  await first.mutate({patch: {id: 'drafts.a', set: {text: 'With love'}}})
  await first.act({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.a',
    publishedId: 'a',
  })
  await first.mutate({patch: {id: 'a', set: {text: 'With love and light'}}}, {delete: {id: 'a'}})
  await first.mutate({create: {_id: 'b', _type: 'note'}})
  const events = await readMany(listening, 5)
  await first.lake.close()

  const second = openTemporaryLake({data})
  const resumed = await listenTo(second, search, {lastEventId: String(Object(events[0]).id)})
  expect(await resumed()).toMatchObject({event: 'welcomeback'})
  expect(await readMany(resumed, 4)).toEqual(events.slice(1))
  await second.mutate({create: {_id: 'c', _type: 'note'}})
  expect(await resumed()).toMatchObject({data: {documentId: 'c'}})
  const again = await listenTo(second, search, {lastEventId: String(Object(events[3]).id)})
  expect(await again()).toMatchObject({event: 'welcomeback'})
  expect(await readMany(again, 2)).toMatchObject([events[4], {data: {documentId: 'c'}}])
})

test('a listener whose query does not parse receives a channelError, and the stream ends', async () => {
  const next = await listenTo(openTemporaryLake(), {query: '*[_type =='})
  expect(await next()).toMatchObject({
    event: 'channelError',
    data: {
      error: {type: 'queryParseError'},
      message: 'unexpected end-of-file, expected expression',
    },
  })
  await expect(next()).rejects.toThrow('The stream has ended')
})

test('every stream ends when the Lake is closed', async () => {
  const temporary = openTemporaryLake()
  const next = await listenTo(temporary, {query: '*'})
  await next()
  await temporary.lake.close()
  await expect(next()).rejects.toThrow('The stream has ended')
})

test('a listener whose filter runs in a query process also receives changes in order', async () => {
  const temporary = openTemporaryLake()
  await temporary.mutate({create: {_id: 'r', _type: 'reader', name: 'Clara'}})
  const next = await listenTo(temporary, {query: '*[reader->name match "cl*" && n > 0]'})
  await next()
  const reader = {_type: 'reference', _ref: 'r'}
  await temporary.mutate(
    {create: {_id: 'a', _type: 'note', n: 1, reader}},
    {create: {_id: 'b', _type: 'note', n: 1}},
  )
  await temporary.mutate({create: {_id: 'c', _type: 'note', n: 1, reader}})
  await temporary.mutate({patch: {id: 'a', set: {n: 2}}})
  await temporary.mutate({patch: {id: 'a', set: {n: 0}}}, {delete: {id: 'c'}})
  const received: unknown[] = []
  for (let count = 0; count < 5; count++) {
    const {documentId, transition} = dataOf(await next())
    received.push([documentId, transition])
  }
  expect(received).toEqual([
    ['a', 'appear'],
    ['c', 'appear'],
    ['a', 'update'],
    ['a', 'disappear'],
    ['c', 'disappear'],
  ])
})

test('a filter that reaches a limit ends its listener with a channelError, and no other client waits for it', async () => {
  const temporary = openStoredLake()
  await temporary.lake.warmUp()
  const endless = await listenTo(
    temporary,
    {query: '*[_type == "trap" && s match "*a*a*b"]'},
    {token: null},
  )
  const usual = await listenTo(temporary, {query: '*[_type == "trap"]'}, {token: null})
  expect(await endless()).toMatchObject({event: 'welcome'})
  expect(await usual()).toMatchObject({event: 'welcome'})
  expect(
    await temporary.mutate({create: {_id: 't', _type: 'trap', s: 'a'.repeat(9000)}}),
  ).toMatchObject({
    status: 200,
  })
  const order: string[] = []
  const ended = endless().then((event) => {
    order.push('ended')
    return event
  })
  expect(await usual()).toMatchObject({data: {documentId: 't'}})
  expect(await temporary.query('*[_id == "t"][0]._id', {token: null})).toBe('t')
  order.push('served')
  expect(await ended).toMatchObject({
    event: 'channelError',
    data: {error: {type: 'query-time-limit'}},
  })
  expect(order).toEqual(['served', 'ended'])
  await expect(endless()).rejects.toThrow('The stream has ended')
})

test('a listener whose query is endless for every document receives a channelError, and the stream ends', async () => {
  const temporary = openStoredLake()
  const nested = `${'count([{},{},{},{},{},{},{},{},{},{}]{"a":'.repeat(10)}1${'})'.repeat(10)}`
  const next = await listenTo(
    temporary,
    {query: `*[${nested} > 1]`.replace('*', '[{}]')},
    {token: null},
  )
  expect(await next()).toMatchObject({
    event: 'channelError',
    data: {error: {type: 'query-time-limit'}},
  })
  await expect(next()).rejects.toThrow('The stream has ended')
})

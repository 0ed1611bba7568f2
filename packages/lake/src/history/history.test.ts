import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../testing/temporary-lake.ts'

const action = (name: string, fields: Record<string, unknown>): unknown => ({
  actionType: `sanity.action.document.${name}`,
  draftId: 'drafts.a',
  publishedId: 'a',
  ...fields,
})

async function openWithHistory(): Promise<TemporaryLake> {
  let minute = -1
  const temporary = openTemporaryLake({now: () => new Date(Date.UTC(2026, 4, 3, 10, minute))})
  const act = (transactionId: string, ...actions: unknown[]): Promise<unknown> => {
    minute++
    return temporary.request('/data/actions/production', {body: {transactionId, actions}})
  }
  await act('t1', action('create', {attributes: {_id: 'drafts.a', _type: 'note', title: 'One'}}))
  await act('t2', action('edit', {patch: {set: {title: 'Two'}}}))
  await act('t3', action('publish', {}))
  await act('t4', action('edit', {patch: {set: {title: 'Four'}}}))
  await act('t5', action('publish', {}))
  await act('t6', action('unpublish', {}))
  await act('t7', action('publish', {}))
  await act('t8', action('delete', {includeDrafts: []}))
  return temporary
}

test('a document is returned in its state at a revision, at a time, and before it was deleted', async () => {
  const {request} = await openWithHistory()
  const titlesAt = async (ids: string, search: string): Promise<unknown> => {
    const {body} = await request(`/data/history/production/documents/${ids}?${search}`)
    const {documents} = Object(body)
    return Array.from(documents, (document) => [
      Object(document)._id,
      Object(document)._rev,
      Object(document).title,
    ])
  }
  expect(await titlesAt('a,drafts.a', 'revision=t3')).toEqual([['a', 't3', 'Two']])
  expect(await titlesAt('a,drafts.a', 'revision=t2')).toEqual([['drafts.a', 't2', 'Two']])
  expect(await titlesAt('drafts.a', 'revision=t1')).toEqual([['drafts.a', 't1', 'One']])
  expect(await titlesAt('a', 'revision=t5')).toEqual([['a', 't5', 'Four']])
  expect(await titlesAt('a,drafts.a', 'time=2026-05-03T10:01:30Z')).toEqual([
    ['drafts.a', 't2', 'Two'],
  ])
  expect(await titlesAt('a,drafts.a', 'time=2026-05-03T09:00:00Z')).toEqual([])
  expect(await titlesAt('a', 'lastRevision=true')).toEqual([['a', 't7', 'Four']])
  expect(await titlesAt('a', 'revision=never')).toEqual([])
  expect((await request('/data/history/production/documents/a?time=soon')).status).toBe(400)
})

test('the events of a document are listed newest first, in pages', async () => {
  const {request} = await openWithHistory()
  const {body} = await request('/data/history/production/events/documents/a?limit=100')
  const versionId = 'drafts.a'
  const publishedBy = (revisionId: string, versionRevisionId: string): Record<string, unknown> => ({
    type: 'publishDocumentVersion',
    publishCause: 'document.publish',
    revisionId,
    versionId,
    versionRevisionId,
  })
  const events = [
    eventAt(7, {type: 'deleteDocumentGroup'}),
    eventAt(6, publishedBy('t7', 't6')),
    eventAt(5, {type: 'unpublishDocument', versionId, versionRevisionId: 't6'}),
    eventAt(4, publishedBy('t5', 't4')),
    eventAt(3, {type: 'createDocumentVersion', versionId, versionRevisionId: 't4'}),
    eventAt(2, publishedBy('t3', 't2')),
    eventAt(0, {type: 'createDocumentVersion', versionId, versionRevisionId: 't1'}),
  ]
  expect(body).toEqual({events: {a: events}, nextCursor: ''})
  const first = await request('/data/history/production/events/documents/a?limit=3')
  expect(first.body).toEqual({events: {a: events.slice(0, 3)}, nextCursor: '6'})
  const second = await request('/data/history/production/events/documents/a?limit=9&nextCursor=6')
  expect(second.body).toEqual({events: {a: events.slice(3)}, nextCursor: ''})
})

test('a document that is edited without drafts has its own types of events', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'live', _type: 'note'}})
  await mutate({patch: {id: 'live', set: {n: 1}}})
  const {body} = await request('/data/history/production/events/documents/live')
  expect(Object(body).events.live).toMatchObject([
    {type: 'updateLiveDocument'},
    {type: 'createLiveDocument'},
  ])
})

test('transactions are listed as lines of JSON, oldest or newest first and within a range', async () => {
  const {request} = await openWithHistory()
  const idsOf = async (search: string): Promise<unknown> => {
    const {body} = await request(`/data/history/production/transactions/a,drafts.a?${search}`)
    return String(body)
      .split('\n')
      .filter(Boolean)
      .map((line) => Object(JSON.parse(line)).id)
  }
  expect(await idsOf('')).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'])
  expect(await idsOf('reverse=true&limit=3')).toEqual(['t8', 't7', 't6'])
  expect(await idsOf('limit=3')).toEqual(['t1', 't2', 't3'])
  expect(await idsOf('fromTransaction=t3&toTransaction=t5')).toEqual(['t3', 't4', 't5'])
  expect(await idsOf('toTransaction=t3&reverse=true&limit=2')).toEqual(['t3', 't2'])
  const {body} = await request(
    '/data/history/production/transactions/drafts.a?fromTransaction=t2&toTransaction=t2&effectFormat=mendoza',
  )
  expect(JSON.parse(String(body))).toEqual({
    id: 't2',
    timestamp: '2026-05-03T10:01:00.000Z',
    author: 'token-1',
    documentIDs: ['drafts.a'],
    mutations: [{patch: {id: 'drafts.a', set: {title: 'Two'}}}],
    effects: {'drafts.a': {apply: expect.any(Array), revert: expect.any(Array)}},
  })
})

test('history is refused without logging in', async () => {
  const {request} = await openWithHistory()
  for (const path of ['documents/a', 'transactions/a', 'events/documents/a']) {
    expect((await request(`/data/history/production/${path}`, {token: null})).status).toBe(401)
  }
})

function eventAt(minute: number, fields: Record<string, unknown>): unknown {
  const timestamp = new Date(Date.UTC(2026, 4, 3, 10, minute)).toISOString()
  return {documentId: 'a', author: 'token-1', timestamp, ...fields}
}

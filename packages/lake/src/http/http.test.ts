import {expect, test} from 'vitest'

import {openTemporaryLake} from '../testing/temporary-lake.ts'

test('at first, pages of every origin may send requests; a preflight is valid for a day', async () => {
  const {request} = openTemporaryLake()
  const preflight = await request('/data/query/production', {
    method: 'OPTIONS',
    token: null,
    headers: {
      origin: 'https://partner.example',
      'access-control-request-headers': 'authorization, content-type',
      'access-control-request-private-network': 'true',
    },
  })
  expect(preflight.status).toBe(204)
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': 'https://partner.example',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '86400',
  })
  for (const path of [
    '/data/query/production?query=1',
    '/data/query/production?query=(',
    '/nowhere',
  ]) {
    const {headers} = await request(path, {headers: {origin: 'https://partner.example'}})
    expect([path, headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([
      path,
      'https://partner.example',
      'Origin',
    ])
  }
})

test('an unknown endpoint returns 404 and is listed in unknownRequests', async () => {
  const {request, lake} = openTemporaryLake()
  expect(await request('/agent/action/generate/production', {body: {}})).toMatchObject({
    status: 404,
    body: {
      statusCode: 404,
      error: 'Not Found',
      message: 'The Lake does not serve POST /v2026-09-01/agent/action/generate/production',
    },
  })
  expect(lake.unknownRequests).toEqual(['POST /v2026-09-01/agent/action/generate/production'])
})

test('HEAD returns the status of GET and opens no stream', async () => {
  const {request} = openTemporaryLake()
  for (const path of [
    '/data/query/production?query=1',
    '/data/listen/production?query=*',
    '/data/live/events/production',
  ]) {
    expect(await request(path, {method: 'HEAD'})).toMatchObject({status: 200})
  }
})

test('documents are fetched by id, and the reasons for omitted documents do not reveal drafts', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note'}}, {create: {_id: 'drafts.a', _type: 'note'}})
  const idsOf = async (ids: string, token?: null): Promise<unknown> => {
    const {body} = await request(`/data/doc/production/${ids}`, token === null ? {token} : {})
    const {documents, omitted} = Object(body)
    return [Array.from(documents, (document) => Object(document)._id), omitted]
  }
  expect(await idsOf('a,drafts.a,b')).toEqual([['a', 'drafts.a'], [{id: 'b', reason: 'existence'}]])
  expect(await idsOf('a,drafts.a,drafts.none,b', null)).toEqual([
    ['a'],
    [
      {id: 'drafts.a', reason: 'permission'},
      {id: 'drafts.none', reason: 'permission'},
      {id: 'b', reason: 'existence'},
    ],
  ])
})

test('the dataset is exported as lines of JSON, without drafts for anonymous callers', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate(
    {create: {_id: 'a', _type: 'note'}},
    {create: {_id: 'drafts.a', _type: 'note'}},
    {create: {_id: 't', _type: 'topic'}},
  )
  const idsOf = async (search: string, token?: null): Promise<unknown> => {
    const {body} = await request(`/data/export/production${search}`, token === null ? {token} : {})
    return String(body)
      .split('\n')
      .filter(Boolean)
      .map((line) => Object(JSON.parse(line))._id)
  }
  expect(await idsOf('')).toEqual(['a', 'drafts.a', 't'])
  expect(await idsOf('?types=topic')).toEqual(['t'])
  expect(await idsOf('', null)).toEqual(['a', 't'])
})

test('the responses about the project have the shapes that the Studio expects', async () => {
  const {request} = openTemporaryLake()
  const bodyOf = async (path: string): Promise<unknown> => (await request(path)).body
  const dataset = {
    name: 'production',
    aclMode: 'public',
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/u),
    createdByUserId: '',
    addonFor: null,
    datasetProfile: 'content',
    features: [],
    tags: [],
  }
  expect(await bodyOf('/projects/local/datasets/production/acl')).toEqual([
    {filter: 'true', permissions: ['read', 'history', 'create', 'update', 'editHistory', 'manage']},
  ])
  expect(await bodyOf('/datasets')).toEqual([dataset])
  expect(await bodyOf('/projects/local/datasets')).toEqual([dataset])
  expect(await bodyOf('/projects/local/datasets?datasetProfile=comments')).toEqual([])
  expect(await bodyOf('/projects/local')).toMatchObject({id: 'local', organizationId: null})
  expect((await request('/projects/other')).status).toBe(404)
  expect(await bodyOf('/projects/local/grants')).toEqual({})
  expect(await bodyOf('/features')).toEqual(['contentReleases', 'singleDocRelease'])
  expect(await bodyOf('/projects/local/new-content-release-allowed')).toEqual({
    data: {
      datasetReleaseLimit: Number.MAX_SAFE_INTEGER,
      orgActiveReleaseLimit: null,
      orgMeteredActiveReleaseCount: 0,
    },
  })
  expect(await bodyOf('/projects/local/user-applications')).toEqual([])
  expect(await bodyOf('/journey/trial')).toBe(null)
  expect(await bodyOf('/intake/telemetry-status')).toEqual({status: 'denied'})
  expect(await bodyOf('/schedules/local/production')).toEqual({schedules: []})
  expect(await bodyOf('/subscriptions/project/local')).toEqual({
    featureTypes: {retention: {features: [{attributes: {maxRetentionDays: null}}]}},
  })
  expect(
    await bodyOf('/data/references/production/documents/a/to?excludeInternalReferences=true'),
  ).toEqual({
    totalCount: 0,
    references: [],
  })
  expect(await bodyOf('/data/ping/production')).toEqual({})
})

test('an internal error returns 500, at which the Studio keeps unsaved text, and is reported', async () => {
  const errors: unknown[] = []
  let isBroken = false
  const {request} = openTemporaryLake({
    onError: (error) => errors.push(error),
    now() {
      if (isBroken) {
        throw new Error('the clock is broken')
      }
      return new Date()
    },
  })
  isBroken = true
  expect(await request('/data/query/production?query=*', {token: null})).toMatchObject({
    status: 500,
    body: {statusCode: 500, error: 'Internal Server Error'},
  })
  expect(errors).toEqual([new Error('the clock is broken')])
})

test('requests that arrive while the Lake closes get 503 with a reason, and no error is reported', async () => {
  const errors: unknown[] = []
  const {request, lake} = openTemporaryLake({onError: (error) => errors.push(error)})
  const paths = [
    '/data/query/production?query=*',
    '/data/query/production?query=count(*[string::split(_id, "")[0] == "a"])',
    '/data/doc/production/alien',
    '/projects/local',
  ]
  const requests = (): Promise<{status: number; body: unknown}>[] =>
    paths.map(async (path) => request(path))
  // Some of those before are finished, and some are not; none fails.
  const before = requests()
  const closing = lake.close()
  const during = requests()
  await closing
  const replies = await Promise.all([...during, ...requests()])
  const refused = {
    status: 503,
    body: {
      error: {type: 'lake-closing', description: 'The Lake is closing: try again later'},
      statusCode: 503,
      message: 'The Lake is closing: try again later',
    },
  }
  expect(replies).toEqual(replies.map(() => expect.objectContaining(refused)))
  for (const {status} of await Promise.all(before)) {
    expect([200, 404, 503]).toContain(status)
  }
  expect(errors).toEqual([])
})

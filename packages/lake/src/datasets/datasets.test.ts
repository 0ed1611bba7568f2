import {existsSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {createCustomRole} from '../auth/roles.ts'
import {isRecord} from '../json.ts'
import {addPerson, send, withAccess} from '../testing/people.ts'
import {readEvents} from '../testing/read-events.ts'
import {
  createTemporaryFolder,
  openStoredLake,
  openTemporaryLake,
  TOKEN,
  type ReceivedResponse,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const DATASETS = '/projects/local/datasets'
const SECRET = 'Not for strangers'

function create(
  {request}: TemporaryLake,
  name: string,
  body: Record<string, unknown> = {},
): Promise<ReceivedResponse> {
  return request(`${DATASETS}/${name}`, {method: 'PUT', body})
}

async function write(
  {request}: TemporaryLake,
  dataset: string,
  ...documents: Record<string, unknown>[]
): Promise<void> {
  const mutations = documents.map((document) => ({createOrReplace: document}))
  const {status, body} = await request(`/data/mutate/${dataset}`, {body: {mutations}})
  expect([status, isRecord(body) && body['message']]).toEqual([200, undefined])
}

async function read(
  {request}: TemporaryLake,
  dataset: string,
  query: string,
  token: string | null = TOKEN,
): Promise<unknown> {
  const path = `/data/query/${dataset}?query=${encodeURIComponent(query)}&perspective=raw`
  const {body} = await request(path, {token})
  return isRecord(body) ? body['result'] : undefined
}

async function namesOf({request}: TemporaryLake): Promise<unknown> {
  const {body} = await request(DATASETS)
  return Array.isArray(body) ? body.map((each: unknown) => isRecord(each) && each['name']) : body
}

/** A query that only a query process can evaluate. */
const BY_PROCESS = '*[_type == "film"] | score(title match "*") | order(_score) {title}'

test.each([
  ['in memory', () => openTemporaryLake()],
  ['in folders', () => openStoredLake()],
])('documents %s are only in their dataset', async (_, open) => {
  const lake = open()
  expect((await create(lake, 'staging')).body).toEqual({
    datasetName: 'staging',
    aclMode: 'public',
    description: null,
  })
  await write(lake, 'production', {_id: 'alien', _type: 'film', title: 'Alien'})
  await write(lake, 'staging', {_id: 'alien', _type: 'film', title: 'Solaris'})
  for (const query of ['*[_type == "film"]{title}', '*[_id == "alien"]{title}', BY_PROCESS]) {
    expect(await read(lake, 'production', query)).toEqual([{title: 'Alien'}])
    expect(await read(lake, 'staging', query)).toEqual([{title: 'Solaris'}])
    expect(await read(lake, 'production', query)).toEqual([{title: 'Alien'}])
  }
})

test('a query process reads more datasets than it keeps open', async () => {
  const lake = openStoredLake()
  const names = ['production', 'one', 'two', 'three']
  for (const name of names.slice(1)) {
    await create(lake, name)
  }
  for (const round of ['first', 'second']) {
    for (const name of names) {
      await write(lake, name, {_id: 'alien', _type: 'film', title: `${name} ${round}`})
    }
    for (const name of names) {
      expect(await read(lake, name, BY_PROCESS)).toEqual([{title: `${name} ${round}`}])
    }
  }
})

test('datasets and their documents survive a restart, and tokens are valid in all', async () => {
  const data = createTemporaryFolder()
  const first = openTemporaryLake({data})
  await create(first, 'staging', {aclMode: 'private', description: 'For trials'})
  await write(first, 'staging', {_id: 'alien', _type: 'film', title: 'Alien'})
  const token = await addPerson(first, 'viewer')
  await first.lake.close()
  const second = openTemporaryLake({data})
  expect((await second.request(DATASETS)).body).toMatchObject([
    {name: 'production', aclMode: 'public', datasetProfile: 'content', tags: []},
    {
      name: 'staging',
      aclMode: 'private',
      description: 'For trials',
      createdByUserId: 'token-1',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/u),
    },
  ])
  expect(await read(second, 'staging', '*[_type == "film"].title', token)).toEqual(['Alien'])
})

test('a deleted dataset is gone, and another one with its name is empty', async () => {
  const data = createTemporaryFolder()
  const lake = openTemporaryLake({data})
  await create(lake, 'staging')
  await write(lake, 'staging', {_id: 'alien', _type: 'film', title: 'Alien'})
  expect(await read(lake, 'staging', BY_PROCESS)).toEqual([{title: 'Alien'}])
  expect(await lake.request(`${DATASETS}/staging`, {method: 'DELETE'})).toMatchObject({
    status: 200,
    body: {deleted: true},
  })
  expect(existsSync(join(data, 'staging'))).toBe(false)
  expect((await lake.request('/data/query/staging?query=*')).status).toBe(404)
  await create(lake, 'staging')
  expect(await read(lake, 'staging', BY_PROCESS)).toEqual([])
  expect(await read(lake, 'staging', '*[_type == "film"]')).toEqual([])
})

test('the main dataset cannot be deleted, because it has the people', async () => {
  const lake = openTemporaryLake()
  const {status, body} = await lake.request(`${DATASETS}/production`, {method: 'DELETE'})
  expect([status, isRecord(body) && body['message']]).toEqual([
    400,
    'The dataset "production" cannot be deleted, because it also has the people and tokens of the project: delete the folder of the Lake',
  ])
})

test('names that exist, are invalid or are folders of another Lake are refused', async () => {
  const data = createTemporaryFolder()
  const lake = openTemporaryLake({data})
  const statusOf = async (name: string): Promise<number> => (await create(lake, name)).status
  mkdirSync(join(data, 'foreign'))
  expect(await statusOf('staging')).toBe(200)
  for (const [name, status] of [
    ['staging', 409],
    ['production', 409],
    ['foreign', 409],
    ['a', 400],
    ['Upper', 400],
    ['-dash', 400],
    ['dash-', 400],
    ['..%2F..%2Fescape', 400],
    ['a'.repeat(65), 400],
  ] as const) {
    expect([name, await statusOf(name)]).toEqual([name, status])
  }
  const {status, body} = await create(lake, 'other', {aclMode: 'custom'})
  expect([status, isRecord(body) && body['message']]).toEqual([
    400,
    '"aclMode" must be one of public, private, not "custom"',
  ])
  expect(await namesOf(lake)).toEqual(['production', 'staging'])
})

test('there are at most 20 datasets', async () => {
  const lake = openTemporaryLake()
  for (let count = 1; count < 20; count++) {
    expect((await create(lake, `dataset-${count}`)).status).toBe(200)
  }
  const {status, body} = await create(lake, 'one-more')
  expect([status, isRecord(body) && body['message']]).toEqual([
    400,
    'The Lake has 20 datasets, the maximum: delete one first',
  ])
})

test('only administrators create, change and delete datasets, and strangers see no list', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging')
  const statusesOf = async (token: string | null): Promise<number[]> => {
    const path = `${DATASETS}/staging`
    const requests = [
      lake.request(DATASETS, {token}),
      lake.request(path, {token}),
      lake.request(`${DATASETS}/other`, {token, method: 'PUT', body: {}}),
      lake.request(path, {token, method: 'PATCH', body: {aclMode: 'public'}}),
      lake.request(path, {token, method: 'DELETE'}),
    ]
    return (await Promise.all(requests)).map(({status}) => status)
  }
  expect(await statusesOf(null)).toEqual([401, 401, 401, 401, 401])
  for (const role of ['viewer', 'contributor', 'editor'] as const) {
    expect(await statusesOf(await addPerson(lake, role))).toEqual([200, 200, 403, 403, 403])
  }
  expect(await namesOf(lake)).toEqual(['production', 'staging'])
})

test('only those who are logged in get the list of datasets', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging', {aclMode: 'private'})
  const messageFor = async (token: string | null): Promise<unknown> => {
    const {status, body} = await lake.request('/data/query/unknown?query=*', {token})
    return [status, isRecord(body) && body['message']]
  }
  expect(await messageFor(TOKEN)).toEqual([
    404,
    'Dataset "unknown" not found: this Lake has "production", "staging"',
  ])
  expect(await messageFor(null)).toEqual([404, 'Dataset "unknown" not found'])
})

test('a folder of another Lake beside the main dataset is not served', async () => {
  const data = createTemporaryFolder()
  const other = openTemporaryLake({data, dataset: 'other'})
  await write(other, 'other', {_id: 'alien', _type: 'film', title: SECRET})
  await other.lake.close()
  const lake = openTemporaryLake({data})
  expect(await namesOf(lake)).toEqual(['production'])
  expect((await lake.request('/data/query/other?query=*')).status).toBe(404)
})

test('strangers see nothing of a private dataset, whether or not a document exists', async () => {
  const lake = openStoredLake()
  await create(lake, 'staging', {aclMode: 'private'})
  await write(
    lake,
    'staging',
    {_id: 'alien', _type: 'film', title: SECRET, year: 1979},
    {_id: 'review', _type: 'review', film: {_type: 'reference', _ref: 'alien'}},
    {_id: 'drafts.alien', _type: 'film', title: SECRET},
  )
  const get = (path: string): Promise<ReceivedResponse> => lake.request(path, {token: null})
  for (const [query, result] of [
    ['*', []],
    ['*[_id == "alien"][0]', null],
    ['*[_type == "film" && year > 1]', []],
    [BY_PROCESS, []],
    ['count(*)', 0],
    ['*[references("alien")]', []],
    ['1 + 1', 2],
  ] as const) {
    for (const perspective of ['raw', 'published', 'drafts']) {
      const search = new URLSearchParams({query, perspective})
      const {status, headers, body} = await get(`/data/query/staging?${search.toString()}`)
      expect([query, status, isRecord(body) && body['result']]).toEqual([query, 200, result])
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.has('etag')).toBe(false)
    }
  }
  const {body: omitted} = await get('/data/doc/staging/alien,drafts.alien,nothing')
  expect(omitted).toEqual({
    documents: [],
    omitted: ['alien', 'drafts.alien', 'nothing'].map((id) => ({id, reason: 'permission'})),
  })
  expect((await get('/data/export/staging')).body).toBe('')
  expect((await get('/data/references/staging/documents/alien/to')).body).toEqual({
    totalCount: 0,
    references: [],
  })
  expect((await get(`${DATASETS}/staging/acl`)).body).toEqual([])
  for (const path of [
    '/data/history/staging/transactions/alien',
    '/data/history/staging/documents/alien',
    '/data/history/staging/events/documents/alien',
    '/data/live/events/staging?includeDrafts=true',
    `${DATASETS}/staging`,
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 401])
  }
  for (const path of ['/data/mutate/staging', '/data/actions/staging', '/assets/files/staging']) {
    const {status} = await lake.request(path, {token: null, body: {mutations: [], actions: []}})
    expect([path, status]).toEqual([path, 401])
  }
  expect(await read(lake, 'staging', '*[_id == "alien"].title')).toEqual([SECRET])
})

test('strangers get no events of a private dataset', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging', {aclMode: 'private'})
  const follow = async (path: string): Promise<() => Promise<unknown>> =>
    readEvents(await lake.lake.fetch(new Request(`http://localhost:4100/v2026-09-01${path}`)))
  const listening = await follow('/data/listen/staging?query=*')
  const live = await follow('/data/live/events/staging')
  const isWelcome = expect.objectContaining({event: 'welcome'})
  expect(await listening()).toEqual(isWelcome)
  const welcome = await live()
  expect(welcome).toEqual(isWelcome)
  await write(lake, 'staging', {_id: 'alien', _type: 'film', title: SECRET})
  // The id of the event is the same as before, so that it does not tell that something has changed.
  const again = await follow('/data/live/events/staging')
  expect(await again()).toEqual(welcome)
  // The dataset becomes public: the streams end without an event of what was private.
  await lake.request(`${DATASETS}/staging`, {method: 'PATCH', body: {aclMode: 'public'}})
  for (const next of [listening, live, again]) {
    await expect(next()).rejects.toThrow('The stream has ended')
  }
})

test('a role for some types sees only these in a private dataset', async () => {
  const data = createTemporaryFolder()
  const lake = openTemporaryLake({data})
  await create(lake, 'staging', {aclMode: 'private'})
  await write(lake, 'staging', {_id: 'alien', _type: 'film'}, {_id: 'ripley', _type: 'person'})
  const role = createCustomRole([{permissions: ['read', 'update'], types: ['film']}])
  const {secret} = await withAccess(data, ({tokens}) => tokens.add('Films', role))
  expect(await read(lake, 'staging', '*[_type in ["film", "person"]]._id', secret)).toEqual([
    'alien',
  ])
  const {body} = await lake.request('/data/doc/staging/alien,ripley', {token: secret})
  expect(body).toMatchObject({
    documents: [{_id: 'alien'}],
    omitted: [{id: 'ripley', reason: 'permission'}],
  })
})

test('a dataset becomes private and public again at once', async () => {
  const lake = openTemporaryLake()
  await write(lake, 'production', {_id: 'alien', _type: 'film', title: 'Alien'})
  const titles = (): Promise<unknown> => read(lake, 'production', '*[_type == "film"].title', null)
  const change = (aclMode: string): Promise<ReceivedResponse> =>
    lake.request(`${DATASETS}/production`, {method: 'PATCH', body: {aclMode}})
  expect(await titles()).toEqual(['Alien'])
  expect((await change('private')).body).toMatchObject({
    datasetName: 'production',
    aclMode: 'private',
  })
  expect(await titles()).toEqual([])
  await change('public')
  expect(await titles()).toEqual(['Alien'])
})

test('assets are in their dataset, and served to everybody who knows the address, as at Sanity', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging', {aclMode: 'private'})
  const {body} = await lake.request('/assets/files/staging?filename=notes.txt', {body: 'Notes'})
  const path = isRecord(body) && isRecord(body['document']) ? String(body['document']['path']) : ''
  expect(path).toMatch(/^files\/local\/staging\/[0-9a-f]{40}\.txt$/u)
  const statusOf = async (address: string): Promise<number> =>
    (await lake.request(`http://localhost:4100/${address}`, {token: null})).status
  expect(await statusOf(path)).toBe(200)
  expect(await statusOf(path.replace('staging', 'production'))).toBe(404)
  expect(await statusOf(path.replace('staging', 'unknown'))).toBe(404)
  expect((await send(lake, '/assets/files/unknown', {token: TOKEN, body: 'Notes'})).status).toBe(
    404,
  )
})

test('webhooks belong to a dataset', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging')
  const hooks = '/hooks/projects/local'
  const url = 'http://127.0.0.1:9/hook'
  const {body} = await lake.request(hooks, {body: {name: 'Site', url, dataset: 'staging'}})
  expect(body).toMatchObject({name: 'Site', dataset: 'staging'})
  expect((await lake.request(hooks)).body).toMatchObject([{name: 'Site', dataset: 'staging'}])
  for (const dataset of ['*', 'unknown']) {
    const refused = await lake.request(hooks, {body: {name: 'Site', url, dataset}})
    expect([refused.status, isRecord(refused.body) && refused.body['message']]).toEqual([
      400,
      `"dataset" of the webhook must be one of production, staging, not "${dataset}": add a webhook for each`,
    ])
  }
  const id = isRecord(body) ? String(body['id']) : ''
  expect((await lake.request(`${hooks}/${id}`, {method: 'DELETE'})).status).toBe(200)
  expect((await lake.request(hooks)).body).toEqual([])
})

test('a scheduled release of a dataset that nobody uses is published after a restart', async () => {
  const data = createTemporaryFolder()
  const clock = {time: Date.parse('2026-12-07T08:00:00Z')}
  const now = (): Date => new Date(clock.time)
  const first = openTemporaryLake({data, now})
  await create(first, 'staging')
  const act = (...actions: unknown[]): Promise<ReceivedResponse> =>
    first.request('/data/actions/staging', {body: {actions}})
  await act({actionType: 'sanity.action.release.create', releaseId: 'monday', metadata: {}})
  await write(first, 'staging', {_id: 'versions.monday.alien', _type: 'film', title: 'Alien'})
  const publishAt = '2026-12-07T09:00:00Z'
  const scheduled = await act({
    actionType: 'sanity.action.release.schedule',
    releaseId: 'monday',
    publishAt,
  })
  expect(scheduled.status).toBe(200)
  await first.lake.close()
  clock.time = Date.parse(publishAt) + 1000
  const second = openTemporaryLake({data, now})
  await expect
    .poll(() => read(second, 'staging', '*[_id == "alien"].title'), {timeout: 15_000})
    .toEqual(['Alien'])
})

test('metrics name the dataset', async () => {
  const lake = openTemporaryLake()
  await create(lake, 'staging')
  await write(lake, 'staging', {_id: 'alien', _type: 'film'})
  const metrics = async (): Promise<string> =>
    String((await lake.request('http://localhost:4100/metrics')).body)
  await expect.poll(metrics).toContain('lake_commits_total{dataset="staging"} 1\n')
  await lake.request(`${DATASETS}/staging`, {method: 'DELETE'})
  expect(await metrics()).not.toContain('staging')
})

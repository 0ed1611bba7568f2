import {rmSync} from 'node:fs'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {ROLES} from '../../auth/roles.ts'
import {readEvents} from '../../testing/read-events.ts'
import {withAccess} from '../../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  TOKEN,
  openStoredLake,
} from '../../testing/temporary-lake.ts'

const URL_OF_LAKE = 'http://localhost:4100'

/** Reads the samples of metrics whose names or labels contain a text. */
function samplesOf(metrics: unknown, text: string): string[] {
  return String(metrics)
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.includes(text))
}

test('the process is healthy and ready until it stops or cannot write its folder', async () => {
  const data = createTemporaryFolder()
  let time = 0
  const {lake, request} = openTemporaryLake({data, now: () => new Date(time)})
  const ready = async (): Promise<unknown> => {
    time += 10_000
    const {status, body} = await request(`${URL_OF_LAKE}/readyz`, {token: null})
    return [status, body]
  }
  expect(await request(`${URL_OF_LAKE}/healthz`, {token: null})).toMatchObject({
    status: 200,
    body: {status: 'ok'},
  })
  expect(await ready()).toEqual([200, {status: 'ready'}])
  rmSync(join(data, 'production'), {recursive: true})
  expect(await ready()).toEqual([503, {status: 'not ready', problems: ['disk-not-writable']}])
  lake.endStreams()
  expect(await ready()).toEqual([503, {status: 'not ready', problems: ['stopping']}])
  expect((await request(`${URL_OF_LAKE}/healthz`, {token: null})).status).toBe(200)
})

test('the disk is probed at most once a second, however many ask', async () => {
  const data = createTemporaryFolder()
  const now = new Date()
  const {request} = openTemporaryLake({data, now: () => now})
  expect((await request(`${URL_OF_LAKE}/readyz`)).status).toBe(200)
  rmSync(join(data, 'production'), {recursive: true})
  expect((await request(`${URL_OF_LAKE}/readyz`)).status).toBe(200)
})

test('metrics count requests, queries, commits, streams, indexes and bytes', async () => {
  const {lake, request, mutate, query} = openTemporaryLake()
  // A smaller dataset needs no index.
  const films = Array.from({length: 200}, (_, year) => ({
    create: {_id: `a${year}`, _type: 'film', year},
  }))
  await mutate(...films)
  await mutate({delete: {id: 'a1'}})
  await query('*[_type == "film" && year == 99]')
  await query('*[_type == "film"] | score(title match "x") | order(_score)')
  await request('/data/query/production?query=*[')
  await request('/nowhere')
  const stream = await lake.fetch(
    new Request(`${URL_OF_LAKE}/v1/data/listen/production?query=*`, {
      headers: {authorization: `Bearer ${TOKEN}`},
    }),
  )
  await readEvents(stream)()

  const {headers, body} = await request(`${URL_OF_LAKE}/metrics`)
  expect(headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1\.0\.0/)
  expect(String(body)).toMatch(/# EOF\n$/)
  const requests = 'lake_http_request_duration_seconds_count'
  expect(samplesOf(body, `${requests}{`)).toEqual(
    expect.arrayContaining([
      `${requests}{method="POST",route="/:version/data/mutate/:dataset",status="200"} 2`,
      `${requests}{method="GET",route="/:version/data/query/:dataset",status="200"} 2`,
      `${requests}{method="GET",route="/:version/data/query/:dataset",status="400"} 1`,
      `${requests}{method="GET",route="none",status="404"} 1`,
    ]),
  )
  expect(samplesOf(body, 'lake_query_duration_seconds_count')).toEqual([
    'lake_query_duration_seconds_count{evaluated_by="database",dataset="production"} 1',
    'lake_query_duration_seconds_count{evaluated_by="process",dataset="production"} 1',
  ])
  expect(samplesOf(body, 'lake_commits')).toEqual(['lake_commits_total{dataset="production"} 2'])
  expect(samplesOf(body, 'lake_changed_documents')).toEqual([
    'lake_changed_documents_total{dataset="production"} 201',
  ])
  expect(samplesOf(body, 'lake_event_streams')).toEqual([
    'lake_event_streams{dataset="production"} 1',
  ])
  expect(samplesOf(body, 'lake_indexes')).toEqual([
    'lake_indexes{dataset="production",state="building"} 0',
    'lake_indexes{dataset="production",state="ready"} 1',
  ])
  for (const name of [
    'lake_database_size_bytes',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
  ]) {
    expect(Number(samplesOf(body, name)[0]?.split(' ')[1])).toBeGreaterThan(0)
  }
  expect(String(body)).not.toContain('film')
})

test('a query that a limit ends is counted by its limit', async () => {
  const {request} = openStoredLake()
  const doubling = `{"a":[1,2,3,4,5,6,7,8]}${'{"a":[...a,...a]}'.repeat(30)}`
  const {status} = await request(`/data/query/production?query=${encodeURIComponent(doubling)}`)
  expect(status).toBe(503)
  const {body} = await request(`${URL_OF_LAKE}/metrics`)
  expect(samplesOf(body, 'lake_query_limits_total')).toEqual([
    expect.stringMatching(/^lake_query_limits_total\{limit="query-(time|memory)-limit"\} 1$/),
  ])
})

test('only administrators read metrics, and programs on this machine without a proxy', async () => {
  const data = createTemporaryFolder()
  const {lake, request} = openTemporaryLake({data})
  const {secret: editor} = await withAccess(data, ({tokens}) => tokens.add('Bea', ROLES.editor))
  const statusFor = async (
    headers: Record<string, string>,
    address: string,
    host = 'localhost:4100',
  ): Promise<number> => {
    const sent = new Request(`http://${host}/metrics`, {headers})
    return (await lake.fetch(sent, address)).status
  }
  expect((await request(`${URL_OF_LAKE}/metrics`)).status).toBe(200)
  expect(await statusFor({}, '127.0.0.1')).toBe(200)
  expect(await statusFor({authorization: `Bearer ${TOKEN}`}, '192.0.2.1', 'lake.example')).toBe(200)
  expect(await statusFor({}, '192.0.2.1', 'lake.example')).toBe(401)
  expect(await statusFor({'x-forwarded-for': '192.0.2.1'}, '127.0.0.1')).toBe(401)
  expect(await statusFor({forwarded: 'for=192.0.2.1'}, '127.0.0.1')).toBe(401)
  expect(await statusFor({}, '127.0.0.1', 'rebound.example')).toBe(401)
  expect(await statusFor({origin: 'https://hostile.example'}, '127.0.0.1')).toBe(401)
  expect(await statusFor({authorization: `Bearer ${editor}`}, '127.0.0.1')).toBe(403)
  expect(await statusFor({authorization: 'Bearer of-nobody'}, '127.0.0.1')).toBe(401)
})

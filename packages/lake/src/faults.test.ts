import {expect, test} from 'vitest'

import {isRecord} from './json.ts'
import {startLakeProcess} from './testing/lake-process.ts'
import {createTemporaryFolder, openTemporaryLake, TOKEN} from './testing/temporary-lake.ts'

const HEADERS = {authorization: `Bearer ${TOKEN}`}
const CLIENTS = 8
const REQUESTS = 60

/** The content of an uploaded file. */
const contentOf = (index: number): string => `file ${index} `.repeat(5000)

/**
 * Sends one request after the other as several clients, until the Lake refuses connections or ends them;
 * resolves with the statuses of all responses. `onResponse` receives how many there were so far.
 */
async function sendUntilRefused(
  send: (index: number) => Promise<number>,
  onResponse: (count: number) => void,
): Promise<number[]> {
  const statuses: number[] = []
  let next = 0
  const runClient = async (): Promise<void> => {
    try {
      // The bound only ends a test whose Lake does not stop.
      while (next < 100_000) {
        statuses.push(await send(next++))
        onResponse(statuses.length)
      }
    } catch {
      // The Lake has stopped.
    }
  }
  await Promise.all(Array.from({length: CLIENTS}, runClient))
  return statuses
}

test('a Lake that is killed during uploads has stored every file that it acknowledged', async () => {
  const data = createTemporaryFolder()
  const {url, end} = await startLakeProcess(data)
  const acknowledged: number[] = []
  await sendUntilRefused(
    async (index) => {
      const response = await fetch(`${url}/v1/assets/files/production?filename=${index}.txt`, {
        method: 'POST',
        headers: HEADERS,
        body: contentOf(index),
      })
      await response.text()
      acknowledged.push(index)
      return response.status
    },
    (count) => {
      if (count === REQUESTS) {
        void end('SIGKILL')
      }
    },
  )
  expect(await end('SIGKILL')).toEqual([null, 'SIGKILL'])

  const {query, request} = openTemporaryLake({data, onNotice: () => undefined})
  const assets = await query('*[_type == "sanity.fileAsset"]{originalFilename, path}')
  const responses = new Map<unknown, unknown>()
  for (const asset of Array.isArray(assets) ? assets.filter(isRecord) : []) {
    const {status, body} = await request(`http://localhost:4100/${String(asset['path'])}`)
    responses.set(asset['originalFilename'], [status, body])
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(REQUESTS)
  // Also an upload that was not acknowledged has its file if it has a document.
  const written = new Set([...acknowledged.map((index) => `${index}.txt`), ...responses.keys()])
  expect(responses).toEqual(
    new Map(
      [...written].map((name) => [name, [200, contentOf(Number.parseInt(String(name), 10))]]),
    ),
  )
})

test('a Lake that is stopped under load finishes its requests and has stored what it acknowledged', async () => {
  const data = createTemporaryFolder()
  const {url, end} = await startLakeProcess(data)
  const acknowledged: string[] = []
  let stopped: Promise<unknown[]> | undefined
  const statuses = await sendUntilRefused(
    async (index) => {
      const id = `written-${index}`
      const response = await fetch(`${url}/v1/data/mutate/production`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({mutations: [{create: {_id: id, _type: 'note'}}]}),
      })
      await response.text()
      acknowledged.push(id)
      return response.status
    },
    (count) => {
      if (count === REQUESTS) {
        stopped = end('SIGTERM')
      }
    },
  )
  expect(await stopped).toEqual([0, null])
  expect(new Set(statuses)).toEqual(new Set([200]))
  const notices: string[] = []
  const {query} = openTemporaryLake({data, onNotice: (notice) => notices.push(notice)})
  expect(await query('*[_type == "note"]._id')).toEqual(acknowledged.toSorted())
  expect(notices).toEqual([])
})

test('when the clock jumps, writes go on, and the history keeps their order', async () => {
  const times = [
    '2026-05-01T10:00:00.000Z',
    '2036-05-01T10:00:00.000Z',
    '1999-12-31T23:59:59.999Z',
    '2026-05-01T10:00:01.000Z',
  ]
  let now = new Date(0)
  const {mutate, query, request} = openTemporaryLake({now: () => now})
  const revisions: string[] = []
  for (const [index, time] of times.entries()) {
    now = new Date(time)
    const {status, body} = await mutate({
      createOrReplace: {_id: 'plant', _type: 'plant', height: index},
    })
    expect(status).toBe(200)
    revisions.push(String(isRecord(body) && body['transactionId']))
  }
  expect(await query('*[_id == "plant"][0]{height, _updatedAt, _rev}')).toEqual({
    height: 3,
    _updatedAt: times[3],
    _rev: revisions[3],
  })
  const log = await request('/data/history/production/transactions/plant?excludeContent=true')
  const entries: {readonly id: string}[] = String(log.body)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(entries.map(({id}) => id)).toEqual(revisions)
  for (const [index, revision] of revisions.entries()) {
    const past = await request(`/data/history/production/documents/plant?revision=${revision}`)
    expect(past.body).toMatchObject({documents: [{height: index, _rev: revision}]})
  }
})

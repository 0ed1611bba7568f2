import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'

import {childProcessesOf, runningOf} from '../../testing/child-processes.ts'
import {openTemporaryLake, temporaryFolder, TOKEN} from '../../testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url))
const ENDLESS = `count([{},{},{},{},{}]${'{"a":count([{},{},{},{},{},{},{},{}]'.repeat(12)}${'{})}'.repeat(12)})`

test('a Lake that is closed leaves no process, and its queries in flight are refused', async () => {
  const {request, lake, query} = openTemporaryLake()
  await lake.warmUp()
  const processes = childProcessesOf(process.pid)
  expect(processes.length).toBeGreaterThanOrEqual(3)
  const inFlight = request('/data/query/production', {body: {query: ENDLESS}})
  // It comes after the other one.
  expect(await query('1')).toBe(1)
  await lake.close()
  expect(await inFlight).toMatchObject({status: 503, body: {error: 'Service Unavailable'}})
  expect(runningOf(processes)).toEqual([])
})

test('the processes of a Lake that is killed end with it, also in the middle of an endless query', async () => {
  const lake = spawn(
    process.execPath,
    [CLI, '--port', '0', '--data', temporaryFolder(), '--token', TOKEN],
    {stdio: ['ignore', 'pipe', 'inherit']},
  )
  onTestFinished(() => void lake.kill('SIGKILL'))
  const {value: line} = await createInterface({input: lake.stdout})[Symbol.asyncIterator]().next()
  const url = `${String(line).replace(/.*localhost/, 'http://127.0.0.1')}/v2026-09-01`
  const request = (query: string): Promise<Response> =>
    fetch(`${url}/data/query/production?${new URLSearchParams({query}).toString()}`)
  expect(await (await request('1')).json()).toMatchObject({result: 1})
  const endless = request(ENDLESS).catch(() => undefined)
  await expect.poll(async () => (await request('2')).status).toBe(200)
  const processes = childProcessesOf(lake.pid ?? 0)
  expect(processes.length).toBeGreaterThan(0)
  lake.kill('SIGKILL')
  await endless
  await expect.poll(() => runningOf(processes)).toEqual([])
})

test('a query process that ends by itself costs its query only', async () => {
  const faults: unknown[] = []
  const {lake, query, request} = openTemporaryLake({onFault: (fault) => faults.push(fault)})
  const before = new Set(childProcessesOf(process.pid))
  await lake.warmUp()
  const inFlight = request('/data/query/production', {body: {query: ENDLESS}})
  for (const pid of childProcessesOf(process.pid)) {
    if (!before.has(pid)) {
      process.kill(pid, 'SIGTERM')
    }
  }
  // A signal that asks is not heeded: the Lake decides.
  expect(await query('1')).toBe(1)
  for (const pid of childProcessesOf(process.pid)) {
    if (!before.has(pid)) {
      process.kill(pid, 'SIGKILL')
    }
  }
  expect(await inFlight).toMatchObject({status: 503, body: {error: {type: 'query-memory-limit'}}})
  // Other queries, since one that was with a process of these is refused for a while.
  let count = 0
  await expect
    .poll(async () => (await request(`/data/query/production?query=${++count}`)).body)
    .toMatchObject({result: expect.any(Number)})
  expect(faults).toEqual([])
})

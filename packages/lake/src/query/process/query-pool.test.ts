import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'

import {listChildProcesses, filterRunning} from '../../testing/child-processes.ts'
import {createTemporaryFolder, TOKEN, openStoredLake} from '../../testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url))
const ENDLESS = `count([{},{},{},{},{}]${'{"a":count([{},{},{},{},{},{},{},{}]'.repeat(12)}${'{})}'.repeat(12)})`

test('closing a Lake ends its query processes and refuses pending queries', async () => {
  const {request, lake, query} = openStoredLake()
  await lake.warmUp()
  const processes = listChildProcesses(process.pid)
  expect(processes.length).toBeGreaterThanOrEqual(3)
  const pending = request('/data/query/production', {body: {query: ENDLESS}})
  // A process evaluates this query, too. When it has a result, the endless query is running.
  expect(await query('math::sum([1])')).toBe(1)
  await lake.close()
  expect(await pending).toMatchObject({status: 503, body: {error: {type: 'lake-closing'}}})
  expect(filterRunning(processes)).toEqual([])
})

test('when a Lake is killed, its query processes end too, even during an endless query', async () => {
  const lake = spawn(
    process.execPath,
    [CLI, '--port', '0', '--data', createTemporaryFolder(), '--token', TOKEN],
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
  const processes = listChildProcesses(lake.pid ?? 0)
  expect(processes.length).toBeGreaterThan(0)
  lake.kill('SIGKILL')
  await endless
  await expect.poll(() => filterRunning(processes)).toEqual([])
})

test('when a query process is killed, only its query fails', async () => {
  const errors: unknown[] = []
  const {lake, query, request} = openStoredLake({onError: (error) => errors.push(error)})
  const before = new Set(listChildProcesses(process.pid))
  await lake.warmUp()
  const pending = request('/data/query/production', {body: {query: ENDLESS}})
  for (const pid of listChildProcesses(process.pid)) {
    if (!before.has(pid)) {
      process.kill(pid, 'SIGTERM')
    }
  }
  // Query processes ignore SIGTERM: only the Lake ends them.
  expect(await query('1')).toBe(1)
  for (const pid of listChildProcesses(process.pid)) {
    if (!before.has(pid)) {
      process.kill(pid, 'SIGKILL')
    }
  }
  expect(await pending).toMatchObject({status: 503, body: {error: {type: 'query-memory-limit'}}})
  // A different query each time, because a query of a killed process is refused for a few seconds.
  let count = 0
  await expect
    .poll(async () => (await request(`/data/query/production?query=${++count}`)).body)
    .toMatchObject({result: expect.any(Number)})
  expect(errors).toEqual([])
})

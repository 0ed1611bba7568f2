import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'

import {createTemporaryFolder, openTemporaryLake, TOKEN} from '../testing/temporary-lake.ts'
import {describeRequest, type LoggedRequest} from './logged-request.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Starts a Lake, writes a document, sends a query and a bad request, and returns the lines of the log. */
async function logSomeRequests(...args: string[]): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [CLI, '--data', createTemporaryFolder(), '--port', '0', '--token', TOKEN, ...args],
    {stdio: ['ignore', 'pipe', 'pipe']},
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const log = text(child.stderr)
  const {value: line} = await createInterface({input: child.stdout})[Symbol.asyncIterator]().next()
  const url = String(line).replace('Lake listening on ', '').replace('localhost', '127.0.0.1')
  const headers = {authorization: `Bearer ${TOKEN}`}
  const mutations = [{create: {_id: 'fern', _type: 'plant', name: 'SECRET-CONTENT'}}]
  for (const [path, body] of [
    ['data/mutate/production?tag=garden.tools', JSON.stringify({mutations})],
    ['data/query/production?query=*[name==$name]&$name="SECRET-CONTENT"&tag=not%20a%20tag', null],
    ['data/mutate/production', '{"SECRET-CONTENT'],
  ] as const) {
    const method = body === null ? 'GET' : 'POST'
    await (await fetch(`${url}/v1/${path}`, {method, headers, body})).arrayBuffer()
  }
  child.kill('SIGTERM')
  await once(child, 'exit')
  return (await log).trim().split('\n').filter(Boolean)
}

test('with --log json --debug each line is an object: requests with tags and users, without content and tokens', async () => {
  const lines = await logSomeRequests('--log', 'json', '--debug')
  expect(lines.join('\n')).not.toMatch(/SECRET-CONTENT|token-of-the-tests/)
  const entries: Record<string, unknown>[] = lines.map((line) => JSON.parse(line))
  expect(entries).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^2\d{3}-.*Z$/),
      msg: expect.stringContaining('listening on http://'),
    },
    {
      level: 'debug',
      time: expect.any(String),
      msg: 'request',
      method: 'POST',
      path: '/v1/data/mutate/production',
      route: '/:version/data/mutate/:dataset',
      status: 200,
      milliseconds: expect.any(Number),
      tag: 'garden.tools',
      user: 'token-1',
    },
    expect.objectContaining({level: 'debug', msg: expect.stringContaining('*[name==$name]')}),
    {
      level: 'debug',
      time: expect.any(String),
      msg: 'request',
      method: 'GET',
      path: '/v1/data/query/production',
      route: '/:version/data/query/:dataset',
      status: 200,
      milliseconds: expect.any(Number),
      user: 'token-1',
    },
    expect.objectContaining({msg: 'request', status: 400}),
    expect.objectContaining({level: 'info', msg: 'stopping'}),
  ])
})

test('without --debug, requests that succeed or are refused are not logged, as text nothing at all', async () => {
  const entries = await logSomeRequests('--log', 'json')
  expect(entries.map((line) => JSON.parse(line).msg)).toEqual([
    expect.stringContaining('listening on'),
    'stopping',
  ])
  expect(await logSomeRequests()).toEqual([])
})

test('a failed request is logged with its tag, and its internal error without other properties', async () => {
  const requests: LoggedRequest[] = []
  let isBroken = false
  const {request} = openTemporaryLake({
    onError: () => undefined,
    onRequest: (logged) => requests.push(logged),
    now() {
      if (isBroken) {
        throw new Error('the clock is broken')
      }
      return new Date()
    },
  })
  isBroken = true
  await request('/data/query/production?query=*&tag=garden')
  expect(requests.map((logged) => describeRequest({...logged, milliseconds: 3}))).toEqual([
    'GET /v2026-09-01/data/query/production 500, 3 ms, tag garden, user token-1',
  ])
})

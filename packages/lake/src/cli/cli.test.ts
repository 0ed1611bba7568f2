import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {createServer, request, type ClientRequest} from 'node:http'
import {createInterface} from 'node:readline'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'

import {openTemporaryLake, createTemporaryFolder} from '../testing/temporary-lake.ts'
import {parseOptions} from './options.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

function startLake(...args: string[]): ChildProcess & {readonly nextLine: () => Promise<string>} {
  const child = spawn(process.execPath, [CLI, ...args], {stdio: ['ignore', 'pipe', 'pipe']})
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
  return Object.assign(child, {nextLine: async () => String((await lines.next()).value)})
}

test('the command prints its URL in one line, serves, stores documents and stops at a signal', async () => {
  const data = createTemporaryFolder()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const child = startLake('--port', '0', '--data', data, '--token', 'a-long-token')
    const line = await child.nextLine()
    expect(line).toMatch(/^Lake listening on http:\/\/localhost:\d+$/)
    const url = urlIn(line)
    const written = await fetch(`${url}/v2026-09-01/data/mutate/production`, {
      method: 'POST',
      headers: {authorization: 'Bearer a-long-token'},
      body: JSON.stringify({mutations: [{create: {_id: signal, _type: 'signal'}}]}),
    })
    expect(written.status).toBe(200)
    // An open stream does not keep the command from stopping.
    const stream = await fetch(`${url}/v2026-09-01/data/listen/production?query=*`)
    expect(stream.status).toBe(200)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
    await stream.body?.cancel().catch(() => undefined)
  }
  const restarted = startLake('--port', '0', '--data', data)
  const url = urlIn(await restarted.nextLine())
  const stored = await fetch(
    `${url}/v2026-09-01/data/query/production?query=*._id&returnQuery=false`,
  )
  expect(await stored.json()).toMatchObject({result: ['SIGINT', 'SIGTERM']})
})

test('requests that are pending when the command is stopped are finished, and their data is stored', async () => {
  const data = createTemporaryFolder()
  const child = startLake('--port', '0', '--data', data, '--token', 'a-long-token')
  const url = urlIn(await child.nextLine())
  const mutations = [{create: {_id: 'slow', _type: 'note'}}]
  const commit = await beginPost(`${url}/v1/data/mutate/production`, JSON.stringify({mutations}))
  const upload = await beginPost(`${url}/v1/assets/files/production?filename=a.txt`, 'all bytes')

  child.kill('SIGTERM')
  await waitUntilRefused(url)
  expect([await commit.finish(), await upload.finish()]).toEqual([200, 200])
  expect(await once(child, 'exit')).toEqual([0, null])
  const {query} = openTemporaryLake({data})
  expect(await query('*[_id == "slow"]._type')).toEqual(['note'])
  expect(await query('*[_type == "sanity.fileAsset"].size')).toEqual([9])
})

test('a second signal ends the command at once, even with a pending request', async () => {
  const child = startLake(
    '--port',
    '0',
    '--data',
    createTemporaryFolder(),
    '--token',
    'a-long-token',
  )
  const url = urlIn(await child.nextLine())
  await beginPost(`${url}/v1/data/mutate/production`, 'never sent')
  child.kill('SIGTERM')
  await waitUntilRefused(url)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([143, null])
})

test('a port in use, a folder in use and an invalid option each lead to one sentence that says what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const data = createTemporaryFolder()
  const runUntilExit = async (...args: string[]): Promise<unknown> => {
    const child = startLake(...args)
    const [errors, [code]] = await Promise.all([
      child.stderr ? text(child.stderr) : '',
      once(child, 'exit'),
    ])
    return [code, errors.trim()]
  }
  expect(await runUntilExit('--port', port, '--data', data)).toEqual([
    1,
    `Port ${port} is taken: choose another one with --port`,
  ])
  const running = startLake('--port', '0', '--data', data)
  await running.nextLine()
  expect(await runUntilExit('--port', '0', '--data', data)).toEqual([
    1,
    `Another Lake is using ${data}/production: stop it, or choose another folder with --data`,
  ])
  expect(await runUntilExit('--data', createTemporaryFolder(), '--token', 'short')).toEqual([
    1,
    'A token must have at least 8 characters and no spaces: create one with "openssl rand -hex 16"',
  ])
  expect(await runUntilExit('--port', '0')).toEqual([
    2,
    'The folder for the data is missing: add --data DIR, for example --data ./data',
  ])
})

test('options come from the command line, and secrets also from the environment', () => {
  expect(parseOptions(['--data', 'd'], {})).toEqual({
    log: {format: 'text', isDebug: false},
    lake: {
      data: 'd',
      tokens: [],
      firstPerson: {
        name: expect.stringMatching(/^\S/),
        email: expect.stringMatching(/^\S+@localhost$/),
      },
      allowedOrigins: [],
    },
    serve: {port: 4100, hostname: '127.0.0.1', trustProxy: false},
  })
  expect(
    parseOptions(
      [
        '--data',
        'd',
        '--port',
        '1',
        '--dataset',
        's',
        '--project',
        'p',
        '--hostname',
        '0.0.0.0',
        '--allow-origin',
        'https://desk.example',
        '--public-url',
        'https://lake.example/',
        '--trust-proxy',
        '--log',
        'json',
        '--debug',
      ],
      {LAKE_TOKEN: 'from-the-environment'},
    ),
  ).toEqual({
    log: {format: 'json', isDebug: true},
    lake: {
      data: 'd',
      dataset: 's',
      projectId: 'p',
      tokens: ['from-the-environment'],
      firstPerson: undefined,
      allowedOrigins: ['https://desk.example'],
      publicUrl: 'https://lake.example',
    },
    serve: {port: 1, hostname: '0.0.0.0', trustProxy: true},
  })
  for (const [args, message] of [
    [['--data', 'd', '--port', 'x'], '--port must be a number from 0 to 65535, not "x"'],
    [['--data', 'd', '--port', '70000'], '--port must be a number'],
    [['--data', 'd', '--allow-origin', 'desk.example'], '--allow-origin must be an origin like'],
    [['--data', 'd', '--public-url', 'lake.example'], '--public-url must be an origin like'],
    [['--data', 'd', 'serve'], 'Unexpected argument "serve"'],
    [['--data', 'd', '--log', 'xml'], '--log must be one of text, json, not "xml"'],
    [['--data', 'd', '--wrong'], "Unknown option '--wrong'"],
  ] as const) {
    expect(() => parseOptions(args, {})).toThrow(message)
  }
  expect(parseOptions(['--help'], {})).toBe('help')
})

function urlIn(line: string): string {
  return line.replace('Lake listening on ', '').replace('localhost', '127.0.0.1')
}

/** Sends the headers of a request; `finish` sends its body and returns the status. */
async function beginPost(url: string, body: string): Promise<{finish(): Promise<number>}> {
  const sent: ClientRequest = request(url, {
    method: 'POST',
    headers: {
      authorization: 'Bearer a-long-token',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  })
  sent.on('error', () => undefined)
  // The server sends `100 Continue` as soon as it has read the headers.
  await once(sent, 'continue')
  return {
    async finish() {
      const responded = once(sent, 'response')
      sent.end(body)
      const [response] = await responded
      response.resume()
      return response.statusCode
    },
  }
}

/** Waits until the server refuses connections. */
async function waitUntilRefused(url: string): Promise<void> {
  await expect
    .poll(() =>
      fetch(url).then(
        () => 'served',
        () => 'refused',
      ),
    )
    .toBe('refused')
}

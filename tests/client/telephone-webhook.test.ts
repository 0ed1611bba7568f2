import {spawn} from 'node:child_process'
import {createHmac} from 'node:crypto'
import {once} from 'node:events'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from '../contract/served-lake.ts'
import {codeBlocks} from '../packaging/code-blocks.ts'

const SECRET = 'a shared secret'
const README = join(import.meta.dirname, '../../packages/content/README.md')

let lake: ServedLake
let url: string
let stop: () => Promise<void>

beforeAll(async () => {
  lake = await serveEmptyLake()
  await lake.editor
    .transaction()
    .create({_id: 'status-available', _type: 'status', label: 'Available'})
    .create({_id: 'status-in-a-call', _type: 'status', label: 'In a call'})
    .create({_id: 'reader-1', _type: 'reader', name: 'Clara Voss', pin: '700107'})
    .commit()
  const server = await startWebhook({LAKE: lake.url, TOKEN: lake.token, SECRET})
  url = server.url
  stop = server.stop
})

afterAll(async () => {
  await stop()
  await lake.close()
})

/** Runs the server in the README; rejects with what it prints if it ends. */
async function startWebhook(environment: Record<string, string>) {
  const [code = ''] = codeBlocks(await readFile(README, 'utf8'), ['js'])
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    // Packages are found from here.
    cwd: import.meta.dirname,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      PROJECT_ID: 'local',
      DATASET: 'production',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  const ended = once(child, 'close')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error(errors))),
  ])
  return {
    url: `http://127.0.0.1:${/\d+/.exec(String(line))?.[0]}`,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

function sign(body: string, timestamp: string): string {
  return createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')
}

/** Sends an event as a telephone system does; resolves with the HTTP status. */
async function send(
  body: string,
  {
    timestamp = `${Math.floor(Date.now() / 1000)}`,
    signature = sign(body, timestamp),
  }: {timestamp?: string; signature?: string} = {},
): Promise<number> {
  const headers = {'x-timestamp': timestamp, 'x-signature': signature}
  const response = await fetch(url, {method: 'POST', headers, body})
  return response.status
}

async function fetchRecords(): Promise<unknown> {
  return lake.editor.fetch(
    '*[_type == "statusChange"] | order(at asc, _createdAt asc){source, "to": to.label}',
  )
}

describe('the webhook for a telephone system in the README', () => {
  test('switches a reader when a call begins and when it ends', async () => {
    const statuses = [
      await send('{"pin": "700107", "event": "answered"}'),
      await send('{"pin": "700107", "event": "ended"}'),
    ]
    expect(statuses).toEqual([204, 204])
    expect(await fetchRecords()).toEqual([
      {source: 'Telephone system', to: 'In a call'},
      {source: 'Telephone system', to: 'Available'},
    ])
  })

  test('rejects a request that is not signed, has been changed, or is too old', async () => {
    const before = await fetchRecords()
    const body = '{"pin": "700107", "event": "answered"}'
    const now = Math.floor(Date.now() / 1000)
    const signature = sign(body, `${now}`)
    const statuses = [
      await send(body, {signature: ''}),
      await send(body, {signature: signature.slice(0, -2)}),
      await send(body, {
        signature: `${signature.slice(0, -2)}${signature.endsWith('00') ? '11' : '00'}`,
      }),
      await send(body, {signature: `${signature}00`}),
      await send(body, {signature: createHmac('sha256', 'guess').update(body).digest('hex')}),
      await send(body.replace('answered', 'ended'), {signature, timestamp: `${now}`}),
      await send(body, {signature, timestamp: `${now + 1}`}),
      await send(body, {timestamp: `${now - 120}`}),
      await send(body, {timestamp: `${now + 120}`}),
      await send(body, {timestamp: 'now'}),
      await send(body, {timestamp: ''}),
    ]
    expect(statuses).toEqual(Array.from(statuses, () => 401))
    expect(await fetchRecords()).toEqual(before)
  })

  test.each([
    '',
    'null',
    '{"pin": "123456", "event": "answered"}',
    '{"pin": 700107, "event": "answered"}',
    '{"pin": "700107", "event": "exploded"}',
    '{"pin": "700107"}',
  ])('responds with 422 to the signed body %j', async (body) => {
    expect(await send(body)).toBe(422)
  })

  test('rejects a large body', async () => {
    expect(await send('x'.repeat(20_000))).toBe(413)
  })

  test('does not start without a secret', async () => {
    await expect(startWebhook({LAKE: lake.url, TOKEN: lake.token})).rejects.toThrow(
      'Set SECRET to the secret that the telephone system signs with.',
    )
  })
})

import {once} from 'node:events'
import {request as sendRequest, type IncomingMessage} from 'node:http'
import {connect} from 'node:net'
import {text} from 'node:stream/consumers'

import {expect, onTestFinished, test} from 'vitest'

import {serveLake} from '../serve.ts'
import {openTemporaryLake, TOKEN} from '../testing/temporary-lake.ts'

const PAGE = 'https://partner.example'
const API = '/v2026-09-01'
const LOGGED_IN = {authorization: `Bearer ${TOKEN}`}
/** Headers that belong to the connection or to the time, not to the reply. */
const OF_CONNECTION = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

interface Sent {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

function queryOf(query: string, rest = ''): string {
  return `${API}/data/query/production?query=${encodeURIComponent(query)}${rest}`
}

const REQUESTS: readonly Sent[] = [
  {path: '/'},
  {path: queryOf('*[_id == "a"][0]')},
  {path: queryOf('*[_id == "drafts.a"][0]'), headers: LOGGED_IN},
  {path: queryOf('*[_id == $id][0].title', '&%24id="a"&returnQuery=false'), headers: LOGGED_IN},
  {path: queryOf('$word', '&$word="caf%C3%A9+au+lait"')},
  {path: queryOf('$word', '&%24word=oops')},
  {path: queryOf('*[')},
  {path: queryOf('1'), headers: {origin: PAGE}},
  {path: queryOf('('), headers: {origin: PAGE}},
  {path: queryOf('1'), headers: {origin: 'http://localhost:3333'}},
  {path: queryOf('1'), headers: {authorization: 'Bearer not-a-token', origin: PAGE}},
  {path: queryOf('1'), headers: {authorization: `bearer  ${TOKEN}`}},
  {path: queryOf('1'), method: 'HEAD'},
  {path: queryOf('1'), method: 'DELETE'},
  {path: queryOf('1').replace('/production', '/elsewhere')},
  {
    path: `${API}/data/query/production`,
    method: 'OPTIONS',
    headers: {origin: PAGE, 'access-control-request-headers': 'authorization'},
  },
  {path: `${API}/data/query/production`, method: 'OPTIONS'},
  {
    path: `${API}/data/query/production`,
    method: 'POST',
    body: '{"query": "$a", "params": {"a": [1]}}',
  },
  {path: `${API}/data/query/production`, method: 'POST', body: '{"query": '},
  {path: `${API}/data/query/production`, method: 'POST'},
  {path: `${API}/data/mutate/production`, method: 'POST', body: '{"mutations": []}'},
  {
    path: `${API}/data/mutate/production?dryRun=true`,
    method: 'POST',
    headers: LOGGED_IN,
    body: '{"mutations": [{"create": {"_type": 1}}]}',
  },
  {path: `${API}/data/doc/production/a,drafts.a,none`},
  {path: `${API}/data/doc/production/a%2Cdrafts.a`, headers: LOGGED_IN},
  {path: `${API}/data/doc/production/%E0%A4%A`, headers: LOGGED_IN},
  {path: `${API}/data/doc/production/`},
  {path: `${API}/data/doc/production/../production/a`},
  {path: `${API}/data/doc/production/%2e%2E/production/a`},
  {path: `${API}//data/doc/production/a`},
  {path: '//data/doc/production/a'},
  {path: '/v2026-09-01/data/doc/production/"<a>"'},
  {path: `${API}/data/export/production`},
  {path: `${API}/data/history/production/transactions/a`, headers: LOGGED_IN},
  {path: `${API}/data/history/production/transactions/a`},
  {path: `${API}/data/listen/production`, method: 'HEAD'},
  {path: `${API}/data/live/events/production?includeDrafts=true`},
  {path: `${API}/users/me`},
  {path: `${API}/users/me`, headers: {authorization: 'Bearer not-a-token'}},
  {path: `${API}/users/me/keyvalue/layout`, headers: LOGGED_IN},
  {path: `${API}/projects/local/datasets/production/acl`, headers: LOGGED_IN},
  {path: `${API}/auth/local?origin=http://localhost:3333`},
  {path: `${API}/auth/providers`},
  {path: `${API}/check/cors`, headers: {origin: PAGE}},
  {path: `${API}/journey/any/thing`},
  {path: `${API}/nowhere?a=%`, headers: {origin: PAGE}},
  {path: '/version/data/query/production'},
  {path: `${API}/assets/images/production`, method: 'POST', body: 'not an image'},
  {
    path: `${API}/assets/images/production`,
    method: 'POST',
    headers: LOGGED_IN,
    body: 'not an image',
  },
  {
    path: `${API}/assets/files/production?filename=a.txt`,
    method: 'POST',
    headers: LOGGED_IN,
    body: 'text',
  },
  {path: '/files/local/production/0000000000000000000000000000000000000000.txt'},
]

test('a request gets the same response over a socket as without one', async () => {
  const {lake, mutate, request} = openTemporaryLake({now: () => new Date('2026-05-03T10:00:00Z')})
  await mutate(
    {create: {_id: 'a', _type: 'note', title: 'Café au lait'}},
    {create: {_id: 'drafts.a', _type: 'note', title: 'Draft'}},
  )
  const uploaded = await request('/assets/files/production?filename=a.txt', {body: 'text'})
  const file = `/${String(Object(Object(uploaded.body).document).path)}`
  const {headers} = await lake.fetch(new Request(`http://localhost${file}`))
  const etag = headers.get('etag') ?? ''
  const served = await serveLake(lake, {port: 0})
  onTestFinished(() => served.close())
  const requests = [
    ...REQUESTS,
    {path: file},
    {path: file, method: 'HEAD'},
    {path: file, headers: {range: 'bytes=1-2', origin: PAGE}},
    {path: file, headers: {range: 'bytes=9-'}},
    {path: file, headers: {'if-none-match': etag}},
  ]
  for (const sent of requests) {
    const direct = await sendDirectly(sent)
    expect([sent, await sendOverSocket(served.port, sent)]).toEqual([sent, direct])
  }

  async function sendDirectly({path, method = 'GET', headers: sentHeaders, body}: Sent) {
    const response = await lake.fetch(
      new Request(`http://127.0.0.1:${served.port}${path}`, {
        method,
        ...(sentHeaders && {headers: sentHeaders}),
        ...(body !== undefined && {body, duplex: 'half'}),
        redirect: 'manual',
      }),
      '127.0.0.1',
    )
    const {status} = response
    return summarize(status, Object.fromEntries(response.headers), await response.text())
  }
})

test('a client that sends a body which nobody reads gets the refusal, and then the connection is closed', async () => {
  const {lake} = openTemporaryLake()
  const served = await serveLake(lake, {port: 0})
  onTestFinished(() => served.close())
  const socket = connect(served.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  let received = ''
  socket.on('data', (data) => (received += data.toString()))
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(
    `POST ${API}/data/query/production HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`,
  )
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
  const timer = setInterval(() => socket.write(chunk), 1)
  onTestFinished(() => clearInterval(timer))
  await closed
  expect(received).toMatch(/^HTTP\/1\.1 413 /)
})

test('a connection that has got a refusal of a small body is used again', async () => {
  const {lake} = openTemporaryLake()
  const served = await serveLake(lake, {port: 0})
  onTestFinished(() => served.close())
  const socket = connect(served.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (data) => (received += data.toString()))
  const head = `POST ${API}/data/mutate/production HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n`
  socket.write(head)
  await expect.poll(() => received).toMatch(/^HTTP\/1\.1 401 /)
  socket.write(' '.repeat(20))
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expect.poll(() => received).toMatch(/HTTP\/1\.1 200 OK/)
})

test('a stream ends when its client disconnects', async () => {
  const {lake, mutate} = openTemporaryLake({streams: {maxStreams: 1, heartbeatInterval: 20}})
  const served = await serveLake(lake, {port: 0})
  onTestFinished(() => served.close())
  const path = `${API}/data/live/events/production`
  const open = async (): Promise<number | undefined> => {
    const client = sendRequest({port: served.port, host: '127.0.0.1', path})
    client.on('error', () => undefined)
    client.end()
    const [response]: IncomingMessage[] = await once(client, 'response')
    response?.on('error', () => undefined)
    client.destroy()
    return response?.statusCode
  }
  expect(await open()).toBe(200)
  await mutate({create: {_type: 'note'}})
  await expect.poll(open).toBe(200)
})

async function sendOverSocket(port: number, {path, method = 'GET', headers, body}: Sent) {
  const client = sendRequest({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: {
      // A Request has this header for a body that is text.
      ...(body !== undefined && {'content-type': 'text/plain;charset=UTF-8'}),
      ...headers,
    },
  })
  client.end(body)
  const [response]: IncomingMessage[] = await once(client, 'response')
  if (!response) {
    throw new Error('There is no response')
  }
  return summarize(response.statusCode, response.headers, await text(response))
}

function summarize(
  status: number | undefined,
  headers: IncomingMessage['headers'],
  body: string,
): Record<string, unknown> {
  const length = headers['content-length']
  const compared = Object.entries(headers).filter(([name]) => !OF_CONNECTION.has(name))
  return {
    status,
    headers: {
      ...Object.fromEntries(compared),
      // The text of a result contains how long it took.
      ...(length === String(Buffer.byteLength(body)) && {'content-length': 'of the body'}),
    },
    body: body.replace(/"ms":\d+/, '"ms":0'),
  }
}

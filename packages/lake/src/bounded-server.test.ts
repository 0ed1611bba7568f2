import {once} from 'node:events'
import {connect, type Socket} from 'node:net'
import {text} from 'node:stream/consumers'

import {expect, onTestFinished, test} from 'vitest'

import type {ConnectionLimits} from './bounded-server.ts'
import {serveLake} from './serve.ts'
import {readEvents} from './testing/read-events.ts'
import {openTemporaryLake, TOKEN} from './testing/temporary-lake.ts'

async function serve(limits: Partial<ConnectionLimits>) {
  const {lake, mutate} = openTemporaryLake({streams: {heartbeatInterval: 50}})
  const served = await serveLake(lake, {port: 0, limits})
  onTestFinished(() => served.close())
  return {
    port: served.port,
    url: `http://127.0.0.1:${served.port}`,
    mutate,
    close: () => served.close(),
  }
}

/** Opens a connection that sends only this text. */
function openConnection(port: number, sent: string): {socket: Socket; ended: Promise<unknown>} {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const ended = once(socket, 'close')
  socket.write(sent)
  onTestFinished(() => void socket.destroy())
  return {socket, ended}
}

const START = 'POST /v1/assets/files/production HTTP/1.1\r\nHost: localhost\r\n'
const HALF_HEADER = `${START}Content-Len`
const HALF_BODY = `${START}Authorization: Bearer ${TOKEN}\r\nContent-Length: 100\r\n\r\nhalf`

test('a connection that becomes silent within its headers or its body is closed', async () => {
  const {port} = await serve({headersTimeout: 300, stallTimeout: 300})
  const silent = ['', HALF_HEADER, HALF_BODY].map((sent) => openConnection(port, sent))
  for (const {socket} of silent) {
    socket.resume()
  }
  expect(await Promise.all(silent.map(({ended}) => ended))).toEqual([[false], [false], [false]])
})

test('a slow upload and an event stream stay open when a silent connection is closed', async () => {
  const {port, url, mutate} = await serve({stallTimeout: 1500})
  const stream = await fetch(`${url}/v1/data/listen/production?query=*`)
  const next = readEvents(stream)
  expect(await next()).toMatchObject({event: 'welcome'})
  const upload = openConnection(
    port,
    `${START}Authorization: Bearer ${TOKEN}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`,
  )
  const uploadTimer = setInterval(() => upload.socket.write('1\r\nx\r\n'), 50)
  onTestFinished(() => clearInterval(uploadTimer))
  const silent = openConnection(port, HALF_BODY)
  silent.socket.resume()
  // The silent connection was opened last, but it is the first that is closed.
  await silent.ended
  clearInterval(uploadTimer)
  upload.socket.write('0\r\n\r\n')
  expect(await text(upload.socket)).toMatch(/^HTTP\/1\.1 200 OK/)
  await mutate({create: {_id: 'a', _type: 'note'}})
  expect(await next()).toMatchObject({event: 'mutation'})
})

test('an idle connection is closed, and so is a connection over the limit', async () => {
  const {port} = await serve({keepAliveTimeout: 100, maxConnections: 1})
  const first = openConnection(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(first.socket, 'data')
  const extra = openConnection(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  extra.socket.resume()
  await extra.ended
  expect(extra.socket.bytesRead).toBe(0)
  first.socket.resume()
  await first.ended
})

test('closing does not wait for a refused WebSocket whose client does not close its side', async () => {
  const {port, close} = await serve({})
  const socket = connect({port, host: '127.0.0.1', allowHalfOpen: true})
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  socket.write(
    'GET /v1/socket/nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  )
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /)
  await close()
})

test('closing waits for pending requests until its timeout', async () => {
  const {url, port, close} = await serve({closeTimeout: 200})
  const unfinished = openConnection(
    port,
    HALF_BODY.replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'),
  )
  await once(unfinished.socket, 'data')
  await close()
  await unfinished.ended
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

import {once} from 'node:events'
import {createServer} from 'node:http'

import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest'

import {createSessionClientFactory} from './session-client.ts'

beforeEach(() => {
  const originalFetch = globalThis.fetch
  // The factory replaces fetch and XMLHttpRequest, so the test restores them. Only browsers resolve
  // `local.localhost`.
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    originalFetch(url.replace('//local.localhost:', '//localhost:'), init),
  )
  vi.stubGlobal('XMLHttpRequest', EventTarget)
  // Another tab has logged in again.
  vi.stubGlobal('localStorage', {getItem: () => '{"token":"second"}'})
})

afterEach(() => vi.unstubAllGlobals())

test('a request for the history of a document, which uses the global fetch, survives the end of the session', async () => {
  const sessions = new Set(['Bearer first'])
  const received: unknown[] = []
  const url = await serve((path, authorization) => {
    received.push([path, authorization])
    return sessions.has(authorization)
      ? {status: 200, body: {id: 'ann', name: 'Ann'}}
      : {status: 401, body: {errorCode: 'SIO-401-ANF'}}
  })
  const createClient = createSessionClientFactory({
    projectId: 'local',
    apiHost: url,
    send: (target, init) => globalThis.fetch(target, init),
  })
  const studio = createClient({
    projectId: 'local',
    apiHost: url,
    apiVersion: '2026-09-01',
    useCdn: false,
    token: 'first',
  })
  await studio.request({url: '/users/me'})
  await studio.request({url: '/data/query/production'})
  sessions.delete('Bearer first')
  sessions.add('Bearer second')
  received.length = 0

  const headers = {Authorization: 'Bearer first'}
  const history = studio.getUrl('/data/history/production/transactions/a')
  const response = await fetch(history, {headers})
  expect([response.status, await response.json()]).toEqual([200, {id: 'ann', name: 'Ann'}])
  expect(received).toEqual([
    ['/v2026-09-01/data/history/production/transactions/a', 'Bearer first'],
    [expect.stringMatching(/\/users\/me$/), 'Bearer second'],
    ['/v2026-09-01/data/history/production/transactions/a', 'Bearer second'],
  ])
  const stale = await fetch(history, {headers: {Authorization: 'Bearer stale'}})
  expect(stale.status).toBe(401)
  const otherEndpoint = await fetch(studio.getUrl('/other'), {headers})
  expect(otherEndpoint.status).toBe(401)
})

async function serve(
  respond: (path: string, authorization: string) => {status: number; body: unknown},
): Promise<string> {
  const server = createServer(({url = '', headers: {authorization = ''}}, response) => {
    const {status, body} = respond(url, authorization)
    response.writeHead(status, {'content-type': 'application/json'})
    response.end(JSON.stringify(body))
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new TypeError('No port')
  }
  return `http://localhost:${address.port}`
}

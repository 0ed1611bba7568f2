import {once} from 'node:events'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'

import {createClient, type SanityClient} from '@sanity/client'
import {expect, onTestFinished, test} from 'vitest'

import {createSessionFetch, type ClientFetch, type EndedSession} from './session-fetch.ts'

const ENDED = {statusCode: 401, error: 'Unauthorized', errorCode: 'SIO-401-ANF', message: 'Ended'}
const NOT_ALLOWED = {statusCode: 401, message: 'Not allowed'}
const USERS: Record<string, unknown> = {
  first: {id: 'ann', name: 'Ann'},
  second: {id: 'ann', name: 'Ann'},
}

interface ReceivedRequest {
  readonly request: string
  readonly token: string | undefined
  readonly body: string
}

interface Login {
  readonly ended: EndedSession
  readonly finish: (token?: string) => void
}

/** A server with sessions, and a session fetch whose logins the test finishes. */
interface Setup {
  readonly url: string
  /** The tokens of sessions that have not ended; '' represents the cookie. */
  readonly sessions: Set<string>
  readonly received: ReceivedRequest[]
  readonly logins: Login[]
  readonly fetch: ClientFetch
  readonly client: (token: string) => SanityClient
}

async function startSetup(): Promise<Setup> {
  const sessions = new Set(['first'])
  const received: ReceivedRequest[] = []
  const logins: Login[] = []
  const server = createServer((request, response) => {
    void readBody(request).then((body) => serve(request, response, body))
  })

  function serve(request: IncomingMessage, response: ServerResponse, body: string): void {
    const {method = '', url = '', headers} = request
    const [, token] = /^Bearer (.*)$/.exec(headers.authorization ?? '') ?? []
    received.push({request: `${method} ${url.split('?')[0]}`, token, body})
    if (url.includes('/not-allowed')) {
      sendJson(response, 401, NOT_ALLOWED)
    } else if (!sessions.has(token ?? '')) {
      sendJson(response, 401, ENDED)
    } else if (url.includes('/users/me')) {
      sendJson(response, 200, USERS[token ?? ''])
    } else if (url.includes('/listen/')) {
      response.writeHead(200, {'content-type': 'text/event-stream'})
      response.write('event: welcome\ndata: {"listenerName":"a"}\n\n')
    } else {
      sendJson(response, 200, {result: {body, token}})
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new TypeError('No port')
  }
  const url = `http://127.0.0.1:${address.port}`
  const {fetch} = createSessionFetch({
    send: (target, init) => globalThis.fetch(target, init),
    logIn: (ended) =>
      new Promise((resolve) => {
        logins.push({
          ended,
          finish(token) {
            sessions.add(token ?? '')
            resolve(token)
          },
        })
      }),
  })
  const resolveFetch = () => fetch
  return {
    url,
    sessions,
    received,
    logins,
    fetch,
    client: (token) =>
      createClient({
        projectId: 'local',
        dataset: 'production',
        apiVersion: '2026-09-01',
        apiHost: url,
        useProjectHostname: false,
        useCdn: false,
        token,
        resolveFetch,
      }),
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {'content-type': 'application/json'})
  response.end(JSON.stringify(value))
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
  }
  return body
}

/** Makes a request that succeeds, then ends the session. */
async function endWorkingSession({client, sessions}: Setup): Promise<SanityClient> {
  const studio = client('first')
  await studio.request({url: '/users/me'})
  await studio.fetch('*')
  sessions.delete('first')
  return studio
}

function requestsWith(token: string, {received}: Setup): string[] {
  return received.filter((request) => request.token === token).map(({request}) => request)
}

const WRITE = {url: '/data/actions/production', method: 'POST', body: {actions: ['typed']}}

test('a write whose session has ended waits for the login and is repeated unchanged', async () => {
  const setup = await startSetup()
  const studio = await endWorkingSession(setup)
  const written = studio.request<unknown>(WRITE)
  await expect.poll(() => setup.logins).toHaveLength(1)
  const [login] = setup.logins
  expect(login?.ended).toEqual({token: 'first', user: {id: 'ann', name: 'Ann'}})
  login?.finish('second')
  expect(await written).toEqual({
    result: {body: JSON.stringify({actions: ['typed']}), token: 'second'},
  })
})

test('requests that fail while the editor logs in wait for the same login', async () => {
  const setup = await startSetup()
  const studio = await endWorkingSession(setup)
  const waiting = [studio.request(WRITE), studio.fetch('*'), studio.request(WRITE)]
  await expect.poll(() => requestsWith('first', setup)).toHaveLength(5)
  await expect.poll(() => setup.logins).toHaveLength(1)
  setup.logins[0]?.finish('second')
  await Promise.all(waiting)
  expect(setup.logins).toHaveLength(1)
  expect(requestsWith('second', setup)).toHaveLength(3)
})

test('later requests of the same client are sent with the new token immediately', async () => {
  const setup = await startSetup()
  const studio = await endWorkingSession(setup)
  const first = studio.request(WRITE)
  await expect.poll(() => setup.logins).toHaveLength(1)
  setup.logins[0]?.finish('second')
  await first
  const countBefore = setup.received.length
  await studio.request(WRITE)
  await studio.request({url: '/users/me'})
  expect(setup.received.slice(countBefore).map(({token}) => token)).toEqual(['second', 'second'])
})

test('a session can end more than once', async () => {
  const setup = await startSetup()
  const studio = await endWorkingSession(setup)
  for (const [index, token] of ['second', 'third'].entries()) {
    const written = studio.request<unknown>(WRITE)
    await expect.poll(() => setup.logins).toHaveLength(index + 1)
    setup.logins[index]?.finish(token)
    expect(await written).toMatchObject({result: {token}})
    setup.sessions.delete(token)
  }
})

test('an event stream whose session has ended is opened with the new token', async () => {
  const setup = await startSetup()
  const studio = await endWorkingSession(setup)
  const welcomed = new Promise<unknown>((resolve, reject) => {
    const subscription = studio
      .listen('*', {}, {events: ['welcome']})
      .subscribe({next: resolve, error: reject})
    onTestFinished(() => subscription.unsubscribe())
  })
  await expect.poll(() => setup.logins).toHaveLength(1)
  setup.logins[0]?.finish('second')
  expect(await welcomed).toMatchObject({type: 'welcome'})
})

test('a login that keeps the session in a cookie is accepted', async () => {
  const setup = await startSetup()
  setup.sessions.add('')
  const send = () => setup.fetch(`${setup.url}/v1/data/query/production`, {credentials: 'include'})
  expect((await send()).status).toBe(200)
  setup.sessions.delete('')
  const pending = send()
  await expect.poll(() => setup.logins).toHaveLength(1)
  expect(setup.logins[0]?.ended).toEqual({token: undefined, user: undefined})
  setup.logins[0]?.finish()
  expect((await pending).status).toBe(200)
})

test('an aborted request stops waiting, and one that exceeds its time limit still waits', async () => {
  const setup = await startSetup()
  await endWorkingSession(setup)
  const abortController = new AbortController()
  const timeoutController = new AbortController()
  const send = (signal: AbortSignal) =>
    setup.fetch(`${setup.url}/v1/data/query/production`, {
      headers: new Headers({authorization: 'Bearer first'}),
      signal,
    })
  const aborted = send(abortController.signal)
  const timedOut = send(timeoutController.signal)
  await expect.poll(() => requestsWith('first', setup)).toHaveLength(4)
  await expect.poll(() => setup.logins).toHaveLength(1)
  abortController.abort(new Error('aborted'))
  await expect(aborted).rejects.toThrow('aborted')
  timeoutController.abort(new DOMException('Too long', 'TimeoutError'))
  setup.logins[0]?.finish('second')
  expect((await timedOut).status).toBe(200)
})

test('a request with a streamed body is not repeated: it fails with 401 after the login', async () => {
  const setup = await startSetup()
  await endWorkingSession(setup)
  const options = {
    method: 'POST',
    headers: new Headers({authorization: 'Bearer first'}),
    body: new Blob(['streamed']).stream(),
    duplex: 'half',
  }
  const pending = setup.fetch(`${setup.url}/v1/data/mutate/production`, options)
  await expect.poll(() => setup.logins).toHaveLength(1)
  setup.logins[0]?.finish('second')
  const response = await pending
  expect([response.status, JSON.parse(await response.text())]).toEqual([401, ENDED])
})

test('a request whose session has never worked fails, so that the Studio shows its login screen', async () => {
  const setup = await startSetup()
  const studio = setup.client('stale')
  await expect(studio.request({url: '/users/me'})).rejects.toMatchObject({statusCode: 401})
  await expect(studio.fetch('*')).rejects.toMatchObject({statusCode: 401})
  expect(setup.logins).toEqual([])
})

test('a request without a session fails without a login', async () => {
  const setup = await startSetup()
  await endWorkingSession(setup)
  const response = await setup.fetch(`${setup.url}/v1/data/query/production`)
  expect(response.status).toBe(401)
  expect(setup.logins).toEqual([])
})

test('a request after a logout fails without a login', async () => {
  const setup = await startSetup()
  const studio = setup.client('first')
  await studio.fetch('*')
  await studio.request({url: '/auth/logout', method: 'POST'})
  setup.sessions.delete('first')
  await expect(studio.fetch('*')).rejects.toMatchObject({statusCode: 401})
  expect(setup.logins).toEqual([])
})

test('a request that a valid session is not allowed to make fails unchanged', async () => {
  const setup = await startSetup()
  const studio = setup.client('first')
  await studio.fetch('*')
  await expect(studio.request({url: '/not-allowed'})).rejects.toMatchObject({
    statusCode: 401,
    responseBody: JSON.stringify(NOT_ALLOWED, null, 2),
  })
  expect(setup.logins).toEqual([])
})

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

interface Received {
  readonly request: string
  readonly token: string | undefined
  readonly body: string
}

interface Login {
  readonly ended: EndedSession
  readonly finish: (token?: string) => void
}

/** A server with sessions, and what the Studio does with them. */
interface World {
  readonly url: string
  /** The tokens whose sessions have not ended; '' is the cookie. */
  readonly sessions: Set<string>
  readonly received: Received[]
  readonly logins: Login[]
  readonly fetch: ClientFetch
  readonly client: (token: string) => SanityClient
}

async function openWorld(): Promise<World> {
  const sessions = new Set(['first'])
  const received: Received[] = []
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
    send: (to, init) => globalThis.fetch(to, init),
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

/** Lets a session work once, and ends it. */
async function endWorkingSession({client, sessions}: World): Promise<SanityClient> {
  const studio = client('first')
  await studio.request({url: '/users/me'})
  await studio.fetch('*')
  sessions.delete('first')
  return studio
}

function requestsWith(token: string, {received}: World): string[] {
  return received.filter((each) => each.token === token).map(({request}) => request)
}

const WRITE = {url: '/data/actions/production', method: 'POST', body: {actions: ['typed']}}

test('a write that finds the session ended waits for the login and is sent again as it was', async () => {
  const world = await openWorld()
  const studio = await endWorkingSession(world)
  const written = studio.request<unknown>(WRITE)
  await expect.poll(() => world.logins).toHaveLength(1)
  const [login] = world.logins
  expect(login?.ended).toEqual({token: 'first', user: {id: 'ann', name: 'Ann'}})
  login?.finish('second')
  expect(await written).toEqual({
    result: {body: JSON.stringify({actions: ['typed']}), token: 'second'},
  })
})

test('requests that find the session ended meanwhile wait for the same login', async () => {
  const world = await openWorld()
  const studio = await endWorkingSession(world)
  const waiting = [studio.request(WRITE), studio.fetch('*'), studio.request(WRITE)]
  await expect.poll(() => requestsWith('first', world)).toHaveLength(5)
  await expect.poll(() => world.logins).toHaveLength(1)
  world.logins[0]?.finish('second')
  await Promise.all(waiting)
  expect(world.logins).toHaveLength(1)
  expect(requestsWith('second', world)).toHaveLength(3)
})

test('later requests of the same client are sent with the new token at once', async () => {
  const world = await openWorld()
  const studio = await endWorkingSession(world)
  const first = studio.request(WRITE)
  await expect.poll(() => world.logins).toHaveLength(1)
  world.logins[0]?.finish('second')
  await first
  const before = world.received.length
  await studio.request(WRITE)
  await studio.request({url: '/users/me'})
  expect(world.received.slice(before).map(({token}) => token)).toEqual(['second', 'second'])
})

test('a session can end more than once', async () => {
  const world = await openWorld()
  const studio = await endWorkingSession(world)
  for (const [index, token] of ['second', 'third'].entries()) {
    const written = studio.request<unknown>(WRITE)
    await expect.poll(() => world.logins).toHaveLength(index + 1)
    world.logins[index]?.finish(token)
    expect(await written).toMatchObject({result: {token}})
    world.sessions.delete(token)
  }
})

test('an event stream that finds the session ended is opened with the new token', async () => {
  const world = await openWorld()
  const studio = await endWorkingSession(world)
  const welcomed = new Promise<unknown>((resolve, reject) => {
    const subscription = studio
      .listen('*', {}, {events: ['welcome']})
      .subscribe({next: resolve, error: reject})
    onTestFinished(() => subscription.unsubscribe())
  })
  await expect.poll(() => world.logins).toHaveLength(1)
  world.logins[0]?.finish('second')
  expect(await welcomed).toMatchObject({type: 'welcome'})
})

test('a login that leaves the session in a cookie is enough', async () => {
  const world = await openWorld()
  world.sessions.add('')
  const send = () => world.fetch(`${world.url}/v1/data/query/production`, {credentials: 'include'})
  expect((await send()).status).toBe(200)
  world.sessions.delete('')
  const held = send()
  await expect.poll(() => world.logins).toHaveLength(1)
  expect(world.logins[0]?.ended).toEqual({token: undefined, user: undefined})
  world.logins[0]?.finish()
  expect((await held).status).toBe(200)
})

test('a request that is given up waits no longer, and one whose time limit is over still waits', async () => {
  const world = await openWorld()
  await endWorkingSession(world)
  const givingUp = new AbortController()
  const tooLong = new AbortController()
  const send = (signal: AbortSignal) =>
    world.fetch(`${world.url}/v1/data/query/production`, {
      headers: new Headers({authorization: 'Bearer first'}),
      signal,
    })
  const givenUp = send(givingUp.signal)
  const late = send(tooLong.signal)
  await expect.poll(() => requestsWith('first', world)).toHaveLength(4)
  await expect.poll(() => world.logins).toHaveLength(1)
  givingUp.abort(new Error('given up'))
  await expect(givenUp).rejects.toThrow('given up')
  tooLong.abort(new DOMException('Too long', 'TimeoutError'))
  world.logins[0]?.finish('second')
  expect((await late).status).toBe(200)
})

test('a streamed body is not sent twice: its request is refused once the editor has logged in', async () => {
  const world = await openWorld()
  await endWorkingSession(world)
  const options = {
    method: 'POST',
    headers: new Headers({authorization: 'Bearer first'}),
    body: new Blob(['streamed']).stream(),
    duplex: 'half',
  }
  const held = world.fetch(`${world.url}/v1/data/mutate/production`, options)
  await expect.poll(() => world.logins).toHaveLength(1)
  world.logins[0]?.finish('second')
  const refused = await held
  expect([refused.status, JSON.parse(await refused.text())]).toEqual([401, ENDED])
})

test('a session that never worked is refused, so that the Studio shows its own login', async () => {
  const world = await openWorld()
  const studio = world.client('stale')
  await expect(studio.request({url: '/users/me'})).rejects.toMatchObject({statusCode: 401})
  await expect(studio.fetch('*')).rejects.toMatchObject({statusCode: 401})
  expect(world.logins).toEqual([])
})

test('nobody is asked to log in for a request without a session', async () => {
  const world = await openWorld()
  await endWorkingSession(world)
  const response = await world.fetch(`${world.url}/v1/data/query/production`)
  expect(response.status).toBe(401)
  expect(world.logins).toEqual([])
})

test('after a logout nobody is asked to log in', async () => {
  const world = await openWorld()
  const studio = world.client('first')
  await studio.fetch('*')
  await studio.request({url: '/auth/logout', method: 'POST'})
  world.sessions.delete('first')
  await expect(studio.fetch('*')).rejects.toMatchObject({statusCode: 401})
  expect(world.logins).toEqual([])
})

test('what a valid session may not do is refused as it is', async () => {
  const world = await openWorld()
  const studio = world.client('first')
  await studio.fetch('*')
  await expect(studio.request({url: '/not-allowed'})).rejects.toMatchObject({
    statusCode: 401,
    responseBody: JSON.stringify(NOT_ALLOWED, null, 2),
  })
  expect(world.logins).toEqual([])
})

import {once} from 'node:events'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {WebSocket} from 'ws'

import {attachPresence, type Presence, type PresenceOptions} from './presence.ts'

// The timeout is longer than the default of one second, because the machine may be busy.
function eventually(condition: () => void): Promise<void> {
  return vi.waitFor(condition, {timeout: 20_000})
}

interface Peer {
  readonly socket: WebSocket
  /** All received messages: parsed JSON, or the text if it is not JSON. */
  readonly received: unknown[]
  call(method: string, params?: Record<string, unknown>): Promise<unknown>
}

const USERS = new Map([
  ['token-of-ada', {id: 'ada'}],
  ['token-of-ben', {id: 'ben'}],
])

let server: Server
let presence: Presence | undefined
let peers: WebSocket[] = []

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  for (const socket of peers) {
    socket.terminate()
  }
  peers = []
  await presence?.close()
  server.close()
})

function attach(
  options: Partial<Omit<PresenceOptions, 'hasDataset' | 'authenticate' | 'newId'>> = {},
): void {
  let count = 0
  presence = attachPresence(server, {
    hasDataset: (name) => name === 'production' || name === 'staging',
    authenticate: (token) => USERS.get(token),
    newId: () => `subscription-${++count}`,
    ...options,
  })
}

function socketUrl(dataset = 'production'): string {
  const bound: AddressInfo | string | null = server.address()
  if (bound === null || typeof bound === 'string') {
    throw new Error('The server is not listening')
  }
  return `ws://127.0.0.1:${bound.port}/v2022-06-30/socket/${dataset}?tag=sanity.studio`
}

async function signIn(token: string, dataset?: string): Promise<Peer> {
  const peer = await connect(dataset)
  await peer.call('authorization', {authorization: `Bearer ${token}`})
  return peer
}

async function connect(dataset = 'production'): Promise<Peer> {
  const socket = new WebSocket(socketUrl(dataset))
  peers.push(socket)
  const received: unknown[] = []
  socket.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : ''
    received.push(text.startsWith('{') ? JSON.parse(text) : text)
  })
  await once(socket, 'open')
  let calls = 0
  const peer: Peer = {
    socket,
    received,
    async call(method, params = {}) {
      const id = `request-${++calls}`
      socket.send(
        JSON.stringify({jsonrpc: '2.0', id, method, params: {...params, apiVersion: 'v1'}}),
      )
      await eventually(() => expect(received).toContainEqual(expect.objectContaining({id})))
      return received.find((message) => Reflect.get(Object(message), 'id') === id)
    },
  }
  return peer
}

function eventsOf(peer: Peer): unknown[] {
  return peer.received.filter(
    (message) => Reflect.get(Object(message), 'method') === 'presence_subscription',
  )
}

function subscriptionEvent(subscription: string, result: unknown): unknown {
  return {jsonrpc: '2.0', method: 'presence_subscription', params: {subscription, result}}
}

describe('presence', () => {
  test('replaces a socket that is not logged in when there are too many, but never a logged-in one', async () => {
    attach({maxConnections: 2})
    const ada = await signIn('token-of-ada')
    const anonymous = await connect()
    const ended = once(anonymous.socket, 'close')
    const ben = await signIn('token-of-ben')
    await ended
    await expect(connect()).rejects.toThrow('Unexpected server response: 503')
    expect([ada.socket.readyState, ben.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  })

  test('sends every subscriber the locations of a window and its disconnection', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    const ben = await signIn('token-of-ben')
    expect(await ada.call('presence_subscribe')).toEqual({
      jsonrpc: '2.0',
      id: 'request-2',
      result: 'subscription-1',
    })
    await ben.call('presence_subscribe')

    const locations = [{type: 'document', documentId: 'drafts.article-one', path: ['title']}]
    await ben.call('presence_rollcall', {session: 'window-of-ben'})
    await ben.call('presence_announce', {data: {locations, sessionId: 'window-of-ben'}})
    await ben.call('presence_disconnect', {session: 'window-of-ben'})

    const expected = [
      {type: 'rollCall', i: 'ben', session: 'window-of-ben'},
      {type: 'state', i: 'ben', m: {sessionId: 'window-of-ben', locations}},
      {type: 'disconnect', i: 'ben', m: {session: 'window-of-ben'}},
    ]
    await eventually(() =>
      expect(eventsOf(ada)).toEqual(
        expected.map((event) => subscriptionEvent('subscription-1', event)),
      ),
    )
    expect(eventsOf(ben)).toEqual(
      expected.map((event) => subscriptionEvent('subscription-2', event)),
    )
  })

  test('is separate in each dataset', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    const ben = await signIn('token-of-ben', 'staging')
    const state = {type: 'state', m: {sessionId: 'window', locations: []}}
    await ada.call('presence_subscribe')
    await ben.call('presence_subscribe')
    await ada.call('presence_announce', {data: {locations: [], sessionId: 'window'}})
    await ben.call('presence_announce', {data: {locations: [], sessionId: 'window'}})
    await eventually(() =>
      expect([eventsOf(ada), eventsOf(ben)]).toEqual([
        [subscriptionEvent('subscription-1', {...state, i: 'ada'})],
        [subscriptionEvent('subscription-2', {...state, i: 'ben'})],
      ]),
    )
  })

  test('reports a window as disconnected when its socket breaks', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    await ada.call('presence_subscribe')
    const ben = await signIn('token-of-ben')
    await ben.call('presence_announce', {data: {locations: [], sessionId: 'window-of-ben'}})
    ben.socket.terminate()
    await eventually(() =>
      expect(eventsOf(ada)).toEqual([
        subscriptionEvent('subscription-1', {
          type: 'state',
          i: 'ben',
          m: {sessionId: 'window-of-ben', locations: []},
        }),
        subscriptionEvent('subscription-1', {
          type: 'disconnect',
          i: 'ben',
          m: {session: 'window-of-ben'},
        }),
      ]),
    )
  })

  test('keeps a window that has reconnected with another socket', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    await ada.call('presence_subscribe')
    const data = {locations: [], sessionId: 'window-of-ben'}
    const first = await signIn('token-of-ben')
    await first.call('presence_announce', {data})
    const second = await signIn('token-of-ben')
    await second.call('presence_announce', {data})
    first.socket.terminate()
    await second.call('presence_rollcall', {session: 'window-of-ben'})
    await eventually(() => expect(eventsOf(ada)).toHaveLength(3))
    expect(JSON.stringify(eventsOf(ada))).not.toContain('disconnect')
  })

  test('refuses calls before authorization and names what to call', async () => {
    attach()
    const anonymous = await connect()
    expect(await anonymous.call('presence_subscribe')).toEqual({
      jsonrpc: '2.0',
      id: 'request-1',
      error: {
        code: 4001,
        message:
          '"presence_subscribe" needs a logged-in caller: call "authorization" with {"authorization": "Bearer <token>"} first',
      },
    })
    expect(await anonymous.call('authorization', {authorization: 'Bearer guessed'})).toEqual({
      jsonrpc: '2.0',
      id: 'request-2',
      error: {code: 4001, message: '"authorization" must be "Bearer <a valid token>"'},
    })
  })

  test('refuses calls of one user for the window of another', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    const ben = await signIn('token-of-ben')
    await ada.call('presence_announce', {data: {locations: [], sessionId: 'window-of-ada'}})
    expect(
      await ben.call('presence_announce', {data: {locations: [], sessionId: 'window-of-ada'}}),
    ).toMatchObject({error: {code: -32602}})
    expect(await ben.call('presence_disconnect', {session: 'window-of-ada'})).toMatchObject({
      result: false,
    })
  })

  test('responds to invalid messages with an error and stays connected', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    for (const text of [
      '{',
      '[]',
      '{"jsonrpc":"2.0","id":1}',
      '{"jsonrpc":"2.0","id":2,"method":"x","params":[]}',
    ]) {
      ada.socket.send(text)
    }
    await eventually(() => expect(ada.received).toHaveLength(5))
    expect(ada.received.slice(1)).toEqual([
      {jsonrpc: '2.0', id: null, error: {code: -32700, message: 'The message is not JSON'}},
      {
        jsonrpc: '2.0',
        id: null,
        error: {
          code: -32600,
          message: 'A request is an object with "jsonrpc": "2.0", a "method" and an "id"',
        },
      },
      {jsonrpc: '2.0', id: 1, error: {code: -32600, message: '"method" must be a string'}},
      {jsonrpc: '2.0', id: 2, error: {code: -32602, message: '"params" must be an object'}},
    ])
    expect(await ada.call('nonsense')).toMatchObject({
      error: {code: -32601, message: 'There is no method "nonsense"'},
    })
  })

  test('sends heartbeats and closes a socket that never logs in', async () => {
    // Long enough that a pause of a busy machine does not count as a lost client.
    attach({heartbeatInterval: 500})
    const ada = await signIn('token-of-ada')
    const anonymous = await connect()
    const [code] = await once(anonymous.socket, 'close')
    expect(code).toBe(4001)
    expect(anonymous.received).toContain('♥')
    await eventually(() =>
      expect(ada.received.filter((message) => message === '♥').length).toBeGreaterThan(3),
    )
    expect(ada.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('closes the socket of a user who loses access', async () => {
    const removed = new Set<string>()
    attach({heartbeatInterval: 500, hasAccess: ({id}) => !removed.has(id)})
    const [ada, ben] = [await signIn('token-of-ada'), await signIn('token-of-ben')]
    removed.add('ada')
    const [code] = await once(ada.socket, 'close')
    expect(code).toBe(4001)
    expect(ben.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('confirms an authorization', async () => {
    attach()
    const ada = await connect()
    expect(await ada.call('authorization', {authorization: 'Bearer token-of-ada'})).toEqual({
      jsonrpc: '2.0',
      id: 'request-1',
      result: true,
    })
  })

  test('refuses another dataset with 404', async () => {
    attach()
    const socket = new WebSocket(socketUrl('unknown'))
    peers.push(socket)
    const [, response] = await once(socket, 'unexpected-response')
    expect(response.statusCode).toBe(404)
    socket.on('error', () => undefined)
  })

  test('closes its sockets when it is closed', async () => {
    attach()
    const ada = await signIn('token-of-ada')
    const closed = once(ada.socket, 'close')
    await presence?.close()
    expect((await closed)[0]).toBe(1001)
  })
})

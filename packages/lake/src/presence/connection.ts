import {parseBearer} from '../auth/bearer.ts'
import {WebSocket} from 'ws'

import {parseRpcRequest, RPC_ERROR, RpcError} from './json-rpc.ts'
import {MAX_SESSIONS, type PresenceEvent} from './sessions.ts'

/** A logged-in caller. */
export interface PresenceUser {
  readonly id: string
}

/** All connections of a dataset, with the methods that one of them calls. */
export interface PresenceRoom {
  /** Finds the user that a token belongs to. */
  authenticate(token: string): PresenceUser | undefined | Promise<PresenceUser | undefined>
  newId(): string
  /** Broadcasts a window's locations; returns false if the session belongs to another user or the connection has too many. */
  announce(connection: PresenceConnection, session: string, locations: readonly unknown[]): boolean
  rollCall(connection: PresenceConnection, session: string): void
  disconnect(connection: PresenceConnection, session: string): boolean
}

/** One open socket, its user and its subscriptions. */
export interface PresenceConnection {
  readonly user: PresenceUser | undefined
  deliver(event: PresenceEvent): void
  /** Handles one message; messages are handled in the order of arrival. */
  receive(text: string): void
}

/** WebSocket close codes. */
const CLOSE_POLICY_VIOLATION = 1008
const CLOSE_TRY_AGAIN_LATER = 1013
const MAX_SUBSCRIPTIONS = 16
const MAX_LOCATIONS = 100
const MAX_SESSION_LENGTH = 128
const MAX_WAITING_MESSAGES = 256
const MAX_UNSENT_BYTES = 4 * 1024 * 1024

export function createPresenceConnection(
  socket: WebSocket,
  room: PresenceRoom,
  initialUser: PresenceUser | undefined,
): PresenceConnection {
  const subscriptions = new Set<string>()
  let user = initialUser
  let waiting = 0
  let previous: Promise<void> = Promise.resolve()

  const connection: PresenceConnection = {
    get user() {
      return user
    },
    deliver(event) {
      for (const subscription of subscriptions) {
        send({method: 'presence_subscription', params: {subscription, result: event}})
      }
    },
    receive(text) {
      if (++waiting > MAX_WAITING_MESSAGES) {
        socket.close(CLOSE_POLICY_VIOLATION, 'Too many messages at once')
        return
      }
      previous = handleInOrder(previous, text)
    },
  }
  return connection

  async function handleInOrder(preceding: Promise<void>, text: string): Promise<void> {
    await preceding
    await handle(text)
    waiting--
  }

  async function handle(text: string): Promise<void> {
    let id: string | number | null = null
    try {
      const request = parseRpcRequest(text)
      id = request.id
      send({id, result: await call(request.method, request.params)})
    } catch (error) {
      const rpcError = error instanceof RpcError ? error : undefined
      const code = rpcError?.code ?? RPC_ERROR.invalidRequest
      send({
        id: id ?? rpcError?.id ?? null,
        error: {code, message: rpcError?.message ?? 'The request failed'},
      })
    }
  }

  function send(message: Record<string, unknown>): void {
    if (socket.readyState !== WebSocket.OPEN) {
      return
    }
    if (socket.bufferedAmount > MAX_UNSENT_BYTES) {
      socket.close(CLOSE_TRY_AGAIN_LATER, 'The client reads its messages too slowly')
      return
    }
    socket.send(JSON.stringify({jsonrpc: '2.0', ...message}))
  }

  function call(method: string, params: Record<string, unknown>): unknown {
    if (method === 'authorization') {
      return authorize(params['authorization'])
    }
    if (!user) {
      throw new RpcError(
        RPC_ERROR.unauthorized,
        `"${method}" needs a logged-in caller: call "authorization" with {"authorization": "Bearer <token>"} first`,
      )
    }
    switch (method) {
      case 'presence_subscribe':
        return subscribe()
      case 'presence_unsubscribe':
        return unsubscribe(params['subscriptionId'])
      case 'presence_announce':
        return announce(params['data'])
      case 'presence_rollcall':
        return room.rollCall(connection, parseSession(params['session'], 'session')) ?? true
      case 'presence_disconnect':
        return room.disconnect(connection, parseSession(params['session'], 'session'))
      default:
        throw new RpcError(RPC_ERROR.methodNotFound, `There is no method "${method}"`)
    }
  }

  async function authorize(authorization: unknown): Promise<true> {
    const token = parseBearer(authorization)
    const found = token === undefined ? undefined : await room.authenticate(token)
    if (!found) {
      throw new RpcError(RPC_ERROR.unauthorized, '"authorization" must be "Bearer <a valid token>"')
    }
    user = found
    return true
  }

  function subscribe(): string {
    if (subscriptions.size >= MAX_SUBSCRIPTIONS) {
      throw new RpcError(
        RPC_ERROR.invalidRequest,
        `A connection has at most ${MAX_SUBSCRIPTIONS} subscriptions`,
      )
    }
    const subscription = room.newId()
    subscriptions.add(subscription)
    return subscription
  }

  function unsubscribe(subscription: unknown): true {
    if (typeof subscription !== 'string' || !subscriptions.delete(subscription)) {
      throw new RpcError(RPC_ERROR.invalidParams, '"subscriptionId" must name an open subscription')
    }
    return true
  }

  function announce(data: unknown): true {
    const {sessionId, locations} = parseAnnouncement(data)
    if (!room.announce(connection, sessionId, locations)) {
      throw new RpcError(
        RPC_ERROR.invalidParams,
        `"data.sessionId" belongs to another user, or this connection has ${MAX_SESSIONS} sessions already`,
      )
    }
    return true
  }
}

function parseAnnouncement(data: unknown): {sessionId: string; locations: readonly unknown[]} {
  const {sessionId, locations}: {sessionId?: unknown; locations?: unknown} =
    typeof data === 'object' && data !== null ? data : {}
  if (!Array.isArray(locations) || locations.length > MAX_LOCATIONS) {
    throw new RpcError(
      RPC_ERROR.invalidParams,
      `"data.locations" must be a list of at most ${MAX_LOCATIONS} locations`,
    )
  }
  return {sessionId: parseSession(sessionId, 'data.sessionId'), locations}
}

function parseSession(session: unknown, name: string): string {
  if (typeof session !== 'string' || session === '' || session.length > MAX_SESSION_LENGTH) {
    throw new RpcError(
      RPC_ERROR.invalidParams,
      `"${name}" must be a string of 1 to ${MAX_SESSION_LENGTH} characters`,
    )
  }
  return session
}

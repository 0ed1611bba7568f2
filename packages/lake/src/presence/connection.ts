import {WebSocket} from 'ws'

import {parseRpcRequest, RPC_ERROR, RpcError} from './json-rpc.ts'
import type {PresenceEvent} from './sessions.ts'

/** A signed-in caller, as far as presence needs to know one. */
export interface PresenceUser {
  readonly id: string
}

/** What a connection asks of the room that it is in. */
export interface PresenceRoom {
  /** Finds the user that a token belongs to. */
  authenticate(token: string): PresenceUser | undefined | Promise<PresenceUser | undefined>
  newId(): string
  announce(connection: PresenceConnection, session: string, locations: readonly unknown[]): boolean
  rollCall(connection: PresenceConnection, session: string): void
  disconnect(connection: PresenceConnection, session: string): boolean
}

/** One open socket: what it may do, and which subscriptions events go to. */
export interface PresenceConnection {
  readonly user: PresenceUser | undefined
  deliver(event: PresenceEvent): void
  /** Answers one message; messages are answered in the order they come. */
  receive(text: string): void
}

const CLOSE_POLICY = 1008
const CLOSE_TOO_SLOW = 1013
const MAXIMUM_SUBSCRIPTIONS = 16
const MAXIMUM_LOCATIONS = 100
const MAXIMUM_SESSION_LENGTH = 128
const MAXIMUM_WAITING_MESSAGES = 256
const MAXIMUM_UNSENT_BYTES = 4 * 1024 * 1024

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
      if (++waiting > MAXIMUM_WAITING_MESSAGES) {
        socket.close(CLOSE_POLICY, 'Too many messages at once')
        return
      }
      previous = answerInTurn(previous, text)
    },
  }
  return connection

  async function answerInTurn(turn: Promise<void>, text: string): Promise<void> {
    await turn
    await answer(text)
    waiting--
  }

  async function answer(text: string): Promise<void> {
    let id: string | number | null = null
    try {
      const request = parseRpcRequest(text)
      id = request.id
      send({id, result: await call(request.method, request.params)})
    } catch (error) {
      const known = error instanceof RpcError ? error : undefined
      const code = known?.code ?? RPC_ERROR.invalidRequest
      send({
        id: id ?? known?.id ?? null,
        error: {code, message: known?.message ?? 'The request failed'},
      })
    }
  }

  function send(message: Record<string, unknown>): void {
    if (socket.readyState !== WebSocket.OPEN) {
      return
    }
    if (socket.bufferedAmount > MAXIMUM_UNSENT_BYTES) {
      socket.close(CLOSE_TOO_SLOW, 'Messages are not being read')
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
        `"${method}" is for signed-in callers: call "authorization" with {"authorization": "Bearer <token>"} first`,
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
    if (subscriptions.size >= MAXIMUM_SUBSCRIPTIONS) {
      throw new RpcError(
        RPC_ERROR.invalidRequest,
        `A connection has at most ${MAXIMUM_SUBSCRIPTIONS} subscriptions`,
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
        '"data.sessionId" belongs to another user, or is one too many here',
      )
    }
    return true
  }
}

/** Takes the token out of an `Authorization` value of the scheme Bearer. */
export function parseBearer(authorization: unknown): string | undefined {
  if (typeof authorization !== 'string') {
    return undefined
  }
  return /^Bearer ([\x21-\x7e]+)$/i.exec(authorization)?.[1]
}

function parseAnnouncement(data: unknown): {sessionId: string; locations: readonly unknown[]} {
  const {sessionId, locations}: {sessionId?: unknown; locations?: unknown} =
    typeof data === 'object' && data !== null ? data : {}
  if (!Array.isArray(locations) || locations.length > MAXIMUM_LOCATIONS) {
    throw new RpcError(
      RPC_ERROR.invalidParams,
      `"data.locations" must be a list of at most ${MAXIMUM_LOCATIONS} locations`,
    )
  }
  return {sessionId: parseSession(sessionId, 'data.sessionId'), locations}
}

function parseSession(session: unknown, name: string): string {
  if (typeof session !== 'string' || session === '' || session.length > MAXIMUM_SESSION_LENGTH) {
    throw new RpcError(
      RPC_ERROR.invalidParams,
      `"${name}" must be a string of 1 to ${MAXIMUM_SESSION_LENGTH} characters`,
    )
  }
  return session
}

import {randomUUID} from 'node:crypto'
import type {IncomingMessage, Server} from 'node:http'
import type {Duplex} from 'node:stream'

import {WebSocket, WebSocketServer} from 'ws'

import {parseBearer} from '../auth/bearer.ts'
import {
  createPresenceConnection,
  type PresenceConnection,
  type PresenceRoom,
  type PresenceUser,
} from './connection.ts'
import {createPresenceSessions, type PresenceEvent} from './sessions.ts'

export type {PresenceUser} from './connection.ts'

/** The parts of a Lake that presence uses, and limits. */
export interface PresenceOptions {
  /** Returns true if there is a dataset with this name; a socket of another dataset gets 404. */
  hasDataset(name: string): boolean
  /** Finds the user of a bearer token; `undefined` if it is not valid. */
  authenticate(token: string): PresenceUser | undefined | Promise<PresenceUser | undefined>
  /** Returns false if a user who has logged in no longer has access; asked at each heartbeat. */
  hasAccess?(user: PresenceUser): boolean
  /** Milliseconds between two heartbeats; a client that does not respond before the next heartbeat is disconnected. */
  readonly heartbeatInterval?: number
  /** Maximum number of open sockets; a further one replaces the oldest that is not logged in, or gets 503. */
  readonly maxConnections?: number
  /** Creates the ids of subscriptions. */
  readonly newId?: () => string
}

/** The sockets through which the Studio shows which other users are present. */
export interface Presence {
  /** Closes every socket and stops listening for upgrades. */
  close(): Promise<void>
}

const HEARTBEAT = '♥'
const CLOSE_GOING_AWAY = 1001
const CLOSE_UNAUTHORIZED = 4001
const MAX_MESSAGE_BYTES = 256 * 1024
const SOCKET_PATH = /^\/v(?:X|1|\d{4}-\d{2}-\d{2})\/socket\/([^/?]+)$/

/**
 * Serves `WS /v<version>/socket/<dataset>` on a server: the JSON-RPC that `@sanity/bifur-client` speaks.
 *
 * A browser cannot send a token with an upgrade request, so sockets open for everybody. Before its
 * `authorization` a socket can do nothing, and at the second heartbeat without one it is closed (4001). The
 * socket of a user who has lost access is closed at the next heartbeat.
 */
export function attachPresence(server: Server, options: PresenceOptions): Presence {
  const {heartbeatInterval = 15_000, maxConnections = 500, newId = randomUUID} = options
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  })
  const connections = new Map<WebSocket, PresenceConnection>()
  const rooms = new Map<string, Room>()
  const roomsOfSockets = new WeakMap<WebSocket, Room>()
  /** Sockets that have sent nothing since the last heartbeat. */
  const silent = new WeakSet<WebSocket>()
  /** Sockets that were not logged in at the last heartbeat. */
  const unauthenticated = new WeakSet<WebSocket>()
  const heartbeatTimer = setInterval(sendHeartbeats, heartbeatInterval)
  heartbeatTimer.unref()
  server.on('upgrade', upgrade)

  return {
    async close() {
      clearInterval(heartbeatTimer)
      server.off('upgrade', upgrade)
      for (const socket of connections.keys()) {
        socket.close(CLOSE_GOING_AWAY, 'Shutting down')
      }
      const closed = new Promise<void>((resolve) => {
        sockets.close(() => resolve())
      })
      const terminationTimer = setTimeout(() => {
        for (const socket of connections.keys()) {
          socket.terminate()
        }
      }, 1000)
      await closed
      clearTimeout(terminationTimer)
    },
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const dataset = datasetOf(request.url ?? '')
    if (dataset === undefined || !options.hasDataset(dataset)) {
      const problem =
        dataset === undefined ? 'There is no socket at this path' : `Dataset "${dataset}" not found`
      refuse(stream, '404 Not Found', `${problem}: connect to /v2022-06-30/socket/<dataset>`)
    } else if (connections.size >= maxConnections && !endOldestUnauthenticated()) {
      refuse(stream, '503 Service Unavailable', 'Too many sockets are open: try again later')
    } else {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        void open(socket, request, findRoom(dataset))
      })
    }
  }

  /** Ends the oldest socket that is not logged in, because it has had the most time to log in. */
  function endOldestUnauthenticated(): boolean {
    for (const [socket, connection] of connections) {
      if (connection.user) {
        continue
      }
      remove(socket)
      socket.terminate()
      return true
    }
    return false
  }

  async function open(socket: WebSocket, request: IncomingMessage, room: Room): Promise<void> {
    // The listeners are added before the token is checked, so that no message is lost meanwhile.
    const queued: string[] = []
    let receive = (text: string): void => void queued.push(text)
    socket.on('error', () => socket.terminate())
    socket.on('pong', () => silent.delete(socket))
    socket.on('message', (data, isBinary) => {
      silent.delete(socket)
      if (!isBinary) {
        receive(textOf(data))
      }
    })
    const token = parseBearer(request.headers.authorization)
    const user = token === undefined ? undefined : await options.authenticate(token)
    const connection = createPresenceConnection(socket, room.methods, user)
    connections.set(socket, connection)
    room.connections.add(connection)
    roomsOfSockets.set(socket, room)
    socket.on('close', () => remove(socket))
    if (socket.readyState !== WebSocket.OPEN) {
      remove(socket)
    }
    receive = (text) => connection.receive(text)
    for (const text of queued) {
      receive(text)
    }
  }

  function remove(socket: WebSocket): void {
    const connection = connections.get(socket)
    if (!connection) {
      return
    }
    connections.delete(socket)
    roomsOfSockets.get(socket)?.leave(connection)
  }

  function findRoom(dataset: string): Room {
    const room = rooms.get(dataset) ?? createRoom((token) => options.authenticate(token), newId)
    rooms.set(dataset, room)
    return room
  }

  function sendHeartbeats(): void {
    for (const [socket, connection] of connections) {
      if (silent.has(socket)) {
        socket.terminate()
      } else if (!connection.user && unauthenticated.has(socket)) {
        socket.close(CLOSE_UNAUTHORIZED, 'No authorization')
      } else if (connection.user && options.hasAccess?.(connection.user) === false) {
        socket.close(CLOSE_UNAUTHORIZED, 'No access')
      } else {
        if (!connection.user) {
          unauthenticated.add(socket)
        }
        silent.add(socket)
        socket.ping()
        socket.send(HEARTBEAT)
      }
    }
  }
}

/** The sockets of one dataset. */
interface Room {
  readonly connections: Set<PresenceConnection>
  readonly methods: PresenceRoom
  /** Removes a connection with its windows. */
  leave(connection: PresenceConnection): void
}

function createRoom(authenticate: PresenceOptions['authenticate'], newId: () => string): Room {
  const connections = new Set<PresenceConnection>()
  const sessions = createPresenceSessions<PresenceConnection>()
  const broadcast = (event: PresenceEvent): void => {
    for (const connection of connections) {
      connection.deliver(event)
    }
  }
  return {
    connections,
    methods: {
      authenticate,
      newId,
      announce(connection, session, locations) {
        const id = idOf(connection)
        if (!sessions.claim(session, id, connection)) {
          return false
        }
        broadcast({type: 'state', i: id, m: {sessionId: session, locations}})
        return true
      },
      rollCall(connection, session) {
        broadcast({type: 'rollCall', i: idOf(connection), session})
      },
      disconnect(connection, session) {
        const id = idOf(connection)
        const released = sessions.release(session, id)
        if (released) {
          broadcast({type: 'disconnect', i: id, m: {session}})
        }
        return released
      },
    },
    leave(connection) {
      connections.delete(connection)
      if (!connection.user) {
        return
      }
      for (const session of sessions.releaseAll(connection)) {
        broadcast({type: 'disconnect', i: connection.user.id, m: {session}})
      }
    },
  }
}

function idOf(connection: PresenceConnection): string {
  // A connection refuses all calls before it has a user.
  if (!connection.user) {
    throw new TypeError('The connection has no user')
  }
  return connection.user.id
}

function datasetOf(url: string): string | undefined {
  const path = url.split('?', 1)[0] ?? ''
  return SOCKET_PATH.exec(path)?.[1]
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) {
    return Buffer.concat(data).toString('utf8')
  }
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}

function refuse(stream: Duplex, status: string, message: string): void {
  const [code = ''] = status.split(' ')
  const body = JSON.stringify({statusCode: Number(code), error: status.slice(4), message})
  stream.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    // Without this, a client that does not close its side would keep the connection open.
    () => stream.destroy(),
  )
}

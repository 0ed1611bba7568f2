import {randomUUID} from 'node:crypto'
import type {IncomingMessage, Server} from 'node:http'
import type {Duplex} from 'node:stream'

import {WebSocket, WebSocketServer} from 'ws'

import {
  createPresenceConnection,
  parseBearer,
  type PresenceConnection,
  type PresenceRoom,
  type PresenceUser,
} from './connection.ts'
import {createPresenceSessions, type PresenceEvent} from './sessions.ts'

export type {PresenceUser} from './connection.ts'

/** What presence needs from the Lake that it belongs to. */
export interface PresenceOptions {
  /** The dataset whose sockets are served; any other is answered 404. */
  readonly dataset: string
  /** Finds the user that a bearer token belongs to; `undefined` where it is not valid. */
  authenticate(token: string): PresenceUser | undefined | Promise<PresenceUser | undefined>
  /** Milliseconds between two heartbeats; a peer that has not answered one by the next is dropped. */
  readonly heartbeatInterval?: number
  /** Sockets open at once; one more takes the place of one not signed in, or is answered 503. */
  readonly maximumConnections?: number
  /** Makes the ids of subscriptions. */
  readonly newId?: () => string
}

/** The sockets over which the Studio shows who else is here. */
export interface Presence {
  /** Closes every socket and stops listening for upgrades. */
  close(): Promise<void>
}

const HEARTBEAT = '♥'
const CLOSE_GOING_AWAY = 1001
const CLOSE_UNAUTHORIZED = 4001
const MAXIMUM_MESSAGE_BYTES = 256 * 1024
const SOCKET_PATH = /^\/v(?:X|1|\d{4}-\d{2}-\d{2})\/socket\/([^/?]+)$/

/**
 * Serves `WS /v<version>/socket/<dataset>` on a server: the JSON-RPC that `@sanity/bifur-client` speaks.
 *
 * A browser cannot send a token with an upgrade, so a socket opens for anybody, may do nothing before
 * its `authorization`, and is closed (4001) where that has not come by the second heartbeat.
 */
export function attachPresence(server: Server, options: PresenceOptions): Presence {
  const {
    dataset,
    heartbeatInterval = 15_000,
    maximumConnections = 500,
    newId = randomUUID,
  } = options
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAXIMUM_MESSAGE_BYTES,
  })
  const connections = new Map<WebSocket, PresenceConnection>()
  const silent = new WeakSet<WebSocket>()
  const strangers = new WeakSet<WebSocket>()
  const sessions = createPresenceSessions<PresenceConnection>()
  const beat = setInterval(sendHeartbeats, heartbeatInterval)
  beat.unref()
  server.on('upgrade', upgrade)

  const room: PresenceRoom = {
    authenticate: (token) => options.authenticate(token),
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
  }

  return {
    async close() {
      clearInterval(beat)
      server.off('upgrade', upgrade)
      for (const socket of connections.keys()) {
        socket.close(CLOSE_GOING_AWAY, 'Shutting down')
      }
      const closed = new Promise<void>((resolve) => {
        sockets.close(() => resolve())
      })
      const impatience = setTimeout(() => {
        for (const socket of connections.keys()) {
          socket.terminate()
        }
      }, 1000)
      await closed
      clearTimeout(impatience)
    },
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const asked = datasetOf(request.url ?? '')
    if (asked !== dataset) {
      const name = asked === undefined ? `No socket at this address` : `No dataset "${asked}"`
      refuse(stream, '404 Not Found', `${name}: ask for /v2022-06-30/socket/${dataset}`)
    } else if (connections.size >= maximumConnections && !endOldestStranger()) {
      refuse(stream, '503 Service Unavailable', 'Too many sockets are open: try again later')
    } else {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        void open(socket, request)
      })
    }
  }

  /** Every socket begins as a stranger's: the oldest of these has had the most time to sign in. */
  function endOldestStranger(): boolean {
    for (const [socket, connection] of connections) {
      if (connection.user) {
        continue
      }
      forget(socket)
      socket.terminate()
      return true
    }
    return false
  }

  async function open(socket: WebSocket, request: IncomingMessage): Promise<void> {
    // Listeners come first: what arrives while the token is looked up must not be lost.
    const early: string[] = []
    let receive = (text: string): void => void early.push(text)
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
    const connection = createPresenceConnection(socket, room, user)
    connections.set(socket, connection)
    socket.on('close', () => forget(socket))
    if (socket.readyState !== WebSocket.OPEN) {
      forget(socket)
    }
    receive = (text) => connection.receive(text)
    for (const text of early) {
      receive(text)
    }
  }

  function forget(socket: WebSocket): void {
    const connection = connections.get(socket)
    if (!connection) {
      return
    }
    connections.delete(socket)
    if (!connection.user) {
      return
    }
    for (const session of sessions.releaseAll(connection)) {
      broadcast({type: 'disconnect', i: connection.user.id, m: {session}})
    }
  }

  function broadcast(event: PresenceEvent): void {
    for (const connection of connections.values()) {
      connection.deliver(event)
    }
  }

  function sendHeartbeats(): void {
    for (const [socket, connection] of connections) {
      if (silent.has(socket)) {
        socket.terminate()
      } else if (!connection.user && strangers.has(socket)) {
        socket.close(CLOSE_UNAUTHORIZED, 'No authorization')
      } else {
        if (!connection.user) {
          strangers.add(socket)
        }
        silent.add(socket)
        socket.ping()
        socket.send(HEARTBEAT)
      }
    }
  }
}

function idOf(connection: PresenceConnection): string {
  // The connection lets no call through before it has a user.
  if (!connection.user) {
    throw new TypeError('A connection without a user took part')
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
    // A peer that does not close its side would keep the connection for ever.
    () => stream.destroy(),
  )
}

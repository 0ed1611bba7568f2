import type {Server} from 'node:http'
import type {AddressInfo} from 'node:net'

import {getRequestListener} from '@hono/node-server'

import {isLoopbackHost} from './auth/origins.ts'
import {BoundedServer, CONNECTION_LIMITS, type ConnectionLimits} from './bounded-server.ts'
import type {Lake} from './lake.ts'
import {attachPresence} from './presence/presence.ts'

/** The address that a Lake listens on, and the limits of its connections. */
export interface ServeOptions {
  /** The port; 0 chooses a free one. */
  readonly port: number
  /** The host name or address to listen on; `127.0.0.1` by default, which only this machine can reach. */
  readonly hostname?: string
  readonly limits?: Partial<ConnectionLimits>
}

/** A Lake that listens on a port. */
export interface ServedLake {
  readonly url: string
  readonly port: number
  /**
   * Stops listening, ends event streams and sockets, and waits at most eight seconds for pending
   * requests. The Lake itself stays open.
   */
  close(): Promise<void>
}

/** The Lake cannot listen; the message names the option to change. */
export class ServeError extends Error {
  readonly code: 'port-taken' | 'port-forbidden'

  constructor(code: 'port-taken' | 'port-forbidden', message: string) {
    super(message)
    this.name = 'ServeError'
    this.code = code
  }
}

/**
 * Serves a Lake over HTTP, with the WebSocket for presence.
 *
 * Rejects with a ServeError if the port is taken or forbidden.
 */
export async function serveLake(lake: Lake, options: ServeOptions): Promise<ServedLake> {
  const {port, hostname = '127.0.0.1', limits} = options
  const handle = getRequestListener((request) => lake.fetch(request), {
    overrideGlobalObjects: false,
  })
  const bounded = new BoundedServer(
    {...CONNECTION_LIMITS, ...limits},
    (request, response) => void handle(request, response),
  )
  const {server} = bounded
  const presence = attachPresence(server, {
    dataset: lake.dataset,
    authenticate(token) {
      return lake.authenticate(token)
    },
  })
  const {port: actualPort} = await listenOn(server, port, hostname)
  void lake.warmUp()
  const host = isLoopbackHost(hostname) ? 'localhost' : hostname
  return {
    url: `http://${host}:${actualPort}`,
    port: actualPort,
    async close() {
      lake.endStreams()
      await Promise.all([presence.close(), bounded.close()])
    },
  }
}

function listenOn(server: Server, port: number, hostname: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(serveErrorOf(error, port)))
    server.listen(port, hostname, () => {
      const address = server.address()
      if (address && typeof address === 'object') {
        resolve(address)
      }
    })
  })
}

function serveErrorOf(error: Error, port: number): Error {
  if ('code' in error && error.code === 'EADDRINUSE') {
    return new ServeError('port-taken', `Port ${port} is taken: choose another one with --port`)
  }
  if ('code' in error && error.code === 'EACCES') {
    return new ServeError(
      'port-forbidden',
      `Port ${port} is not allowed: choose a port from 1024 to 65535 with --port`,
    )
  }
  return error
}

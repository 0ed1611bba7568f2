import type {IncomingMessage, Server} from 'node:http'
import type {AddressInfo} from 'node:net'

import {isLoopbackHost} from './auth/origins.ts'
import {BoundedServer, CONNECTION_LIMITS, type ConnectionLimits} from './bounded-server.ts'
import type {Lake} from './lake.ts'
import {attachPresence} from './presence/presence.ts'
import {formatServeUrl} from './serve-url.ts'

/** Milliseconds. */
const WARM_UP_DELAY = 500

/** The address that a Lake listens on, and the limits of its connections. */
export interface ServeOptions {
  /** The port; 0 chooses a free one. */
  readonly port: number
  /** The host name or address to listen on; `127.0.0.1` by default, which only this machine can reach. */
  readonly hostname?: string
  /** True if every request comes from a proxy that adds the address of the client to `X-Forwarded-For`. */
  readonly trustProxy?: boolean
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

/** The Lake cannot listen; the message names the option to change or the command to run. */
export class ServeError extends Error {
  readonly code: 'port-taken' | 'port-forbidden' | 'password-missing'

  constructor(code: ServeError['code'], message: string) {
    super(message)
    this.name = 'ServeError'
    this.code = code
  }
}

/**
 * Serves a Lake over HTTP, with the WebSocket for presence.
 *
 * Rejects with a ServeError if the port is taken or forbidden, or if other machines can reach the Lake and no
 * administrator has a password.
 */
export async function serveLake(lake: Lake, options: ServeOptions): Promise<ServedLake> {
  const {port, hostname = '127.0.0.1', trustProxy = false, limits} = options
  if (!isLoopbackHost(hostname) && !lake.hasAdministratorWithPassword) {
    throw new ServeError(
      'password-missing',
      `Other machines can reach a Lake at ${hostname}, but no administrator has a password: run "lake user add --data DIR --role administrator --name 'Your Name' --email you@example.org" first, or "lake user password" for an administrator who has none`,
    )
  }
  const bounded = new BoundedServer(
    {...CONNECTION_LIMITS, ...limits},
    (request, response) => void lake.respond(request, response, addressOf(request, trustProxy)),
  )
  const {server} = bounded
  const presence = attachPresence(server, {
    hasDataset: (name) => lake.datasets.has(name),
    authenticate: (token) => lake.authenticate(token),
    hasAccess: ({id}) => lake.canReadAll(id),
  })
  const {port: actualPort} = await listenOn(server, port, hostname)
  // Later, so that the first responses do not wait for the start of other processes.
  const warmUp = setTimeout(() => void lake.warmUp(), WARM_UP_DELAY)
  warmUp.unref()
  return {
    url: formatServeUrl(hostname, actualPort),
    port: actualPort,
    async close() {
      clearTimeout(warmUp)
      lake.endStreams()
      await Promise.all([presence.close(), bounded.close()])
    },
  }
}

/** Returns the network address of a client. A proxy adds it at the end of `X-Forwarded-For`; clients can send the rest. */
function addressOf(
  {headers, socket}: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustProxy: boolean,
): string {
  const forwarded = trustProxy
    ? [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim()
    : undefined
  return forwarded || (socket.remoteAddress ?? '')
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

import {createServer} from 'node:net'

import {serve, type ServerType} from '@hono/node-server'

const HOSTNAME = '127.0.0.1'
/** Milliseconds that running requests have to finish when a server closes. */
const CLOSE_TIMEOUT_MS = 2_000

/** A server on this machine. */
export interface RunningServer {
  /** For example `http://localhost:3333`. */
  readonly url: string
  /** Frees the port and lets running requests finish, but for two seconds at most. */
  close(): Promise<void>
}

/** The port that a server listens on, and the command-line option that changes it. */
export interface Endpoint {
  readonly title: string
  /** 0 means any free port. */
  readonly port: number
  readonly option: string
}

/** A port is taken; the message names the option that changes it. */
export class PortTakenError extends Error {
  readonly code = 'port-taken'

  constructor({title, port, option}: Endpoint) {
    super(
      `${title}: port ${port} is taken. Choose another with ${option}, or stop the program that uses it.`,
    )
  }
}

/**
 * Checks that a port is free, before the slow work begins.
 *
 * @throws PortTakenError
 */
export function assertFree(endpoint: Endpoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(toListenError(error, endpoint)))
    probe.listen(endpoint.port, HOSTNAME, () => probe.close(() => resolve()))
  })
}

/**
 * Serves a fetch handler on loopback.
 *
 * @throws PortTakenError
 */
export function listen(
  handler: (request: Request) => Response | Promise<Response>,
  endpoint: Endpoint,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {fetch: handler, port: endpoint.port, hostname: HOSTNAME},
      ({port}) => resolve({url: `http://localhost:${port}`, close: () => close(server)}),
    )
    server.once('error', (error) => reject(toListenError(error, endpoint)))
  })
}

function toListenError(error: NodeJS.ErrnoException, endpoint: Endpoint): Error {
  return error.code === 'EADDRINUSE' ? new PortTakenError(endpoint) : error
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if ('closeAllConnections' in server) {
        server.closeAllConnections()
      }
    }, CLOSE_TIMEOUT_MS)
    server.close((error) => {
      clearTimeout(timer)
      if (error) {
        reject(error)
      } else {
        resolve()
      }
    })
  })
}

import {createServer} from 'node:net'

import {serve, type ServerType} from '@hono/node-server'

const HOSTNAME = '127.0.0.1'
/** Milliseconds that requests under way have to finish when a server closes. */
const CLOSE_TIMEOUT = 2_000

/** A server on this machine. */
export interface Listening {
  /** For example `http://localhost:3333`. */
  readonly url: string
  /** Frees the port, lets requests under way finish for a moment, and ends what is left. */
  close(): Promise<void>
}

/** What is to listen where, and the option by which the user would change it. */
export interface Place {
  readonly title: string
  /** 0 takes any free port. */
  readonly port: number
  readonly option: string
}

/** A port is taken; the message names the option that changes it. */
export class PortTakenError extends Error {
  readonly code = 'port-taken'

  constructor({title, port, option}: Place) {
    super(`${title}: port ${port} is taken. Choose another with ${option}, or stop what holds it.`)
  }
}

/** @throws PortTakenError, before anything slow has been done. */
export function assertFree(place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(explain(error, place)))
    probe.listen(place.port, HOSTNAME, () => probe.close(() => resolve()))
  })
}

/**
 * Serves a fetch handler on loopback.
 *
 * @throws PortTakenError
 */
export function listen(
  handler: (request: Request) => Response | Promise<Response>,
  place: Place,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {fetch: handler, port: place.port, hostname: HOSTNAME},
      ({port}) => resolve({url: `http://localhost:${port}`, close: () => close(server)}),
    )
    server.once('error', (error) => reject(explain(error, place)))
  })
}

function explain(error: NodeJS.ErrnoException, place: Place): Error {
  return error.code === 'EADDRINUSE' ? new PortTakenError(place) : error
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if ('closeAllConnections' in server) {
        server.closeAllConnections()
      }
    }, CLOSE_TIMEOUT)
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

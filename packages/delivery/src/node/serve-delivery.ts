import {serve, type ServerType} from '@hono/node-server'

import type {Delivery} from '../create-delivery.ts'

/** A running server. */
export interface DeliveryServer {
  /** Such as 'http://127.0.0.1:4400'. */
  readonly url: string
  /** Stops accepting requests, and ends the connection for live events. */
  readonly close: () => Promise<void>
}

/**
 * Serves a delivery with Node.
 *
 * @param options - Port 0 is any free port; by default the server can be reached only from this machine.
 */
export function serveDelivery(
  delivery: Delivery,
  {port, hostname = '127.0.0.1'}: {readonly port: number; readonly hostname?: string},
): Promise<DeliveryServer> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({fetch: delivery.fetch, port, hostname}, (address) => {
      const host = hostname.includes(':') ? `[${hostname}]` : hostname
      resolve({url: `http://${host}:${address.port}`, close: () => close(server, delivery)})
    })
    server.once('error', reject)
  })
}

function close(server: ServerType, delivery: Delivery): Promise<void> {
  delivery.close()
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) {
      server.closeIdleConnections()
    }
  })
}

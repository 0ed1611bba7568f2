import type {IncomingMessage, ServerResponse} from 'node:http'

import {getRequestListener} from '@hono/node-server'

import type {Delivery} from '../create-delivery.ts'

/** Handles requests of Node's HTTP server. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Creates a handler for Node's HTTP server, which is also middleware of Express. It responds to all requests; the path
 * of `site.url` is the path at which Express uses it.
 *
 * @example
 * app.use(createNodeHandler(delivery))
 */
export function createNodeHandler(delivery: Delivery): NodeHandler {
  const listener = getRequestListener(delivery.fetch)
  return async (request: IncomingMessage & {readonly originalUrl?: string}, response) => {
    // Express removes the path at which a handler is used from `url`.
    request.url = request.originalUrl ?? request.url
    await listener(request, response)
  }
}

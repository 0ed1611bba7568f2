import {once} from 'node:events'
import type {IncomingMessage, ServerResponse} from 'node:http'

import {RequestError} from '../errors/request-error.ts'
import type {Handler} from './handler.ts'
import type {HttpRequest} from './http-request.ts'
import type {Reply} from './reply.ts'

/** Milliseconds that a client has to finish sending a body that the Lake has refused; then the connection is closed. */
const MAX_DRAIN_TIME = 500
/** Request targets that `new URL()` would change, for example with `..` or characters that are not encoded. */
const UNUSUAL_TARGET = /[^\w\-.~!$&'()*+,;=:@/?%[\]]|\/\.|%2e|^[^/]/i

/**
 * Lets a handler respond to a request of a `node:http` server, without a Request and a Response, which take as much
 * processor time as a small query.
 */
export async function respondToNode(
  handle: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  address: string | undefined,
): Promise<void> {
  // A client may disconnect at any time.
  outgoing.on('error', ignore)
  const handled = handle(new NodeRequest(incoming, address))
  const {status, headers, body} = handled instanceof Promise ? await handled : handled
  try {
    outgoing.writeHead(status, headers)
    if (body === undefined || body instanceof Uint8Array) {
      outgoing.end(body)
    } else if (typeof body === 'string') {
      outgoing.end(body, encodingOf(body, headers))
    } else if (body instanceof ReadableStream) {
      await sendStream(body, outgoing)
    } else {
      await sendChunks(body, outgoing)
    }
  } catch {
    // Ends the connection, so that the client does not mistake a part of the body for all of it.
    outgoing.destroy()
  }
  if (!incoming.complete) {
    drain(incoming)
  }
}

class NodeRequest implements HttpRequest {
  readonly method: string
  readonly path: string
  readonly address: string | undefined
  readonly #incoming: IncomingMessage
  readonly #search: string
  #query: URLSearchParams | undefined

  constructor(incoming: IncomingMessage, address: string | undefined) {
    const target = normaliseTarget(incoming.url ?? '/')
    const end = target.indexOf('?')
    this.method = incoming.method ?? 'GET'
    this.path = end < 0 ? target : target.slice(0, end)
    this.address = address
    this.#incoming = incoming
    this.#search = end < 0 ? '' : target.slice(end + 1)
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.#search)
    return this.#query
  }

  get url(): URL {
    const {host = 'localhost'} = this.#incoming.headers
    const url = URL.parse(`http://${host}`)
    // A host with a path, a query or a user would change the rest of the URL.
    if (!url || url.href !== `${url.origin}/`) {
      throw new RequestError('bad-request', `The header "host" is not valid: "${host}"`)
    }
    return new URL(`${url.origin}${this.path}${this.#search === '' ? '' : `?${this.#search}`}`)
  }

  get body(): AsyncIterable<Uint8Array> | undefined {
    const {headers} = this.#incoming
    const hasBody =
      headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    // A handler that stops reading must still be able to respond.
    return hasBody ? this.#incoming.iterator({destroyOnReturn: false}) : undefined
  }

  header(name: string): string | undefined {
    const value = this.#incoming.headers[name]
    return typeof value === 'object' ? value.join(', ') : value
  }
}

/** Returns the path and the query of a request as `new URL()` would write them. */
function normaliseTarget(target: string): string {
  if (!UNUSUAL_TARGET.test(target)) {
    return target
  }
  const url = URL.parse(target.startsWith('/') ? `http://localhost${target}` : target)
  return url ? url.pathname + url.search : target
}

/** Returns the encoding of a text with a known length in bytes: plain ASCII is sent faster as Latin-1. */
function encodingOf(text: string, headers: Reply['headers']): 'latin1' | 'utf8' {
  return headers['content-length'] === String(text.length) ? 'latin1' : 'utf8'
}

async function sendChunks(chunks: readonly Uint8Array[], outgoing: ServerResponse): Promise<void> {
  for (const chunk of chunks) {
    if (!outgoing.write(chunk)) {
      await waitForClient(outgoing)
    }
    if (outgoing.destroyed) {
      return
    }
  }
  outgoing.end()
}

async function sendStream(
  stream: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
): Promise<void> {
  const reader = stream.getReader()
  const cancel = (): void => void reader.cancel().catch(ignore)
  outgoing.once('close', cancel)
  if (outgoing.destroyed) {
    cancel()
  }
  for (;;) {
    const {done, value} = await reader.read()
    if (done) {
      break
    }
    if (!outgoing.write(value)) {
      await waitForClient(outgoing)
    }
  }
  outgoing.off('close', cancel)
  outgoing.end()
}

/** Resolves when the client has read what was sent, or has disconnected. */
async function waitForClient(outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) {
    return
  }
  const waiting = new AbortController()
  const {signal} = waiting
  await Promise.race([once(outgoing, 'drain', {signal}), once(outgoing, 'close', {signal})])
  waiting.abort()
}

/** Reads the rest of a body that nobody needs, so that the connection can be used again. */
function drain(incoming: IncomingMessage): void {
  const timer = setTimeout(() => incoming.destroy(), MAX_DRAIN_TIME)
  incoming.once('close', () => clearTimeout(timer))
  incoming.once('end', () => clearTimeout(timer))
  incoming.resume()
}

function ignore(): void {
  // Nobody can be told.
}

import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http'

/** The limits of a server's connections; times in milliseconds. */
export interface ConnectionLimits {
  /** Number of open connections; further ones are closed at once. */
  readonly maxConnections: number
  /** From the first byte of a request to the end of its headers. */
  readonly headersTimeout: number
  /**
   * Between two bytes in either direction during a request, so a slow upload is not interrupted. Must be
   * longer than the interval of the heartbeats that keep event streams open.
   */
  readonly stallTimeout: number
  /** From a response to the next request on the same connection. */
  readonly keepAliveTimeout: number
  /** From the call of `close` to the end of the last pending request. */
  readonly closeTimeout: number
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  // More than the maximum number of event streams, so that other requests can always connect.
  maxConnections: 12_000,
  headersTimeout: 20_000,
  stallTimeout: 60_000,
  keepAliveTimeout: 5_000,
  // Docker kills a container ten seconds after SIGTERM.
  closeTimeout: 8_000,
}

/** Milliseconds between two checks for requests that exceed `headersTimeout`. */
const MAX_CHECK_INTERVAL = 5_000

/** Bytes. Listeners send their query in the URL, and a token. */
const MAX_HEADER_SIZE = 64 * 1024

/** An HTTP server that limits its connections and finishes pending requests when it closes. */
export class BoundedServer {
  readonly server: Server
  readonly #limits: ConnectionLimits
  readonly #pending = new Set<ServerResponse>()
  #onFinish: (() => void) | undefined

  constructor(limits: ConnectionLimits, listener: RequestListener) {
    const {headersTimeout, keepAliveTimeout, maxConnections, stallTimeout} = limits
    this.#limits = limits
    this.server = createServer(
      {
        maxHeaderSize: MAX_HEADER_SIZE,
        headersTimeout,
        keepAliveTimeout,
        connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL, headersTimeout),
        // A large upload may take long; `stallTimeout` ends an upload that has stopped.
        requestTimeout: 0,
      },
      (request, response) => {
        this.#track(response)
        listener(request, response)
      },
    )
    this.server.maxConnections = maxConnections
    this.server.timeout = stallTimeout
  }

  /** Stops listening, waits at most `closeTimeout` for pending requests, then closes all connections. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve())
    })
    for (const response of this.#pending) {
      setConnectionClose(response)
    }
    await this.#waitForPending()
    this.server.closeAllConnections()
    await closed
  }

  #track(response: ServerResponse): void {
    if (!this.server.listening) {
      setConnectionClose(response)
    }
    this.#pending.add(response)
    response.once('close', () => {
      this.#pending.delete(response)
      if (this.#pending.size === 0) {
        this.#onFinish?.()
      }
    })
  }

  async #waitForPending(): Promise<void> {
    if (this.#pending.size === 0) {
      return
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#limits.closeTimeout)
      this.#onFinish = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function setConnectionClose(response: ServerResponse): void {
  if (!response.headersSent) {
    response.setHeader('connection', 'close')
  }
}

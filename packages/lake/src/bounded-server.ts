import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http'

/** What one server bears of connections; times in milliseconds. */
export interface ConnectionLimits {
  /** Connections open at once; any further one is ended as it comes. */
  readonly maxConnections: number
  /** From the first byte of a request to the end of its headers. */
  readonly headersTimeout: number
  /**
   * Between two bytes in either direction while a request is under way, so that an upload over a slow
   * line goes on. Longer than the interval of the heartbeats that keep event streams open.
   */
  readonly stallTimeout: number
  /** From a response to the next request of the same connection. */
  readonly keepAliveTimeout: number
  /** How long requests under way have to finish when the server closes. */
  readonly closeTimeout: number
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  // More than there may be event streams, so that requests get through beside them.
  maxConnections: 12_000,
  headersTimeout: 20_000,
  stallTimeout: 60_000,
  keepAliveTimeout: 5_000,
  // Docker kills ten seconds after it has asked a container to stop.
  closeTimeout: 8_000,
}

/** How often Node looks for requests whose headers are late. */
const MAX_CHECKING_INTERVAL = 5_000

/** Listeners send their query in the address, together with a token. */
const MAX_HEADER_SIZE = 64 * 1024

/** A server that bears no more of its connections than it must, and closes without dropping a request. */
export class BoundedServer {
  readonly server: Server
  readonly #limits: ConnectionLimits
  readonly #underWay = new Set<ServerResponse>()
  #onFinish: (() => void) | undefined

  constructor(limits: ConnectionLimits, listener: RequestListener) {
    const {headersTimeout, keepAliveTimeout, maxConnections, stallTimeout} = limits
    this.#limits = limits
    this.server = createServer(
      {
        maxHeaderSize: MAX_HEADER_SIZE,
        headersTimeout,
        keepAliveTimeout,
        connectionsCheckingInterval: Math.min(MAX_CHECKING_INTERVAL, headersTimeout),
        // A large upload takes long: it ends when nothing more of it comes.
        requestTimeout: 0,
      },
      (request, response) => {
        this.#follow(response)
        listener(request, response)
      },
    )
    this.server.maxConnections = maxConnections
    this.server.timeout = stallTimeout
  }

  /** Stops listening, lets the requests under way finish within `closeTimeout`, and ends the rest. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve())
    })
    for (const response of this.#underWay) {
      announceEnd(response)
    }
    await this.#finished()
    this.server.closeAllConnections()
    await closed
  }

  #follow(response: ServerResponse): void {
    if (!this.server.listening) {
      announceEnd(response)
    }
    this.#underWay.add(response)
    response.once('close', () => {
      this.#underWay.delete(response)
      if (this.#underWay.size === 0) {
        this.#onFinish?.()
      }
    })
  }

  async #finished(): Promise<void> {
    if (this.#underWay.size === 0) {
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

function announceEnd(response: ServerResponse): void {
  if (!response.headersSent) {
    response.setHeader('connection', 'close')
  }
}

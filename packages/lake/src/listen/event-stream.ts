import {ClosingError} from '../errors/closing-error.ts'
import {RequestError} from '../errors/request-error.ts'

/** Maximum number of unread bytes. If there are more, the client is disconnected; it then resumes or fetches again. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024

/** Limits for all event streams together. */
export interface StreamLimits {
  /** Maximum number of open streams: each uses memory, and each listener takes time at every commit. */
  readonly maxStreams: number
  /** Maximum number of open streams of clients that are not logged in, so that logged-in clients can always open some. */
  readonly maxAnonymousStreams: number
  /** Milliseconds between the comments that keep a stream open. */
  readonly heartbeatInterval: number
}

const STREAM_LIMITS: StreamLimits = {
  maxStreams: 10_000,
  maxAnonymousStreams: 8_000,
  heartbeatInterval: 15_000,
}

/** One server-sent event; `data` is sent as JSON. */
export interface ServerEvent {
  readonly event: string
  readonly id?: string
  readonly data: unknown
}

/** Encodes an event, so that it can be sent to many streams. */
export function encodeEvent({event, id, data}: ServerEvent): Uint8Array {
  // No part contains a line break: event names are constants, ids are validated, and JSON escapes line breaks.
  const idLine = id === undefined ? '' : `id: ${id}\n`
  return Buffer.from(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`)
}

const RETRY = Buffer.from('retry: 500\n\n')
const COMMENT = Buffer.from(':\n\n')

/** Starts sending events to a stream; returns a function that stops it. */
export type StartSending = (stream: EventStream) => () => void

/** One open stream of server-sent events. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  /** True if the client is not logged in. */
  readonly isAnonymous: boolean
  readonly #isCurrent: (() => boolean) | undefined
  readonly #onEnd: (stream: EventStream) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #stopSending: (() => void) | undefined

  constructor(isCurrent: (() => boolean) | undefined, onEnd: (stream: EventStream) => void) {
    this.isAnonymous = isCurrent === undefined
    this.#isCurrent = isCurrent
    this.#onEnd = onEnd
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#end(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: 0}),
    )
  }

  start(startSending: StartSending, heartbeatInterval: number): void {
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatInterval)
    this.#heartbeat.unref()
    this.sendEncoded(RETRY)
    const stop = startSending(this)
    if (this.#controller) {
      this.#stopSending = stop
    } else {
      stop()
    }
  }

  send(event: ServerEvent): void {
    this.sendEncoded(encodeEvent(event))
  }

  /** Sends an event that `encodeEvent` has encoded. */
  sendEncoded(bytes: Uint8Array): void {
    if (!this.#controller) {
      return
    }
    this.#controller.enqueue(bytes)
    if ((this.#controller.desiredSize ?? 0) < -MAX_UNREAD_BYTES) {
      this.#disconnect()
    }
  }

  /** Ends the stream when the client has read everything that was sent. */
  close(): void {
    const controller = this.#controller
    this.#end()
    controller?.close()
  }

  #beat(): void {
    if (this.#isCurrent?.() === false) {
      this.close()
    } else {
      this.sendEncoded(COMMENT)
    }
  }

  #disconnect(): void {
    const controller = this.#controller
    this.#end()
    controller?.error(new Error('The client reads events more slowly than they are sent'))
  }

  #end(): void {
    if (!this.#controller) {
      return
    }
    this.#controller = undefined
    clearInterval(this.#heartbeat)
    this.#stopSending?.()
    this.#onEnd(this)
  }
}

/** All open event streams, so that they can be counted and closed together. */
export class EventStreams {
  readonly #open = new Set<EventStream>()
  readonly #limits: StreamLimits
  #anonymousCount = 0
  #isClosed = false

  constructor(limits: Partial<StreamLimits> = {}) {
    this.#limits = {...STREAM_LIMITS, ...limits}
  }

  /**
   * Returns a response with a stream of server-sent events and a comment every 15 seconds. At each comment,
   * `isCurrent` tells whether the caller still has access; it is undefined for a client that is not logged in.
   *
   * Throws a RequestError, status 503, if too many streams are open.
   */
  respond(isCurrent: (() => boolean) | undefined, startSending: StartSending): Response {
    const {maxStreams, maxAnonymousStreams, heartbeatInterval} = this.#limits
    if (this.#isClosed) {
      throw new ClosingError()
    }
    if (
      this.#open.size >= maxStreams ||
      (!isCurrent && this.#anonymousCount >= maxAnonymousStreams)
    ) {
      throw new RequestError(
        'unavailable',
        `${this.#open.size} event streams are open: try again later`,
      )
    }
    const stream = new EventStream(isCurrent, (ended) => this.#remove(ended))
    this.#open.add(stream)
    if (stream.isAnonymous) {
      this.#anonymousCount++
    }
    stream.start(startSending, heartbeatInterval)
    return new Response(stream.body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  }

  /** Number of open streams. */
  get size(): number {
    return this.#open.size
  }

  /** Ends every stream and refuses new ones. */
  close(): void {
    this.#isClosed = true
    for (const stream of this.#open) {
      stream.close()
    }
  }

  #remove(stream: EventStream): void {
    this.#open.delete(stream)
    if (stream.isAnonymous) {
      this.#anonymousCount--
    }
  }
}

/** The open event streams of one dataset, which end with it. */
export class StreamGroup {
  readonly #streams: EventStreams
  readonly #open = new Set<EventStream>()

  constructor(streams: EventStreams) {
    this.#streams = streams
  }

  /** Does the same as `EventStreams.respond`. */
  respond(isCurrent: (() => boolean) | undefined, startSending: StartSending): Response {
    return this.#streams.respond(isCurrent, (stream) => {
      this.#open.add(stream)
      const stop = startSending(stream)
      return () => {
        this.#open.delete(stream)
        stop()
      }
    })
  }

  /** Number of open streams. */
  get size(): number {
    return this.#open.size
  }

  /** Ends every stream; clients connect again. */
  end(): void {
    for (const stream of this.#open) {
      stream.close()
    }
  }
}

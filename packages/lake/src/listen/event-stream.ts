import {RequestError} from '../errors/request-error.ts'

/** Bytes a client may leave unread before it is cut off; it then reconnects and resumes or refetches. */
const MAX_UNREAD = 16 * 1024 * 1024

/** What event streams may cost together. */
export interface StreamLimits {
  /** Streams open at once; each costs memory, and a listener's each commit some time. */
  readonly maxStreams: number
  /** Of these, streams of callers who are not signed in: they never take the last places. */
  readonly maxAnonymousStreams: number
  /** Milliseconds between two comments that keep a stream open. */
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

/** Sends what a stream is for; returns how to stop. */
export type StartSending = (stream: EventStream) => () => void

/** One open stream of server-sent events. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  /** Nobody is signed in at the other end. */
  readonly anonymous: boolean
  readonly #encoder = new TextEncoder()
  readonly #onEnd: (stream: EventStream) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #stopSending: (() => void) | undefined

  constructor(anonymous: boolean, onEnd: (stream: EventStream) => void) {
    this.anonymous = anonymous
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
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), heartbeatInterval)
    this.#heartbeat.unref()
    this.#write('retry: 500\n\n')
    const stop = startSending(this)
    if (this.#controller) {
      this.#stopSending = stop
    } else {
      stop()
    }
  }

  send({event, id, data}: ServerEvent): void {
    // Ids and names hold no line breaks: both are made from checked ids, and JSON has none.
    const idLine = id === undefined ? '' : `id: ${id}\n`
    this.#write(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`)
  }

  /** Ends the stream once all that was sent is read. */
  close(): void {
    const controller = this.#controller
    this.#end()
    controller?.close()
  }

  #write(text: string): void {
    if (!this.#controller) {
      return
    }
    this.#controller.enqueue(this.#encoder.encode(text))
    if ((this.#controller.desiredSize ?? 0) < -MAX_UNREAD) {
      this.#cutOff()
    }
  }

  #cutOff(): void {
    const controller = this.#controller
    this.#end()
    controller?.error(new Error('The client reads more slowly than events come'))
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

/** Every event stream that is open, so that they can be closed together. */
export class EventStreams {
  readonly #open = new Set<EventStream>()
  readonly #limits: StreamLimits
  #anonymous = 0
  #closed = false

  constructor(limits: Partial<StreamLimits> = {}) {
    this.#limits = {...STREAM_LIMITS, ...limits}
  }

  /**
   * Answers with a stream of server-sent events, with a comment every 15 seconds; `anonymous` tells
   * that nobody is signed in at the other end.
   *
   * Throws a RequestError, status 503, where too many are open.
   */
  respond(anonymous: boolean, startSending: StartSending): Response {
    const {maxStreams, maxAnonymousStreams, heartbeatInterval} = this.#limits
    if (this.#closed) {
      throw new RequestError('unavailable', 'The Lake is stopping: try again later')
    }
    if (this.#open.size >= maxStreams || (anonymous && this.#anonymous >= maxAnonymousStreams)) {
      throw new RequestError(
        'unavailable',
        `${this.#open.size} event streams are open: try again later`,
      )
    }
    const stream = new EventStream(anonymous, (ended) => this.#forget(ended))
    this.#open.add(stream)
    if (anonymous) {
      this.#anonymous++
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

  /** How many streams are open. */
  get size(): number {
    return this.#open.size
  }

  /** Ends every stream, and refuses new ones. */
  close(): void {
    this.#closed = true
    for (const stream of this.#open) {
      stream.close()
    }
  }

  #forget(stream: EventStream): void {
    this.#open.delete(stream)
    if (stream.anonymous) {
      this.#anonymous--
    }
  }
}

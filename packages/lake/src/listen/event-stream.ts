import {RequestError} from '../errors/request-error.ts'

const HEARTBEAT_INTERVAL = 15_000
/** Bytes a client may leave unread before it is cut off; it then reconnects and resumes or refetches. */
const MAX_UNREAD = 16 * 1024 * 1024

/** Streams open at once; each costs memory, and a listener's each commit some time. */
const MAX_STREAMS = 10_000

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
  readonly #encoder = new TextEncoder()
  readonly #onEnd: (stream: EventStream) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #stopSending: (() => void) | undefined

  constructor(onEnd: (stream: EventStream) => void) {
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

  start(startSending: StartSending): void {
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_INTERVAL)
    this.#heartbeat.unref()
    this.#write('retry: 500\n\n')
    const stop = startSending(this)
    if (this.#controller) this.#stopSending = stop
    else stop()
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
    if (!this.#controller) return
    this.#controller.enqueue(this.#encoder.encode(text))
    if ((this.#controller.desiredSize ?? 0) < -MAX_UNREAD) this.#cutOff()
  }

  #cutOff(): void {
    const controller = this.#controller
    this.#end()
    controller?.error(new Error('The client reads more slowly than events come'))
  }

  #end(): void {
    if (!this.#controller) return
    this.#controller = undefined
    clearInterval(this.#heartbeat)
    this.#stopSending?.()
    this.#onEnd(this)
  }
}

/** Every event stream that is open, so that they can be closed together. */
export class EventStreams {
  readonly #open = new Set<EventStream>()

  /**
   * Answers with a stream of server-sent events, with a comment every 15 seconds.
   *
   * Throws a RequestError, status 503, where too many are open.
   */
  respond(startSending: StartSending): Response {
    if (this.#open.size >= MAX_STREAMS) {
      throw new RequestError(
        'unavailable',
        `${MAX_STREAMS} event streams are open: try again later`,
      )
    }
    const stream = new EventStream((ended) => this.#open.delete(ended))
    this.#open.add(stream)
    stream.start(startSending)
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

  /** Ends every stream. */
  close(): void {
    for (const stream of this.#open) stream.close()
  }
}

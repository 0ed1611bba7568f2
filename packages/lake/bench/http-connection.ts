import {connect, type Socket} from 'node:net'

/** A response that has been received as a whole. */
export interface ReceivedResponse {
  readonly status: number
  readonly body: Buffer
}

const HEADER_END = Buffer.from('\r\n\r\n')

/**
 * A kept-alive connection that sends one request after the other.
 *
 * It parses only the status and the length of a response, because a general client takes about as much processor
 * time as a fast server, and both would then measure the client.
 */
export class HttpConnection {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #received = 0
  /** Length of the whole response in bytes; undefined until the headers have arrived. */
  #expected: number | undefined
  #headerLength = 0
  #status = 0
  #resolve: ((response: ReceivedResponse) => void) | undefined
  #reject: ((error: Error) => void) | undefined

  constructor(port: number) {
    this.#socket = connect({port, host: '127.0.0.1', noDelay: true})
    this.#socket.on('data', (chunk) => this.#receive(chunk))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection')))
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed
  }

  /** Sends a request; rejects if the connection ends before the response is complete. */
  send(request: string | Buffer): Promise<ReceivedResponse> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
      if (this.#socket.destroyed) {
        this.#fail(new Error('The connection is closed'))
      } else {
        this.#socket.write(request)
      }
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#received += chunk.length
    if (this.#expected === undefined) {
      this.#parseHead()
    }
    if (this.#expected !== undefined && this.#received >= this.#expected) {
      this.#finish()
    }
  }

  #parseHead(): void {
    const data = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    if (!data) {
      return
    }
    this.#chunks = [data]
    const end = data.indexOf(HEADER_END)
    if (end < 0) {
      return
    }
    const head = data.toString('latin1', 0, end)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    this.#status = Number(head.slice(9, 12))
    if (length === undefined && this.#status !== 304) {
      this.#socket.destroy(new Error('A response has no content-length'))
      return
    }
    this.#headerLength = end + HEADER_END.length
    this.#expected = this.#headerLength + Number(length ?? 0)
  }

  #finish(): void {
    const data = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    const body = (data ?? Buffer.alloc(0)).subarray(this.#headerLength)
    const resolve = this.#resolve
    this.#chunks = []
    this.#received = 0
    this.#expected = undefined
    this.#resolve = undefined
    this.#reject = undefined
    resolve?.({status: this.#status, body})
  }

  #fail(error: Error): void {
    const reject = this.#reject
    this.#resolve = undefined
    this.#reject = undefined
    reject?.(error)
  }
}

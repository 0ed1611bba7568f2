/** Bandwidth and latency of a browser's line. */
export interface LinkShape {
  /** Of the download; uploads are small and only delayed. */
  readonly bytesPerSecond: number
  readonly roundTripMs: number
  /** Round trips before the first byte of a request can be sent: 1 for TCP, 2 for TCP with TLS 1.3. */
  readonly setupRoundTrips: number
}

/** The largest payload of one packet on Ethernet. */
export const SEGMENT_BYTES = 1460

/** One browser's line, shared by all connections: each packet waits for those before it. */
export class Link {
  readonly shape: LinkShape
  #freeAt = 0

  constructor(shape: LinkShape) {
    this.shape = shape
  }

  /**
   * Queues a packet that the server sends at `sentAt`.
   *
   * @returns When the browser has received it, in milliseconds of `performance.now()`.
   */
  arrival(sentAt: number, bytes: number): number {
    const start = Math.max(this.#freeAt, sentAt)
    this.#freeAt = start + (bytes / this.shape.bytesPerSecond) * 1000
    return this.#freeAt + this.shape.roundTripMs / 2
  }
}

/**
 * How many bytes one connection may have in flight: ten segments at first, more with each acknowledgement.
 *
 * Follows RFC 6928 (initial window) and RFC 5681 (slow start), which never ends since no packet is lost.
 */
export class SendWindow {
  #window = 10 * SEGMENT_BYTES
  #inFlight = 0

  /** Bytes that can be sent now. */
  get room(): number {
    return this.#window - this.#inFlight
  }

  sent(bytes: number): void {
    this.#inFlight += bytes
  }

  acknowledged(bytes: number): void {
    this.#inFlight -= bytes
    this.#window += bytes
  }
}

/** Bandwidth and latency of a browser's network link. */
export interface LinkShape {
  /** For downloads; uploads are small, so they are only delayed. */
  readonly bytesPerSecond: number
  readonly roundTripMs: number
  /** Round trips before the first byte of a request can be sent: 1 for TCP, 2 for TCP with TLS 1.3. */
  readonly setupRoundTrips: number
}

/** The largest payload of one packet on Ethernet. */
export const SEGMENT_BYTES = 1460

/** One browser's network link, shared by all its connections: each packet waits for the packets before it. */
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
  queuePacket(sentAt: number, bytes: number): number {
    const start = Math.max(this.#freeAt, sentAt)
    this.#freeAt = start + (bytes / this.shape.bytesPerSecond) * 1000
    return this.#freeAt + this.shape.roundTripMs / 2
  }
}

/**
 * How many bytes one connection may have in flight: ten segments at first, more with each acknowledgement.
 *
 * Follows RFC 6928 (initial window) and RFC 5681 (slow start); slow start never ends, because no packet is lost.
 */
export class SendWindow {
  #window = 10 * SEGMENT_BYTES
  #inFlight = 0

  /** Bytes that can be sent now. */
  get availableBytes(): number {
    return this.#window - this.#inFlight
  }

  markSent(bytes: number): void {
    this.#inFlight += bytes
  }

  markAcknowledged(bytes: number): void {
    this.#inFlight -= bytes
    this.#window += bytes
  }
}

/** What a visitor's line is like. */
export interface LinkShape {
  /** Of what comes down; what goes up is small and only waits. */
  readonly bytesPerSecond: number
  readonly roundTripMs: number
  /** Round trips before the first byte of a request may leave: 1 for TCP, 2 for TCP with TLS 1.3. */
  readonly setupRoundTrips: number
}

/** The largest payload of one packet on Ethernet. */
export const SEGMENT_BYTES = 1460

/** One visitor's line, shared by all connections: whatever comes down waits for what is before it. */
export class Link {
  readonly shape: LinkShape
  #freeAt = 0

  constructor(shape: LinkShape) {
    this.shape = shape
  }

  /**
   * Takes a place in the queue for a packet that the server sends at `sentAt`.
   *
   * @returns When the visitor has it, in milliseconds of `performance.now()`.
   */
  arrival(sentAt: number, bytes: number): number {
    const start = Math.max(this.#freeAt, sentAt)
    this.#freeAt = start + (bytes / this.shape.bytesPerSecond) * 1000
    return this.#freeAt + this.shape.roundTripMs / 2
  }
}

/**
 * How much one connection may have on its way: ten segments at first, more with every acknowledgement.
 *
 * Follows RFC 6928 (initial window) and RFC 5681 (slow start); the line loses nothing, so it never ends.
 */
export class SendWindow {
  #window = 10 * SEGMENT_BYTES
  #inFlight = 0

  /** Bytes that may be sent now. */
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

/** How many attempts a bucket allows at once, and how fast it fills up again. */
export interface BucketOptions {
  readonly capacity: number
  /** Milliseconds until one more attempt is possible. */
  readonly interval: number
  /** Maximum number of buckets in memory; beyond it, the bucket that was unused for longest is forgotten. */
  readonly maxBuckets: number
}

/** Token buckets by key. A full bucket takes no memory. */
export class AttemptBuckets {
  readonly #options: BucketOptions
  /** The time at which each bucket is full again, in milliseconds. */
  readonly #fullAt = new Map<string, number>()

  constructor(options: BucketOptions) {
    this.#options = options
  }

  /** Milliseconds until an attempt is possible; 0 if it is possible now. */
  delayOf(key: string, now: number): number {
    const {capacity, interval} = this.#options
    const fullAt = this.#fullAt.get(key) ?? now
    return Math.max(0, fullAt - now - (capacity - 1) * interval)
  }

  /** Takes one attempt from a bucket. */
  take(key: string, now: number): void {
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now) + this.#options.interval
    // Map keeps the order of insertion, so the first key is the one that was unused for longest.
    this.#fullAt.delete(key)
    this.#fullAt.set(key, fullAt)
    for (const [oldest, oldestFullAt] of this.#fullAt) {
      if (oldestFullAt > now && this.#fullAt.size <= this.#options.maxBuckets) {
        break
      }
      this.#fullAt.delete(oldest)
    }
  }

  /** Puts one attempt back into a bucket. */
  giveBack(key: string, now: number): void {
    const fullAt = this.#fullAt.get(key)
    if (fullAt === undefined) {
      return
    }
    if (fullAt - this.#options.interval > now) {
      this.#fullAt.set(key, fullAt - this.#options.interval)
    } else {
      this.#fullAt.delete(key)
    }
  }

  /** Number of buckets in memory. */
  get size(): number {
    return this.#fullAt.size
  }
}

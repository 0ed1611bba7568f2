interface Entry<Value> {
  readonly value: Value
  readonly expires: number
}

/** A map of limited size. Entries expire after some time, and the oldest are removed if there are too many. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, Entry<Value>>()
  readonly #capacity: number
  readonly #lifetime: number

  /** `lifetime` is in milliseconds. */
  constructor(capacity: number, lifetime: number) {
    this.#capacity = capacity
    this.#lifetime = lifetime
  }

  /** Calls `makeKey` only if there are entries, because keys may be expensive. */
  get(makeKey: () => string): Value | undefined {
    if (this.#entries.size === 0) {
      return undefined
    }
    const key = makeKey()
    const entry = this.#entries.get(key)
    if (!entry) {
      return undefined
    }
    if (entry.expires > performance.now()) {
      return entry.value
    }
    this.#entries.delete(key)
    return undefined
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, {value, expires: performance.now() + this.#lifetime})
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) {
        break
      }
      this.#entries.delete(oldest)
    }
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }
}

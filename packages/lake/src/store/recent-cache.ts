interface Entry<Value> {
  readonly value: Value
  readonly size: number
}

/**
 * A cache of what was used recently, limited by size.
 *
 * Its entries are in two generations: what is used moves to the recent one, and when that has half of the size, the
 * other one is dropped. This takes less time at each use than a strict order.
 */
export class RecentCache<Value> {
  readonly #capacity: number
  #recent = new Map<string, Entry<Value>>()
  #older = new Map<string, Entry<Value>>()
  #recentSize = 0

  /** `capacity` is the maximum size of all entries together. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key)
    if (recent) {
      return recent.value
    }
    const older = this.#older.get(key)
    if (!older) {
      return undefined
    }
    this.#older.delete(key)
    this.#add(key, older)
    return older.value
  }

  /** Keeps a value, unless it is larger than half of the capacity. */
  set(key: string, value: Value, size: number): void {
    this.delete(key)
    if (size <= this.#capacity / 2) {
      this.#add(key, {value, size})
    }
  }

  delete(key: string): void {
    this.#older.delete(key)
    const entry = this.#recent.get(key)
    if (entry) {
      this.#recent.delete(key)
      this.#recentSize -= entry.size
    }
  }

  clear(): void {
    this.#recent.clear()
    this.#older.clear()
    this.#recentSize = 0
  }

  #add(key: string, entry: Entry<Value>): void {
    if (this.#recentSize + entry.size > this.#capacity / 2) {
      this.#older = this.#recent
      this.#recent = new Map()
      this.#recentSize = 0
    }
    this.#recent.set(key, entry)
    this.#recentSize += entry.size
  }
}

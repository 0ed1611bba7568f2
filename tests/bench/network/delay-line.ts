/** Runs actions in the order they were put in, each no earlier than its time. */
export class DelayLine {
  readonly #waiting: {readonly due: number; readonly act: () => void}[] = []
  #timer: NodeJS.Timeout | undefined

  /** Puts in an action; `due` is in milliseconds of `performance.now()` and may not go back. */
  put(due: number, act: () => void): void {
    this.#waiting.push({due, act})
    this.#timer ??= this.#wake()
  }

  /** Forgets all that still waits. */
  clear(): void {
    this.#waiting.length = 0
    clearTimeout(this.#timer)
  }

  #wake(): NodeJS.Timeout | undefined {
    const next = this.#waiting[0]
    if (!next) {
      return undefined
    }
    return setTimeout(() => this.#run(), Math.max(0, next.due - performance.now()))
  }

  #run(): void {
    // A timer may fire a fraction of a millisecond before its time.
    const now = performance.now() + 0.5
    while (this.#waiting[0] && this.#waiting[0].due <= now) {
      this.#waiting.shift()?.act()
    }
    this.#timer = this.#wake()
  }
}

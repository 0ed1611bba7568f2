/** Runs actions in the order in which they were added, each no earlier than its time. */
export class DelayLine {
  readonly #waiting: {readonly due: number; readonly act: () => void}[] = []
  #timer: NodeJS.Timeout | undefined

  /** Adds an action; `due` is in milliseconds of `performance.now()` and not before that of earlier actions. */
  add(due: number, act: () => void): void {
    this.#waiting.push({due, act})
    this.#timer ??= this.#wake()
  }

  /** Removes all actions that have not run. */
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

/** Runs actions in the order in which they were added, and none before its time. */
export class DelayQueue {
  readonly #waiting: {readonly due: number; readonly action: () => void}[] = []
  #timer: NodeJS.Timeout | undefined

  /** Adds an action; `due` is a time of `performance.now()` in ms, not before the `due` of earlier actions. */
  add(due: number, action: () => void): void {
    this.#waiting.push({due, action})
    this.#timer ??= this.#startTimer()
  }

  /** Removes all actions that have not run. */
  clear(): void {
    this.#waiting.length = 0
    clearTimeout(this.#timer)
  }

  #startTimer(): NodeJS.Timeout | undefined {
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
      this.#waiting.shift()?.action()
    }
    this.#timer = this.#startTimer()
  }
}

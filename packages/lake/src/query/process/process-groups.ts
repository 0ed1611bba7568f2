import type {QueryProcess} from './query-process.ts'
import type {TimedRequest} from './query-request.ts'

/** One process for queries that were fast before, one for new queries, and a spare process. */
const SHARED_PROCESSES = 3
const MAX_SLOW_QUERIES = 2
const MAX_ANONYMOUS_SLOW_QUERIES = 1

/**
 * The processes of a pool in two groups. Shared processes evaluate fast and new queries, one after the
 * other. A dedicated process evaluates one query that is slow or may become slow.
 */
export class ProcessGroups {
  readonly #start: () => QueryProcess
  readonly #shared: QueryProcess[] = []
  readonly #dedicated: QueryProcess[] = []
  /** Starts at 1, so that a Lake that is open only for a moment, as in a test, starts no spare processes. */
  #sharedCount = 1

  constructor(start: () => QueryProcess) {
    this.#start = start
  }

  get shared(): readonly QueryProcess[] {
    return this.#shared
  }

  get dedicated(): readonly QueryProcess[] {
    return this.#dedicated
  }

  get all(): readonly QueryProcess[] {
    return [...this.#shared, ...this.#dedicated]
  }

  /** Lists the shared processes that accept tasks. */
  get ready(): readonly QueryProcess[] {
    return this.#shared.filter(({isReady}) => isReady)
  }

  /** True if all shared processes have started. */
  get isComplete(): boolean {
    return this.ready.length >= this.#sharedCount
  }

  /** A process that can evaluate a slow query: an idle dedicated process or the spare shared process. */
  get available(): QueryProcess | undefined {
    const [, , spare] = this.ready
    return this.#dedicated.find(({isBusy}) => !isBusy) ?? spare
  }

  /** From now on `startMissing` starts all shared processes, not only the first. */
  allowSpares(): void {
    this.#sharedCount = SHARED_PROCESSES
  }

  startMissing(): void {
    // These processes become shared again if their query does not become slow.
    const returning = this.#dedicated.filter(({hasLowPriority}) => !hasLowPriority)
    while (this.#shared.length + returning.length < this.#sharedCount) {
      this.#shared.push(this.#start())
    }
  }

  /** Returns true if this query may run although it is slow. */
  canRunSlow({isAnonymous}: TimedRequest): boolean {
    const running = this.#dedicated.filter(({isBusy}) => isBusy)
    if (running.length >= MAX_SLOW_QUERIES) {
      return false
    }
    const anonymous = running.filter(({runningTask}) => runningTask?.request.isAnonymous !== false)
    return !isAnonymous || anonymous.length < MAX_ANONYMOUS_SLOW_QUERIES
  }

  dedicate(process: QueryProcess): void {
    this.remove(process)
    this.#dedicated.push(process)
  }

  share(process: QueryProcess): void {
    this.remove(process)
    this.#shared.push(process)
  }

  remove(process: QueryProcess): void {
    for (const group of [this.#shared, this.#dedicated]) {
      const index = group.indexOf(process)
      if (index >= 0) {
        group.splice(index, 1)
      }
    }
  }

  /** Removes and returns an idle dedicated process, if one more dedicated process would be too many. */
  takeSurplus(): QueryProcess | undefined {
    const idle = this.#dedicated.find(({isBusy}) => !isBusy)
    if (!idle || this.#dedicated.length < MAX_SLOW_QUERIES) {
      return undefined
    }
    this.remove(idle)
    return idle
  }
}

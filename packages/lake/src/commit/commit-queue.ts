import {ClosingError} from '../errors/closing-error.ts'
import {isStorageFull} from '../store/storage-full.ts'
import type {Commit, CommitOutcome, CommitRequest} from './commit.ts'
import {CommitGroup, type CommitContext, type SelectedTransaction} from './commit-group.ts'

/** Milliseconds after which no further transaction is added to a group, so that other requests do not wait. */
const MAX_GROUP_TIME = 20
/** Turns of the event loop that a group waits while each of them brings further transactions. */
const MAX_TURNS = 8

/**
 * Transactions that arrive together, which are written to disk together.
 *
 * A group waits as long as each turn of the event loop brings further transactions: clients that have received
 * the responses to the previous group send their next requests at about the same time.
 */
export class CommitQueue {
  readonly #context: CommitContext
  readonly #publish: (commit: Commit) => void
  readonly #unpublished: Commit[] = []
  #waiting: Entry[] = []
  #isScheduled = false
  #isClosed = false

  /** Calls `publish` with every commit, in order, after its request was answered. */
  constructor(context: CommitContext, publish: (commit: Commit) => void) {
    this.#context = context
    this.#publish = publish
  }

  /**
   * Commits a transaction; resolves when it is on disk, or with `undefined` if documents must be selected by
   * query first. A selected transaction goes before the others, because each of them would make it invalid.
   *
   * Rejects with a MutationError, with a ClosingError if the queue is closed, and with a storage error.
   */
  commit(
    request: CommitRequest,
    selected?: SelectedTransaction,
  ): Promise<CommitOutcome | undefined> {
    if (this.#isClosed) {
      return Promise.reject(new ClosingError())
    }
    return new Promise((resolve, reject) => {
      const entry: Entry = {request, selected, resolve, reject}
      if (selected) {
        this.#waiting.unshift(entry)
      } else {
        this.#waiting.push(entry)
      }
      this.#schedule()
    })
  }

  /** Publishes the commits that are on disk, without waiting for the end of this turn. */
  publishNow(): void {
    for (const commit of this.#unpublished.splice(0)) {
      this.#publish(commit)
    }
  }

  /** Commits and publishes all that is waiting, and refuses further transactions. */
  close(): void {
    this.#isClosed = true
    while (this.#waiting.length > 0) {
      this.#commitGroup()
    }
    this.publishNow()
  }

  #schedule(): void {
    if (this.#isScheduled) {
      return
    }
    this.#isScheduled = true
    this.#waitForMore(0, 1)
  }

  #waitForMore(seen: number, turn: number): void {
    // All requests that have arrived in this turn are handled before this callback.
    setImmediate(() => {
      const {length} = this.#waiting
      if (length > seen && turn < MAX_TURNS) {
        this.#waitForMore(length, turn + 1)
        return
      }
      this.#isScheduled = false
      this.#commitGroup()
      if (this.#waiting.length > 0) {
        this.#schedule()
      }
    })
  }

  #commitGroup(): void {
    const start = performance.now()
    const group = new CommitGroup(this.#context)
    const prepared: PreparedEntry[] = []
    const isInTime = (): boolean =>
      prepared.length === 0 || performance.now() - start < MAX_GROUP_TIME
    for (let entry; isInTime() && (entry = this.#waiting.shift());) {
      prepared.push(prepare(group, entry))
    }
    this.#answer(group, prepared)
  }

  #answer(group: CommitGroup, prepared: readonly PreparedEntry[]): void {
    let commits: Commit[]
    try {
      commits = group.write()
    } catch (error) {
      this.#refuse(prepared, error)
      return
    }
    for (const {settle} of prepared) {
      settle()
    }
    if (commits.length > 0) {
      this.#unpublished.push(...commits)
      // The responses are sent before this callback.
      setImmediate(() => this.publishNow())
    }
  }

  /** Refuses all if the disk is full. After another error, each is tried alone, so that it harms no other. */
  #refuse(prepared: readonly PreparedEntry[], error: unknown): void {
    for (const {entry} of prepared) {
      if (prepared.length === 1 || isStorageFull(error)) {
        entry.reject(error)
      } else {
        const group = new CommitGroup(this.#context)
        this.#answer(group, [prepare(group, entry)])
      }
    }
  }
}

interface Entry {
  readonly request: CommitRequest
  readonly selected: SelectedTransaction | undefined
  readonly resolve: (outcome: CommitOutcome | undefined) => void
  readonly reject: (error: unknown) => void
}

interface PreparedEntry {
  readonly entry: Entry
  /** Answers the request; call it when the group is on disk. */
  readonly settle: () => void
}

function prepare(group: CommitGroup, entry: Entry): PreparedEntry {
  try {
    const outcome = group.add(entry.request, entry.selected)
    return {entry, settle: () => entry.resolve(outcome)}
  } catch (error) {
    return {entry, settle: () => entry.reject(error)}
  }
}

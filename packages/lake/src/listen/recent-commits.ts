import type {Commit} from '../commit/commit.ts'
import {skipDamaged} from '../errors/damage-error.ts'
import {loggedCommits} from '../history/logged-commits.ts'
import type {HistorySource} from '../history/past-state.ts'

/** How many commits are kept. */
export interface RecentLimits {
  readonly maxCommits: number
  /** Bytes of JSON of all kept commits together. */
  readonly maxBytes: number
}

/** Maximum number of commits to read from the log, because other requests wait meanwhile. */
const MAX_LOGGED_COMMITS = 200

const RECENT_LIMITS: RecentLimits = {maxCommits: 1000, maxBytes: 8 * 1024 * 1024}

/** The latest commits with their documents, for listeners that reconnect; after a restart they are read from the log. */
export class RecentCommits {
  #commits: Commit[] = []
  #bytes = 0
  /** True if older commits are in the log but do not fit. */
  #hasDropped = false
  readonly #source: HistorySource
  readonly #limits: RecentLimits

  constructor(source: HistorySource, limits: Partial<RecentLimits> = {}) {
    this.#source = source
    this.#limits = {...RECENT_LIMITS, ...limits}
  }

  add(commit: Commit): void {
    this.#commits.push(commit)
    this.#bytes += bytesOf(commit)
    this.#dropOldest()
  }

  /** Forgets all commits, because documents were erased: clients that reconnect fetch again. */
  clear(): void {
    this.#commits = []
    this.#bytes = 0
    this.#hasDropped = true
  }

  /** Returns a commit and all later ones; `undefined` if the commit is unknown or is not one of the latest. */
  since(transactionId: string): readonly Commit[] | undefined {
    const start = this.#commits.findLastIndex(({id}) => id === transactionId)
    if (start !== -1) {
      return this.#commits.slice(start)
    }
    const sequence = this.#source.log.sequenceOf(transactionId)
    return sequence === undefined ? undefined : this.#readFrom(sequence)
  }

  /** Returns all commits after a sequence number; `undefined` if they are not the latest ones. */
  after(sequence: number): readonly Commit[] | undefined {
    const latest = this.#source.log.latestSequence()
    if (sequence === latest) {
      return []
    }
    if (sequence < 0 || sequence > latest) {
      return undefined
    }
    const [first] = this.#commits
    return first && first.sequence <= sequence + 1
      ? this.#commits.filter((commit) => commit.sequence > sequence)
      : this.#readFrom(sequence + 1)
  }

  /** Reads the commits from a sequence number on, which were made before this process has started. */
  #readFrom(sequence: number): readonly Commit[] | undefined {
    const {log} = this.#source
    const count = log.latestSequence() - sequence + 1
    if (
      this.#hasDropped ||
      count > Math.min(MAX_LOGGED_COMMITS, this.#limits.maxCommits) ||
      log.sizeSince(sequence) > this.#limits.maxBytes
    ) {
      return undefined
    }
    const commits = skipDamaged(() => loggedCommits(this.#source, sequence))
    if (!commits) {
      return undefined
    }
    this.#commits = commits
    this.#bytes = this.#commits.reduce((sum, commit) => sum + bytesOf(commit), 0)
    this.#dropOldest()
    return this.#commits.length === count ? [...this.#commits] : undefined
  }

  #dropOldest(): void {
    const {maxCommits, maxBytes} = this.#limits
    let dropped = 0
    while (this.#commits.length - dropped > maxCommits || this.#bytes > maxBytes) {
      const oldest = this.#commits[dropped++]
      this.#bytes -= oldest ? bytesOf(oldest) : 0
    }
    this.#commits.splice(0, dropped)
    this.#hasDropped ||= dropped > 0
  }
}

/** Counts the documents before and after the changes, and what every change has besides. */
function bytesOf({changes}: Commit): number {
  return changes.reduce((sum, {before, size}) => sum + (before ? 2 : 1) * size + CHANGE_BYTES, 0)
}

const CHANGE_BYTES = 1000

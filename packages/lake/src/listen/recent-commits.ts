import type {Commit} from '../commit/commit.ts'
import type {HistorySource} from '../history/history.ts'
import {loggedCommits} from '../history/logged-commits.ts'

/** The latest commits with their documents, for listeners that reconnect; after a restart they are read from the log. */
export class RecentCommits {
  #commits: Commit[] = []
  readonly #source: HistorySource
  readonly #capacity: number

  constructor(source: HistorySource, capacity: number) {
    this.#source = source
    this.#capacity = capacity
  }

  add(commit: Commit): void {
    this.#commits.push(commit)
    if (this.#commits.length > this.#capacity) {
      this.#commits.shift()
    }
  }

  /** Returns a commit and all later ones; `undefined` if the commit is unknown or is not one of the latest. */
  since(transactionId: string): readonly Commit[] | undefined {
    const start = this.#commits.findLastIndex(({id}) => id === transactionId)
    if (start !== -1) {
      return this.#commits.slice(start)
    }
    const {log} = this.#source
    const sequence = log.get(transactionId)?.sequence
    if (sequence === undefined || log.latestSequence() - sequence >= this.#capacity) {
      return undefined
    }
    this.#commits = loggedCommits(this.#source, sequence)
    return this.#commits
  }
}

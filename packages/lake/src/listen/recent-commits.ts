import type {Commit} from '../dataset.ts'

/** The latest commits with their documents, for listeners that reconnect. */
export class RecentCommits {
  readonly #commits: Commit[] = []
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  add(commit: Commit): void {
    this.#commits.push(commit)
    if (this.#commits.length > this.#capacity) {
      this.#commits.shift()
    }
  }

  /** Returns the commits since a transaction, including it; `undefined` if it is not stored any more. */
  since(transactionId: string): readonly Commit[] | undefined {
    const start = this.#commits.findLastIndex(({id}) => id === transactionId)
    return start === -1 ? undefined : this.#commits.slice(start)
  }
}

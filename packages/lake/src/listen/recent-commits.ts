import type {Commit} from '../dataset.ts'

/** The latest commits with their documents, for listeners that were away for a moment. */
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

  /** The commits from this transaction on, itself included; `undefined` where it is too long ago to know. */
  since(transactionId: string): readonly Commit[] | undefined {
    const start = this.#commits.findLastIndex(({id}) => id === transactionId)
    return start === -1 ? undefined : this.#commits.slice(start)
  }
}

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

  /** Returns a commit and all later ones; `undefined` if the commit is no longer stored. */
  since(transactionId: string): readonly Commit[] | undefined {
    const start = this.#commits.findLastIndex(({id}) => id === transactionId)
    return start === -1 ? undefined : this.#commits.slice(start)
  }
}

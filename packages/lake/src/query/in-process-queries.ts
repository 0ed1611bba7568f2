import type {DatabaseSync} from 'node:sqlite'

import {ClosingError} from '../errors/closing-error.ts'
import {DocumentStore} from '../store/document-store.ts'
import type {QueryRequest} from './process/query-request.ts'
import {createRequestEvaluator, type RequestEvaluator} from './process/request-evaluator.ts'
import type {QueryRunner} from './query-runner.ts'

/**
 * Evaluates queries in the Lake's own process, for a database in memory, which no other process can read. No
 * query has a limit: an endless one blocks the Lake.
 */
export class InProcessQueries implements QueryRunner {
  readonly #database: DatabaseSync
  readonly #names: {readonly projectId: string; readonly dataset: string}
  #evaluator: RequestEvaluator | undefined
  #latest: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(
    database: DatabaseSync,
    names: {readonly projectId: string; readonly dataset: string},
  ) {
    this.#database = database
    this.#names = names
  }

  run(request: QueryRequest, now: Date): Promise<readonly Buffer[]> {
    const result = this.#latest.then(() => this.#evaluate(request, now))
    this.#latest = result.catch(() => undefined)
    return result
  }

  warmUp(): Promise<void> {
    return Promise.resolve()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#latest
  }

  async #evaluate(request: QueryRequest, now: Date): Promise<readonly Buffer[]> {
    if (this.#isClosed) {
      throw new ClosingError()
    }
    const {dataset} = this.#names
    this.#evaluator ??= createRequestEvaluator(
      this.#names,
      this.#database,
      new DocumentStore(this.#database),
    )
    const timed = {...request, dataset, timestamp: now.toISOString()}
    return [Buffer.from(await this.#evaluator.evaluate(timed))]
  }
}

import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {DATABASE_FILE, openDatabaseReader} from '../../store/database.ts'
import {DocumentStore} from '../../store/document-store.ts'
import type {DamageReport, ProcessOptions, TimedRequest} from './query-request.ts'
import {createRequestEvaluator, type RequestEvaluator} from './request-evaluator.ts'

/** Size of the parsed documents that are kept for further queries, in UTF-16 code units of JSON text. */
const CACHE_CAPACITY = 64 * 1024 * 1024
/** Each open dataset has a cache. */
const MAX_OPEN = 2
/** Milliseconds between two looks for datasets that were deleted, because an open file takes up space on the disk. */
const CHECK_INTERVAL = 10_000

interface OpenDatabase {
  readonly database: DatabaseSync
  readonly evaluator: RequestEvaluator
  readonly inode: number | undefined
}

/** The datasets that a query process reads; the most recently used ones are open. */
export class QueriedDatasets {
  readonly #options: ProcessOptions
  readonly #onDamage: (report: DamageReport) => void
  /** The most recently used one is the last. */
  readonly #open = new Map<string, OpenDatabase>()

  constructor(options: ProcessOptions, onDamage: (report: DamageReport) => void) {
    this.#options = options
    this.#onDamage = onDamage
    setInterval(() => this.#closeDeleted(), CHECK_INTERVAL).unref()
  }

  /** Opens a dataset, and evaluates a common query, so that Node has compiled the code. */
  async warmUp(dataset: string): Promise<void> {
    await this.#find(dataset).evaluator.warmUp()
  }

  /** Evaluates a request on a snapshot of its dataset; resolves with JSON. */
  async evaluate(request: TimedRequest): Promise<string> {
    const {database, evaluator} = this.#find(request.dataset)
    database.exec('BEGIN')
    try {
      return await evaluator.evaluate(request)
    } finally {
      database.exec('COMMIT')
    }
  }

  #find(dataset: string): OpenDatabase {
    const known = this.#open.get(dataset)
    // A dataset may be deleted, and another one created with its name.
    const isSame = known !== undefined && known.inode === this.#inodeOf(dataset)
    if (known && !isSame) {
      known.database.close()
    }
    this.#open.delete(dataset)
    const found = known && isSame ? known : this.#openDatabase(dataset)
    this.#open.set(dataset, found)
    for (const [name, {database}] of this.#open) {
      if (this.#open.size <= MAX_OPEN) {
        break
      }
      database.close()
      this.#open.delete(name)
    }
    return found
  }

  #openDatabase(dataset: string): OpenDatabase {
    const {data, projectId} = this.#options
    const inode = this.#inodeOf(dataset)
    const database = openDatabaseReader(join(data, dataset))
    const documents = new DocumentStore(
      database,
      (documentId) => this.#onDamage({dataset, documentId}),
      CACHE_CAPACITY,
    )
    return {
      database,
      evaluator: createRequestEvaluator({projectId, dataset}, database, documents),
      inode,
    }
  }

  #inodeOf(dataset: string): number | undefined {
    const file = join(this.#options.data, dataset, DATABASE_FILE)
    return statSync(file, {throwIfNoEntry: false})?.ino
  }

  #closeDeleted(): void {
    for (const [name, {database, inode}] of this.#open) {
      if (this.#inodeOf(name) !== inode) {
        database.close()
        this.#open.delete(name)
      }
    }
  }
}

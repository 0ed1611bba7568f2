import type {DatabaseSync} from 'node:sqlite'

import {readableTypesOf, type Caller} from './auth/caller.ts'
import type {LakeDocument} from './documents/document.ts'
import {MutationError} from './errors/commit-error.ts'
import {QueryLimitError} from './errors/query-limit-error.ts'
import {RequestError} from './errors/request-error.ts'
import {isRecord} from './json.ts'
import {
  prepareTransaction,
  type MutationResult,
  type PreparedTransaction,
  type QuerySelection,
  type TransactionStep,
} from './mutations/transaction.ts'
import type {Perspective} from './query/perspective.ts'
import type {QueryPool} from './query/process/query-pool.ts'
import type {MatchReply, SentQuery} from './query/process/query-request.ts'
import {QueryEngine} from './query/query-engine.ts'
import {createSyncTagger, type SyncTagger} from './query/sync-tags.ts'
import {runInTransaction} from './store/run-in-transaction.ts'
import {DocumentStore} from './store/document-store.ts'
import {readOrCreateSecret} from './store/secrets.ts'
import {TransactionLog} from './store/transaction-log.ts'

/** Maximum number of attempts to select documents by query while other transactions are committed. */
const MAX_ATTEMPTS = 10
/** Milliseconds that all queries of a transaction may take together. */
const MAX_SELECTION_TIME = 10_000

/** A committed transaction with its position in the order of all commits. */
export interface Commit extends PreparedTransaction {
  readonly sequence: number
}

/** A transaction to commit. */
export interface CommitRequest {
  readonly steps: readonly TransactionStep[]
  readonly caller: Caller
  readonly transactionId?: string | undefined
  /** Computes the outcome and writes nothing. */
  readonly dryRun?: boolean
  readonly autoGenerateArrayKeys?: boolean
}

/** The outcome of a transaction. */
export interface CommitOutcome {
  readonly transactionId: string
  readonly results: readonly MutationResult[]
  /** Returns the state of a document after the transaction; in a dry run, the state that it would have. */
  findDocument(id: string): LakeDocument | undefined
}

/** The parts and settings of a dataset. */
export interface DatasetOptions {
  readonly database: DatabaseSync
  /** Evaluates queries on the database. */
  readonly pool: QueryPool
  readonly projectId: string
  readonly name: string
  readonly now: () => Date
  readonly newId: () => string
  readonly newKey: () => string
  /** Receives the id of a damaged document at each attempt to read it. */
  readonly onDamage?: (documentId: string) => void
}

/** One dataset: its documents, and the queries and transactions on them. */
export class Dataset {
  readonly name: string
  readonly documents: DocumentStore
  readonly log: TransactionLog
  /** Evaluates filters that are cheap for every document; all other queries go to the pool. */
  readonly engine: QueryEngine
  readonly tagger: SyncTagger
  readonly #options: DatasetOptions
  readonly #subscribers = new Set<(commit: Commit) => void>()

  constructor(options: DatasetOptions) {
    const {database, name, projectId, now} = options
    this.#options = options
    this.name = name
    this.documents = new DocumentStore(database, options.onDamage)
    this.log = new TransactionLog(database)
    this.tagger = createSyncTagger(readOrCreateSecret(database, 'sync-tags'))
    this.engine = new QueryEngine({projectId, dataset: name, now, tagger: this.tagger})
  }

  /** Evaluates a query; resolves with a part of the response's JSON, in chunks. Rejects with a LakeError. */
  fetch(query: SentQuery, perspective: Perspective): Promise<readonly Buffer[]> {
    const {pool, now} = this.#options
    return pool.run({kind: 'fetch', ...query, perspective}, now())
  }

  /** Finds out which documents a listener's query matches. Rejects with a LakeError. */
  async match(
    query: SentQuery,
    documents: readonly (LakeDocument | undefined)[],
  ): Promise<MatchReply> {
    const {pool, now} = this.#options
    const {query: text, parameters, identity, isAnonymous, readableTypes} = query
    const payload = await pool.run(
      {
        kind: 'match',
        query: text,
        parameters,
        identity,
        isAnonymous,
        readableTypes,
        documents: documents.map((document) => document ?? null),
      },
      now(),
    )
    return JSON.parse(Buffer.concat(payload).toString())
  }

  /**
   * Commits a transaction that selects no documents by query: stores all of it durably and then notifies
   * the subscribers, or changes nothing.
   *
   * If the same transaction was committed before, returns its outcome. Throws a MutationError.
   */
  commit(request: CommitRequest): CommitOutcome {
    const committed = this.#findCommitted(request)
    if (committed) {
      return committed
    }
    const prepared = this.#prepare(request).next()
    if (!prepared.done) {
      throw new TypeError('`commit` cannot select documents by query: use `commitWithQueries`')
    }
    return this.#commitPrepared(request, prepared.value)
  }

  /**
   * Commits a transaction like `commit`, but the transaction may select documents by query.
   *
   * Rejects with a MutationError, with a QueryLimitError if the queries take too long, and with a
   * RequestError if other transactions are committed during every attempt.
   */
  async commitWithQueries(request: CommitRequest): Promise<CommitOutcome> {
    const deadline = performance.now() + MAX_SELECTION_TIME
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const committed = this.#findCommitted(request)
      if (committed) {
        return committed
      }
      const preparation = this.#prepare(request)
      const sequence = this.log.latestSequence()
      let prepared = preparation.next()
      while (!prepared.done) {
        if (performance.now() > deadline) {
          throw new QueryLimitError('query-time-limit')
        }
        const ids = await this.#selectIds(prepared.value, request.caller)
        // If another transaction was committed meanwhile, the whole transaction is computed again.
        if (this.log.latestSequence() !== sequence) {
          break
        }
        prepared = preparation.next(ids)
      }
      if (prepared.done) {
        return this.#commitPrepared(request, prepared.value)
      }
    }
    throw new RequestError(
      'unavailable',
      'Other transactions were committed while this one selected documents by query: send it again',
    )
  }

  /** Calls the subscriber after every commit, in order; returns a function that ends the subscription. */
  subscribe(subscriber: (commit: Commit) => void): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  #prepare(request: CommitRequest): ReturnType<typeof prepareTransaction> {
    const {now, newId, newKey} = this.#options
    const {steps, caller, transactionId, autoGenerateArrayKeys = false} = request
    return prepareTransaction(
      {
        id: transactionId ?? newId(),
        caller,
        timestamp: now().toISOString(),
        steps,
        autoGenerateArrayKeys,
      },
      {documents: this.documents, newId, newKey},
    )
  }

  #commitPrepared({dryRun = false}: CommitRequest, prepared: PreparedTransaction): CommitOutcome {
    if (!dryRun && prepared.changes.length > 0) {
      const sequence = runInTransaction(this.#options.database, () => {
        for (const {document, after} of prepared.changes) {
          this.documents.write(document, after)
        }
        return this.log.append(prepared, prepared.changes)
      })
      for (const {document} of prepared.changes) {
        this.documents.updateIndexes(document)
      }
      this.#publish({...prepared, sequence})
    }
    const states = new Map(prepared.changes.map(({document, after}) => [document, after]))
    return {
      transactionId: prepared.id,
      results: prepared.results,
      findDocument: (id) => (states.has(id) ? states.get(id) : this.documents.get(id)),
    }
  }

  #findCommitted({transactionId, caller}: CommitRequest): CommitOutcome | undefined {
    const logged = transactionId === undefined ? undefined : this.log.get(transactionId)
    if (!logged) {
      return undefined
    }
    if (logged.author !== caller.id) {
      throw new MutationError(409, 0, {
        type: 'transactionIdAlreadyUsedError',
        description: `Transaction "${logged.id}" was committed by another user: send another id, or none`,
      })
    }
    return {
      transactionId: logged.id,
      results: logged.results.filter(isMutationResult),
      findDocument: (id) => this.documents.get(id),
    }
  }

  #publish(commit: Commit): void {
    for (const subscriber of this.#subscribers) {
      subscriber(commit)
    }
  }

  async #selectIds(
    {query, parameters, staged}: QuerySelection,
    caller: Caller,
  ): Promise<readonly string[]> {
    const {pool, now} = this.#options
    const payload = await pool.run(
      {
        kind: 'select',
        query,
        parameters,
        identity: caller.id,
        isAnonymous: false,
        readableTypes: readableTypesOf(caller),
        staged: staged.entries(),
      },
      now(),
    )
    return JSON.parse(Buffer.concat(payload).toString())
  }
}

function isMutationResult(value: unknown): value is MutationResult {
  return (
    isRecord(value) && typeof value['id'] === 'string' && typeof value['operation'] === 'string'
  )
}

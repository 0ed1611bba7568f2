import type {DatabaseSync} from 'node:sqlite'

import {readableTypesOf, type Caller, type ReadableTypes} from './auth/caller.ts'
import type {Commit, CommitOutcome, CommitRequest} from './commit/commit.ts'
import {
  startPreparation,
  type CommitContext,
  type SelectedTransaction,
} from './commit/commit-group.ts'
import {CommitQueue} from './commit/commit-queue.ts'
import type {LakeDocument} from './documents/document.ts'
import {QueryLimitError} from './errors/query-limit-error.ts'
import {RequestError} from './errors/request-error.ts'
import {EventIds} from './listen/event-ids.ts'
import type {QuerySelection} from './mutations/transaction.ts'
import {DirectQueries, type NotDirect} from './query/direct/direct-queries.ts'
import type {DirectResult} from './query/direct/direct-query.ts'
import type {Perspective} from './query/perspective.ts'
import type {FetchRequest, MatchReply, SentQuery} from './query/process/query-request.ts'
import type {QueryExplanation} from './query/explanation.ts'
import {QueryEngine} from './query/query-engine.ts'
import type {QueryRunner} from './query/query-runner.ts'
import type {SourceMapFormat} from './query/source-map/source-map-format.ts'
import {createSyncTagger, type SyncTagger} from './query/sync-tags.ts'
import {DocumentStore} from './store/document-store.ts'
import {IndexBuilder} from './store/index-builder.ts'
import {readOrCreateSecret} from './store/secrets.ts'
import {TransactionLog} from './store/transaction-log.ts'

/** Maximum number of attempts to select documents by query while other transactions are committed. */
const MAX_ATTEMPTS = 10
/** Milliseconds that all queries of a transaction may take together. */
const MAX_SELECTION_TIME = 10_000

/** The parts and settings of a dataset. */
export interface DatasetOptions {
  readonly database: DatabaseSync
  /** Evaluates queries on the database. */
  readonly pool: QueryRunner
  readonly projectId: string
  readonly name: string
  readonly now: () => Date
  readonly newId: () => string
  readonly newKey: () => string
  /** Returns true if only people and tokens read the dataset; false by default. */
  readonly isPrivate?: () => boolean
  /** Receives the id of a damaged document at each attempt to read it. */
  readonly onDamage?: (documentId: string) => void
}

/** The result of a query. */
export interface FetchedResult {
  /**
   * The members `result`, `resultSourceMap` (if the client wants it) and `syncTags` of the response's JSON: in chunks
   * if a process has evaluated the query.
   */
  readonly members: string | readonly Buffer[]
  readonly explanation: QueryExplanation
}

/** One dataset: its documents, and the queries and transactions on them. */
export class Dataset {
  readonly name: string
  readonly documents: DocumentStore
  readonly log: TransactionLog
  /** Evaluates filters that are cheap for every document; all other queries go to the pool. */
  readonly engine: QueryEngine
  readonly tagger: SyncTagger
  readonly eventIds: EventIds
  readonly #options: DatasetOptions
  readonly #commitContext: CommitContext
  readonly #queue: CommitQueue
  readonly #builder: IndexBuilder
  readonly #direct: DirectQueries
  readonly #subscribers = new Set<(commit: Commit) => void>()

  constructor(options: DatasetOptions) {
    const {database, name, projectId, now} = options
    this.#options = options
    this.name = name
    this.documents = new DocumentStore(database, options.onDamage)
    this.log = new TransactionLog(database)
    const secret = readOrCreateSecret(database, 'sync-tags')
    this.tagger = createSyncTagger(secret)
    this.eventIds = new EventIds(secret)
    this.engine = new QueryEngine({projectId, dataset: name, now, tagger: this.tagger})
    this.#commitContext = {...options, documents: this.documents, log: this.log}
    this.#queue = new CommitQueue(this.#commitContext, (commit) => this.#publish(commit))
    this.#builder = new IndexBuilder(database, this.documents)
    this.#direct = new DirectQueries(this.documents, this.tagger, this.#builder)
    this.#builder.start()
  }

  /** True if only people and tokens read the dataset. */
  get isPrivate(): boolean {
    return this.#options.isPrivate?.() ?? false
  }

  /** Returns what a caller sees; undefined is a client that is not logged in. */
  readableTypesOf(caller: Caller | undefined): ReadableTypes {
    return readableTypesOf(caller, this.isPrivate)
  }

  /**
   * Evaluates a query, with a source map if it has a format; returns the result at once if no process is needed.
   *
   * Throws or rejects with a LakeError.
   */
  fetch(
    query: SentQuery,
    perspective: Perspective,
    sourceMap?: SourceMapFormat,
  ): FetchedResult | Promise<FetchedResult> {
    const timestamp = this.#options.now()
    if (sourceMap) {
      const notDirect = {reason: 'a source map'}
      return this.#fetchByProcess({...query, perspective, sourceMap}, timestamp, notDirect)
    }
    const finish = (evaluated: DirectResult | NotDirect): FetchedResult | Promise<FetchedResult> =>
      'text' in evaluated
        ? {
            members: `"result":${evaluated.text},"syncTags":${JSON.stringify(evaluated.syncTags)}`,
            explanation: {evaluatedBy: 'database', steps: evaluated.steps},
          }
        : this.#fetchByProcess({...query, perspective, sourceMap}, timestamp, evaluated)
    const evaluated = this.#direct.evaluate({...query, perspective, timestamp})
    return evaluated instanceof Promise ? evaluated.then(finish) : finish(evaluated)
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
   * Commits a transaction, together with the others of this turn: resolves when all of it is on disk, or
   * changes nothing. The subscribers are notified after that.
   *
   * If the same transaction was committed before, resolves with its outcome. Rejects with a MutationError;
   * if the transaction selects documents by query, also with a QueryLimitError if that takes too long, and
   * with a RequestError if other transactions are committed during every attempt.
   */
  async commit(request: CommitRequest): Promise<CommitOutcome> {
    let outcome = await this.#queue.commit(request)
    const deadline = performance.now() + MAX_SELECTION_TIME
    for (let attempt = 0; !outcome && attempt < MAX_ATTEMPTS; attempt++) {
      const selected = await this.#selectDocuments(request, deadline)
      outcome = selected && (await this.#queue.commit(request, selected))
    }
    if (outcome) {
      return outcome
    }
    throw new RequestError(
      'unavailable',
      'Other transactions were committed while this one selected documents by query: send it again',
    )
  }

  /** Calls the subscriber after every later commit, in order; returns a function that ends the subscription. */
  subscribe(subscriber: (commit: Commit) => void): () => void {
    this.#queue.publishNow()
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** Notifies the subscribers of the commits so far now, and not at the end of this turn. */
  publishNow(): void {
    this.#queue.publishNow()
  }

  /** Commits all that is waiting, notifies the subscribers, and refuses later transactions; ends the building of indexes. */
  close(): void {
    this.#queue.close()
    this.#builder.close()
  }

  async #fetchByProcess(
    request: Omit<FetchRequest, 'kind'>,
    timestamp: Date,
    {reason}: NotDirect,
  ): Promise<FetchedResult> {
    return {
      members: await this.#options.pool.run({kind: 'fetch', ...request}, timestamp),
      explanation: {evaluatedBy: 'process', reason},
    }
  }

  /** Computes a transaction that selects documents by query; `undefined` if others are committed meanwhile. */
  async #selectDocuments(
    request: CommitRequest,
    deadline: number,
  ): Promise<SelectedTransaction | undefined> {
    const sequence = this.log.latestSequence()
    const preparation = startPreparation(request, this.#commitContext, this.documents)
    let prepared = preparation.next()
    while (!prepared.done) {
      if (performance.now() > deadline) {
        throw new QueryLimitError('query-time-limit')
      }
      const ids = await this.#selectIds(prepared.value, request.caller)
      if (this.log.latestSequence() !== sequence) {
        return undefined
      }
      prepared = preparation.next(ids)
    }
    return {prepared: prepared.value, sequence}
  }

  #publish(commit: Commit): void {
    if (this.documents.wordIndexes.hasUnmerged) {
      this.#builder.start()
    }
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
        readableTypes: this.readableTypesOf(caller),
        staged: staged.entries(),
      },
      now(),
    )
    return JSON.parse(Buffer.concat(payload).toString())
  }
}

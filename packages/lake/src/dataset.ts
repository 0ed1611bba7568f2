import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from './documents/document.ts'
import type {DocumentSource} from './documents/document-source.ts'
import {MutationError} from './errors/commit-error.ts'
import {isRecord} from './json.ts'
import {
  prepareTransaction,
  type MutationResult,
  type PreparedTransaction,
  type TransactionContext,
  type TransactionStep,
} from './mutations/transaction.ts'
import {QueryEngine} from './query/query-engine.ts'
import {createSyncTagger, type SyncTagger} from './query/sync-tags.ts'
import {inTransaction} from './store/database.ts'
import {DocumentStore} from './store/document-store.ts'
import {secretOf} from './store/secrets.ts'
import {TransactionLog, type LoggedTransaction} from './store/transaction-log.ts'

/** A committed transaction with its place in the order of all commits. */
export interface Commit extends PreparedTransaction {
  readonly sequence: number
}

/** What a caller asks to be committed. */
export interface CommitRequest {
  readonly steps: readonly TransactionStep[]
  readonly author: string
  readonly transactionId?: string | undefined
  /** Computes everything and writes nothing. */
  readonly dryRun?: boolean
  readonly autoGenerateArrayKeys?: boolean
}

/** What became of a transaction. */
export interface CommitOutcome {
  readonly transactionId: string
  readonly results: readonly MutationResult[]
  /** The state that it left a document in, or would have left it in. */
  documents(id: string): LakeDocument | undefined
}

/** What a dataset is opened with. */
export interface DatasetOptions {
  readonly database: DatabaseSync
  readonly projectId: string
  readonly name: string
  readonly now: () => Date
  readonly newId: () => string
  readonly newKey: () => string
}

/** The documents of one dataset, with all that may be asked of them and done to them. */
export class Dataset {
  readonly name: string
  readonly documents: DocumentStore
  readonly log: TransactionLog
  readonly queries: QueryEngine
  readonly tagger: SyncTagger
  readonly #options: DatasetOptions
  readonly #subscribers = new Set<(commit: Commit) => void>()

  constructor(options: DatasetOptions) {
    const {database, name, projectId, now} = options
    this.#options = options
    this.name = name
    this.documents = new DocumentStore(database)
    this.log = new TransactionLog(database)
    this.tagger = createSyncTagger(secretOf(database, 'sync-tags'))
    this.queries = new QueryEngine({projectId, dataset: name, now, tagger: this.tagger})
  }

  /**
   * Commits a transaction: all of it, durably, and then tells the subscribers; or nothing at all.
   *
   * The same transaction sent again is answered as it was the first time. Throws a MutationError.
   */
  commit(request: CommitRequest): CommitOutcome {
    const {database, now, newId} = this.#options
    const {steps, author, transactionId, dryRun = false, autoGenerateArrayKeys = false} = request
    const known = transactionId === undefined ? undefined : this.log.get(transactionId)
    if (known) return this.#repeated(known, author)
    const prepared = prepareTransaction(
      {
        id: transactionId ?? newId(),
        author,
        timestamp: now().toISOString(),
        steps,
        autoGenerateArrayKeys,
      },
      this.#transactionContext(author),
    )
    if (!dryRun && prepared.changes.length > 0) {
      const sequence = inTransaction(database, () => {
        for (const {document, after} of prepared.changes) this.documents.write(document, after)
        return this.log.append(prepared, prepared.changes)
      })
      for (const {document} of prepared.changes) this.documents.follow(document)
      this.#publish({...prepared, sequence})
    }
    const left = new Map(prepared.changes.map(({document, after}) => [document, after]))
    return {
      transactionId: prepared.id,
      results: prepared.results,
      documents: (id) => (left.has(id) ? left.get(id) : this.documents.get(id)),
    }
  }

  /** Calls back after every commit, in their order; returns how to stop. */
  subscribe(subscriber: (commit: Commit) => void): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  #repeated(known: LoggedTransaction, author: string): CommitOutcome {
    if (known.author !== author) {
      throw new MutationError(409, 0, {
        type: 'transactionIdAlreadyUsedError',
        description: `Transaction "${known.id}" was committed by somebody else: send another id, or none`,
      })
    }
    return {
      transactionId: known.id,
      results: known.results.filter(isMutationResult),
      documents: (id) => this.documents.get(id),
    }
  }

  #publish(commit: Commit): void {
    for (const subscriber of this.#subscribers) subscriber(commit)
  }

  #transactionContext(identity: string): TransactionContext {
    const {newId, newKey} = this.#options
    return {
      documents: this.documents,
      newId,
      newKey,
      select: (documents, query, parameters) =>
        this.#select(documents, query, parameters, identity),
    }
  }

  #select(
    view: DocumentSource,
    query: string,
    parameters: Readonly<Record<string, unknown>>,
    identity: string,
  ): string[] {
    const result = this.queries.askNow({query, parameters, view, identity})
    const matches = Array.isArray(result) ? result : [result]
    return matches.filter(isRecord).flatMap(({_id: id}) => (typeof id === 'string' ? [id] : []))
  }
}

function isMutationResult(value: unknown): value is MutationResult {
  return (
    isRecord(value) && typeof value['id'] === 'string' && typeof value['operation'] === 'string'
  )
}

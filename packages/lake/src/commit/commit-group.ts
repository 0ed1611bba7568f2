import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {MutationError} from '../errors/commit-error.ts'
import {shortenMutations} from '../history/short-mutations.ts'
import {isRecord} from '../json.ts'
import {StagedDocuments} from '../mutations/staged-documents.ts'
import {
  prepareTransaction,
  type MutationResult,
  type StorableTransaction,
} from '../mutations/transaction.ts'
import {runInTransaction} from '../store/run-in-transaction.ts'
import type {DocumentStore, KnownFacts} from '../store/document-store.ts'
import type {TransactionLog} from '../store/transaction-log.ts'
import type {Commit, CommitOutcome, CommitRequest} from './commit.ts'

/** What transactions are computed with and written to. */
export interface CommitContext {
  readonly database: DatabaseSync
  readonly documents: DocumentStore
  readonly log: TransactionLog
  readonly now: () => Date
  readonly newId: () => string
  readonly newKey: () => string
}

/** A transaction whose documents were selected by query when `sequence` was the latest commit. */
export interface SelectedTransaction {
  readonly prepared: StorableTransaction
  readonly sequence: number
}

/**
 * Transactions that are written together, with one sync of the disk. Each is computed on the documents as
 * those before it leave them, so that the outcomes are the same as if they were committed one by one.
 */
export class CommitGroup {
  readonly #context: CommitContext
  readonly #staged: StagedDocuments
  readonly #transactions: StorableTransaction[] = []

  constructor(context: CommitContext) {
    this.#context = context
    this.#staged = new StagedDocuments(context.documents)
  }

  /**
   * Computes a transaction and adds it to the group, unless it is a dry run or was committed before. Returns
   * `undefined` and adds nothing if the transaction must select documents by query first, or again.
   *
   * Throws a MutationError, and then leaves the group as it was.
   */
  add(request: CommitRequest, selected?: SelectedTransaction): CommitOutcome | undefined {
    const committed = this.#findCommitted(request)
    if (committed) {
      return committed
    }
    const prepared = selected ? this.#usePrepared(selected) : this.#prepare(request)
    if (!prepared) {
      return undefined
    }
    const states = new Map(prepared.changes.map(({document, after}) => [document, after]))
    const outcome = createOutcome(prepared.id, prepared.results, (id) =>
      states.has(id) ? states.get(id) : this.#staged.get(id),
    )
    if (request.dryRun !== true && prepared.changes.length > 0) {
      this.#transactions.push(prepared)
      for (const [id, after] of states) {
        this.#staged.set(id, after)
      }
    }
    return outcome
  }

  /** Writes all transactions or none: when this returns, they are on disk. Throws a storage error. */
  write(): Commit[] {
    if (this.#transactions.length === 0) {
      return []
    }
    const {database, documents, log} = this.#context
    const writes = this.#collectWrites()
    const commits = runInTransaction(database, () => {
      for (const [id, known] of writes) {
        documents.write(id, this.#staged.get(id), known)
      }
      return this.#transactions.map(({texts: _texts, ...transaction}) => ({
        ...transaction,
        sequence: log.append(
          {...transaction, ...shortenMutations(transaction)},
          transaction.changes,
        ),
      }))
    })
    for (const id of writes.keys()) {
      documents.updateIndexes(id)
    }
    return commits
  }

  /** Lists the changed documents, each with its state before the group and its text after it. */
  #collectWrites(): Map<string, KnownFacts> {
    const writes = new Map<string, KnownFacts>()
    for (const {changes, texts} of this.#transactions) {
      for (const {document, before} of changes) {
        const earlier = writes.get(document)
        writes.set(document, {
          previous: earlier ? earlier.previous : before,
          text: texts.get(document),
        })
      }
    }
    return writes
  }

  #prepare(request: CommitRequest): StorableTransaction | undefined {
    const prepared = startPreparation(request, this.#context, this.#staged).next()
    return prepared.done ? prepared.value : undefined
  }

  #usePrepared({prepared, sequence}: SelectedTransaction): StorableTransaction | undefined {
    const isCurrent =
      this.#transactions.length === 0 && this.#context.log.latestSequence() === sequence
    return isCurrent ? prepared : undefined
  }

  #findCommitted({transactionId, caller}: CommitRequest): CommitOutcome | undefined {
    if (transactionId === undefined) {
      return undefined
    }
    const committed =
      this.#transactions.find(({id}) => id === transactionId) ??
      this.#context.log.get(transactionId)
    if (!committed) {
      return undefined
    }
    const {author} = committed
    const results: readonly unknown[] = committed.results
    if (author !== caller.id) {
      throw new MutationError(409, 0, {
        type: 'transactionIdAlreadyUsedError',
        description: `Transaction "${transactionId}" was committed by another user: send another id, or none`,
      })
    }
    return createOutcome(transactionId, results.filter(isMutationResult), (id) =>
      this.#staged.get(id),
    )
  }
}

/** Starts to compute a transaction; see `prepareTransaction`. */
export function startPreparation(
  {steps, caller, transactionId, autoGenerateArrayKeys = false}: CommitRequest,
  {now, newId, newKey}: CommitContext,
  documents: DocumentSource,
): ReturnType<typeof prepareTransaction> {
  return prepareTransaction(
    {
      id: transactionId ?? newId(),
      caller,
      timestamp: now().toISOString(),
      steps,
      autoGenerateArrayKeys,
    },
    {documents, newId, newKey},
  )
}

/** Creates an outcome with the documents as they are now, because later transactions may change them. */
function createOutcome(
  transactionId: string,
  results: readonly MutationResult[],
  find: (id: string) => LakeDocument | undefined,
): CommitOutcome {
  const documents = new Map(results.map(({id}) => [id, find(id)]))
  return {transactionId, results, findDocument: (id) => documents.get(id)}
}

function isMutationResult(value: unknown): value is MutationResult {
  return (
    isRecord(value) && typeof value['id'] === 'string' && typeof value['operation'] === 'string'
  )
}

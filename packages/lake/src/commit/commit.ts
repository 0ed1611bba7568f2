import type {Caller} from '../auth/caller.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {
  MutationResult,
  PreparedTransaction,
  TransactionStep,
} from '../mutations/transaction.ts'

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
  /**
   * Returns the state of a document of the results after the transaction; in a dry run, the state that it
   * would have.
   */
  findDocument(id: string): LakeDocument | undefined
}

import {applyPatch} from 'mendoza'

import {withoutRevision} from '../documents/document.ts'
import type {DocumentStore} from '../store/document-store.ts'
import type {TransactionLog} from '../store/transaction-log.ts'

/** The current documents and the log of all transactions. */
export interface HistorySource {
  readonly documents: DocumentStore
  readonly log: TransactionLog
}

/**
 * Returns the state of a document after a transaction, without `_rev`; `null` if there was no document.
 *
 * Throws a DamagedHistoryError, and a DamagedDocumentError if the state follows from the current one.
 */
export function stateAfter({documents, log}: HistorySource, id: string, sequence: number): unknown {
  const {state, reverts} = log.wayBackTo(id, sequence)
  return reverts.reduce<unknown>(
    applyPatch,
    state === undefined ? currentState(documents, id) : state,
  )
}

function currentState(documents: DocumentStore, id: string): unknown {
  const current = documents.get(id)
  return current ? withoutRevision(current) : null
}

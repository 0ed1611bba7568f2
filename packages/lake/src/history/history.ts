import {applyPatch} from 'mendoza'

import type {DocumentStore} from '../store/document-store.ts'
import {isLakeDocument, withoutRevision, type LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import type {LoggedEffect, TransactionLog} from '../store/transaction-log.ts'

/** Selects a past state of a document. */
export type Moment =
  | {readonly revision: string}
  /** The state at a time, in ISO 8601. */
  | {readonly time: string}
  | 'lastRevision'

/** The current documents and the log of all transactions. */
export interface HistorySource {
  readonly documents: DocumentStore
  readonly log: TransactionLog
}

/**
 * Returns a past state of a document: its current state with all later transactions reverted.
 *
 * For a deleted document, `lastRevision` is its last state before the deletion.
 */
export function documentAt(
  {documents, log}: HistorySource,
  id: string,
  moment: Moment,
): LakeDocument | undefined {
  const current = documents.get(id)
  if (moment === 'lastRevision' && current) {
    return current
  }
  let state: unknown = current ? withoutRevision(current) : null
  for (const effect of log.effectsOf([id])) {
    if (isReached(effect, moment)) {
      return withRevision(state, effect.transactionId)
    }
    state = applyPatch(state, effect.revert)
    if (moment === 'lastRevision') {
      return withRevision(state, effect.previousRevision)
    }
  }
  return undefined
}

function isReached({transactionId, timestamp}: LoggedEffect, moment: Moment): boolean {
  if (moment === 'lastRevision') {
    return false
  }
  if ('revision' in moment) {
    return transactionId === moment.revision
  }
  return Date.parse(timestamp) <= Date.parse(moment.time)
}

function withRevision(state: unknown, revision: string | undefined): LakeDocument | undefined {
  if (!isRecord(state)) {
    return undefined
  }
  const document = {...state, _rev: revision}
  return isLakeDocument(document) ? document : undefined
}

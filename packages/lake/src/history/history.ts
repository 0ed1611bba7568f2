import {applyPatch} from 'mendoza'

import type {DocumentStore} from '../store/document-store.ts'
import {isLakeDocument, withoutRevision, type LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import type {LoggedEffect, TransactionLog} from '../store/transaction-log.ts'

/** Which state of a document is asked for. */
export type Moment =
  | {readonly revision: string}
  /** ISO 8601; the state at that time. */
  | {readonly time: string}
  | 'lastRevision'

/** What history is read from. */
export interface HistorySource {
  readonly documents: DocumentStore
  readonly log: TransactionLog
}

/**
 * Returns a document as it was: its present state with what happened since undone, newest first.
 *
 * `lastRevision` of a document that was deleted is its last state before that.
 */
export function documentAt(
  {documents, log}: HistorySource,
  id: string,
  moment: Moment,
): LakeDocument | undefined {
  const present = documents.get(id)
  if (moment === 'lastRevision' && present) {
    return present
  }
  let state: unknown = present ? withoutRevision(present) : null
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

import {applyPatch} from 'mendoza'

import {isVersionId} from '../documents/document-id.ts'
import {isLakeDocument, type LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import type {TransactionHead} from '../store/history-rows.ts'
import {stateAfter, type HistorySource} from './past-state.ts'

/** Selects a past state of a document. */
export type Moment =
  | {readonly revision: string}
  /** The state at a time, in ISO 8601. */
  | {readonly time: string}
  | 'lastRevision'

/**
 * Returns a past state of a document. For a deleted document, `lastRevision` is its last state before the deletion;
 * the revision of a deleted version is the transaction that has deleted it.
 *
 * Throws a DamagedHistoryError or a DamagedDocumentError if the state cannot be computed.
 */
export function documentAt(
  source: HistorySource,
  id: string,
  moment: Moment,
): LakeDocument | undefined {
  if (moment === 'lastRevision') {
    return source.documents.get(id) ?? deletedDocument(source, id)
  }
  if ('time' in moment) {
    return documentAtTime(source, id, Date.parse(moment.time))
  }
  const sequence = source.log.sequenceOf(moment.revision)
  return sequence !== undefined && source.log.hasEffect(id, sequence)
    ? withRevision(stateAfter(source, id, sequence), moment.revision)
    : undefined
}

function documentAtTime(source: HistorySource, id: string, time: number): LakeDocument | undefined {
  const head = findByTime(source, id, time)
  if (head) {
    return withRevision(stateAfter(source, id, head.sequence), head.transactionId)
  }
  const start = source.log.startOfKept()
  return start !== undefined && time >= Date.parse(start) ? stateAtStart(source, id) : undefined
}

/** Returns the state that a document had when the history begins, after older history was removed. */
function stateAtStart(source: HistorySource, id: string): LakeDocument | undefined {
  const [first] = source.log.effectsOf([id], {oldestFirst: true})
  if (!first) {
    return source.documents.get(id)
  }
  const {sequence, previousRevision} = first
  const state: unknown = applyPatch(
    stateAfter(source, id, sequence),
    source.log.revertOf(id, sequence),
  )
  return withRevision(state, previousRevision)
}

function deletedDocument(source: HistorySource, id: string): LakeDocument | undefined {
  const deletion = source.log.latestEffectOf(id)
  if (!deletion) {
    return undefined
  }
  const {sequence, previousRevision, transactionId} = deletion
  const state: unknown = applyPatch(
    stateAfter(source, id, sequence),
    source.log.revertOf(id, sequence),
  )
  // From this revision of a version, the Studio finds out which transaction has published its release.
  return withRevision(state, isVersionId(id) ? transactionId : previousRevision)
}

function findByTime({log}: HistorySource, id: string, time: number): TransactionHead | undefined {
  for (const head of log.transactionsOf(id)) {
    if (Date.parse(head.timestamp) <= time) {
      return head
    }
  }
  return undefined
}

function withRevision(state: unknown, revision: string | undefined): LakeDocument | undefined {
  if (!isRecord(state)) {
    return undefined
  }
  const document = {...state, _rev: revision}
  return isLakeDocument(document) ? document : undefined
}

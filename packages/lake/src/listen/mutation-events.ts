import type {Commit} from '../commit/commit.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import {encodeEvent} from './event-stream.ts'

/** What a listener receives of a change. */
export interface EventFormat {
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly includeEffects: boolean
  readonly includeAuthor: boolean
  readonly visibility: 'query' | 'transaction'
}

/** A change of a document that a listener's query matches before or after the change. */
export interface MatchedChange {
  readonly change: DocumentChange
  readonly transition: 'appear' | 'update' | 'disappear'
}

/** Encodes the `mutation` events of a commit, one for each change. */
export function encodeMutations(
  commit: Commit,
  changes: readonly MatchedChange[],
  format: EventFormat,
): Uint8Array[] {
  return changes.map(({change, transition}, index) => {
    const eventId = `${commit.id}#${change.document}`
    return encodeEvent({
      event: 'mutation',
      id: eventId,
      data: {
        eventId,
        documentId: change.document,
        transactionId: commit.id,
        transition,
        identity: format.includeAuthor ? commit.author : '',
        ...(transition === 'appear' && !change.before
          ? {}
          : {previousRev: change.previousRevision}),
        resultRev: commit.id,
        timestamp: commit.timestamp,
        visibility: format.visibility,
        transactionTotalEvents: changes.length,
        transactionCurrentEvent: index + 1,
        ...(format.includeMutations && {mutations: change.mutations}),
        ...(format.includeEffects && {
          effects: {apply: change.patches.apply, revert: change.patches.revert},
        }),
        ...(format.includeResult && change.after && {result: change.after}),
        ...(format.includePreviousRevision && change.before && {previous: change.before}),
      },
    })
  })
}

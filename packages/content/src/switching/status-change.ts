import {createWeakReference, type RecordedStatus, toStoredStatus} from './recorded-status.ts'
import type {SwitchUser} from './switch-client.ts'

/** A change of a reader's status, to be recorded. */
export interface StatusChange {
  /** The id of the reader's published document. */
  readonly readerId: string
  readonly at: Date
  /** The status before; undefined if the reader had none. */
  readonly from: RecordedStatus | undefined
  readonly to: RecordedStatus
  readonly user: SwitchUser | undefined
  /** Where the change was made, such as 'Studio'. */
  readonly source: string | undefined
  /** The id of the record of the change that this one undoes. */
  readonly undoes?: string | undefined
}

/** A document that records a change of a status. */
export interface StatusChangeDocument extends Record<string, unknown> {
  readonly _id: string
  readonly _type: 'statusChange'
}

/**
 * Creates the private document that records a change of a status. Write it in the transaction that changes the
 * availability.
 */
export function createStatusChange(change: StatusChange): StatusChangeDocument {
  const {readerId, at, from, to, user, source, undoes} = change
  return {
    _id: createChangeId(),
    _type: 'statusChange',
    at: at.toISOString(),
    reader: createWeakReference(readerId),
    ...(from && {from: toStoredStatus(from)}),
    to: toStoredStatus(to),
    ...(user && {user: {id: user.id, name: user.name}}),
    ...(source && {source}),
    ...(undoes && {undoes: createWeakReference(undoes)}),
  }
}

// The dot keeps the record private: the Content Lake shows documents with a dot in their id only to users.
// `crypto.randomUUID()` is missing on pages without HTTPS, such as a Studio in a local network.
function createChangeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `statusChange.${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

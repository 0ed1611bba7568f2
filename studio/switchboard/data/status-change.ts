import {fromStoredStatus, type RecordedStatus, record, text} from '@reader-article/content'

/** The record of a switch. Instants are in ISO 8601 and UTC. */
export interface StatusChange {
  readonly id: string
  readonly at: string
  readonly readerId: string
  /** Undefined if the reader had no status before. */
  readonly from: RecordedStatus | undefined
  readonly to: RecordedStatus
  /** The name of who switched; undefined if the record has none. */
  readonly by: string | undefined
  /** The id of who switched; undefined if the record has none. */
  readonly userId: string | undefined
  /** The program in which the switch was made. */
  readonly source: string | undefined
  /** The id of the record that this switch has undone. */
  readonly undoes: string | undefined
}

/** Reads a stored status change; undefined if it lacks its time, its reader or its status. */
export function readStatusChange(value: unknown): StatusChange | undefined {
  const {_id, at, reader, from, to, user, source, undoes} = record(value)
  const id = text(_id)
  const readerId = text(record(reader)['_ref'])
  const recordedTo = fromStoredStatus(to)
  if (!id || !readerId || !recordedTo || Number.isNaN(Date.parse(text(at)))) {
    return undefined
  }
  return {
    id,
    at: text(at),
    readerId,
    from: fromStoredStatus(from),
    to: recordedTo,
    by: text(record(user)['name']) || undefined,
    userId: text(record(user)['id']) || undefined,
    source: text(source) || undefined,
    undoes: text(record(undoes)['_ref']) || undefined,
  }
}

/** Compares changes by time, the earliest first. */
export function compareChanges(a: StatusChange, b: StatusChange): number {
  return Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1)
}

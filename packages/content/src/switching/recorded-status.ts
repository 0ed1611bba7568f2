import {record, text} from '../normalise/untrusted-value.ts'
import type {EffectiveStatus} from '../rules/effective-status.ts'
import type {StatusChoice} from './find-status.ts'

/** A status as a change records it: with its label of that time, since editors can rename or delete statuses. */
export interface RecordedStatus {
  readonly status: StatusChoice
  /** ISO 8601 in UTC, as is `until`. */
  readonly since: string | undefined
  readonly until: string | undefined
  /** The status that follows at `until`. */
  readonly next: StatusChoice | undefined
  readonly note: string | undefined
}

/** Describes a status whose statuses are ids; undefined if there is none. */
export function recordStatus(
  {status, next, ...rest}: EffectiveStatus<string>,
  statuses: readonly StatusChoice[],
): RecordedStatus | undefined {
  const choose = (id: string): StatusChoice =>
    statuses.find((each) => each.id === id) ?? {id, label: ''}
  return status === undefined
    ? undefined
    : {status: choose(status), next: next === undefined ? undefined : choose(next), ...rest}
}

/** Returns the stored form of a recorded status; its references are weak, so that statuses can be deleted. */
export function toStoredStatus(recorded: RecordedStatus): Record<string, unknown> {
  const {status, since, until, next, note} = recorded
  return {
    _type: 'recordedStatus',
    status: createWeakReference(status.id),
    label: status.label,
    ...(since && {since}),
    ...(until && {until}),
    ...(next && {next: createWeakReference(next.id), nextLabel: next.label}),
    ...(note && {note}),
  }
}

/** Reads the stored form of a recorded status; undefined if it has no status. */
export function fromStoredStatus(value: unknown): RecordedStatus | undefined {
  const {status, label, since, until, next, nextLabel, note} = record(value)
  const id = text(record(status)['_ref'])
  const nextId = text(record(next)['_ref'])
  return id
    ? {
        status: {id, label: text(label)},
        since: text(since) || undefined,
        until: text(until) || undefined,
        next: nextId ? {id: nextId, label: text(nextLabel)} : undefined,
        note: text(note) || undefined,
      }
    : undefined
}

/** Returns a reference that does not prevent the deletion of its document. */
export function createWeakReference(id: string): Record<string, unknown> {
  return {_type: 'reference', _ref: id, _weak: true}
}

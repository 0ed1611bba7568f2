import {effectiveStatus} from '../rules/effective-status.ts'
import {readTone, type StatusTone} from '../rules/status-tone.ts'
import {type Image, readImage} from './image.ts'
import {record, text, texts} from './untrusted-value.ts'

/** A reader's current status. */
export interface ReaderStatus {
  readonly label: string
  readonly tone: StatusTone
  readonly takesCalls: boolean
  readonly note: string
  /** When the status ends, in ISO 8601; '' if it stays until somebody switches it. */
  readonly until: string
  /** The status from `until` on; undefined if there is no `until`. */
  readonly next: ReaderStatus | undefined
}

/** A reader, safe to render. */
export interface Reader {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly pin: string
  readonly tagline: string
  readonly photo: Image | undefined
  /** Retired readers take no calls, whatever their last status. */
  readonly retired: boolean
  readonly status: ReaderStatus | undefined
}

/** Reads a reader from a query's result, with the status at the given time; undefined if it has no name. */
export function readReader(value: unknown, now?: Date): Reader | undefined {
  const {photo, retired, availability} = record(value)
  const {_id: id, ...fields} = texts(value, '_id', 'name', 'slug', 'pin', 'tagline')
  return fields.name
    ? {
        id,
        ...fields,
        photo: readImage(photo),
        retired: retired === true,
        status: readStatus(availability, now),
      }
    : undefined
}

/** Reads the status at a time from an availability; undefined if it has no label. */
export function readStatus(availability: unknown, now = new Date()): ReaderStatus | undefined {
  const {status, next, until = '', note} = effectiveStatus(record(availability), now)
  const current = readStatusDocument(status)
  return current && {...current, note: text(note), until, next: readStatusDocument(next)}
}

/** Returns the status that a reader with this status has at a later time. */
export function statusAt(status: ReaderStatus, now: Date): ReaderStatus {
  return effectiveStatus({...status, status}, now).status ?? status
}

function readStatusDocument(status: unknown): ReaderStatus | undefined {
  const {label, tone, takesCalls} = record(status)
  return text(label)
    ? {
        label: text(label),
        tone: readTone(tone),
        takesCalls: takesCalls === true,
        note: '',
        until: '',
        next: undefined,
      }
    : undefined
}

import {readTone, type StatusTone} from '../rules/status-tone.ts'
import {type Image, readImage} from './image.ts'
import {record, text, texts} from './untrusted-value.ts'

/** A reader's current status. */
export interface ReaderStatus {
  readonly label: string
  readonly tone: StatusTone
  readonly takesCalls: boolean
  readonly note: string
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

/** Reads a reader from a query's result; undefined if it has no name. */
export function readReader(value: unknown): Reader | undefined {
  const {photo, retired, availability} = record(value)
  const {_id: id, ...fields} = texts(value, '_id', 'name', 'slug', 'pin', 'tagline')
  return fields.name
    ? {
        id,
        ...fields,
        photo: readImage(photo),
        retired: retired === true,
        status: readStatus(availability),
      }
    : undefined
}

/** Reads a status from an availability; undefined if it has no label. */
export function readStatus(availability: unknown): ReaderStatus | undefined {
  const {status} = record(availability)
  const {tone, takesCalls} = record(status)
  const label = text(record(status)['label'])
  return label
    ? {
        label,
        tone: readTone(tone),
        takesCalls: takesCalls === true,
        ...texts(availability, 'note'),
      }
    : undefined
}

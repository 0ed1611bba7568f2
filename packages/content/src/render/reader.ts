import type {StatusTone} from '../statuses.ts'
import {type Image, readImage} from './image.ts'
import {record, text} from './value.ts'

/** A reader's status as a page shows it. */
export interface ReaderStatus {
  readonly label: string
  readonly tone: StatusTone
  readonly takesCalls: boolean
  readonly note: string
}

/** A reader as a page shows one. */
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

/** Reads a reader from an answer; undefined where it has no name. */
export function readReader(value: unknown): Reader | undefined {
  const {_id, name, slug, pin, tagline, photo, retired, availability} = record(value)
  return text(name)
    ? {
        id: text(_id),
        name: text(name),
        slug: text(slug),
        pin: text(pin),
        tagline: text(tagline),
        photo: readImage(photo),
        retired: retired === true,
        status: readStatus(availability),
      }
    : undefined
}

/** Reads a status from an availability; undefined where it has no words. */
export function readStatus(availability: unknown): ReaderStatus | undefined {
  const {note, status} = record(availability)
  const {label, tone, takesCalls} = record(status)
  return text(label)
    ? {
        label: text(label),
        tone: tone === 'available' || tone === 'busy' || tone === 'away' ? tone : 'unavailable',
        takesCalls: takesCalls === true,
        note: text(note),
      }
    : undefined
}

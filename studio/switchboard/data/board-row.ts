import {effectiveStatus, readTone, record, type StatusTone, text} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** A status that an editor can choose. */
export interface BoardStatus {
  readonly id: string
  readonly label: string
  readonly tone: StatusTone
}

/** A published reader who has not retired. */
export interface BoardReader {
  readonly id: string
  readonly name: string
  readonly pin: string
  readonly specialities: readonly string[]
  /** The URL of the photo. */
  readonly photo: string | undefined
}

/** A stored availability; its statuses are ids. */
export interface BoardAvailability {
  readonly readerId: string
  readonly revision: string
  readonly status: string | null
  readonly next: string | null
  readonly since: unknown
  readonly until: unknown
  readonly note: unknown
}

/** A reader with the status of now. Instants are in ISO 8601 and UTC. */
export interface BoardRow extends BoardReader {
  readonly status: BoardStatus | undefined
  readonly since: string | undefined
  /** When the status ends. */
  readonly until: string | undefined
  /** The status that follows at `until`. */
  readonly next: BoardStatus | undefined
  readonly note: string | undefined
  /** Who switched to this status, if that is known. */
  readonly by: string | undefined
  /** True until the server has confirmed the switch. */
  readonly isPending: boolean
}

/** Finds the name of the person who began the status that a reader has since an instant. */
export type FindSwitcher = (readerId: string, since: string | undefined) => string | undefined

const COLLATOR = new Intl.Collator(undefined, {numeric: true})

/** Compares readers by name, then by PIN. */
export function compareReaders(a: BoardReader, b: BoardReader): number {
  return COLLATOR.compare(a.name, b.name) || COLLATOR.compare(a.pin, b.pin)
}

/** Reads a stored availability of a live query. */
export function readAvailability(value: unknown): BoardAvailability {
  const {_rev, reader, status, next, since, until, note} = record(value)
  return {
    readerId: text(reader),
    revision: text(_rev),
    status: text(status) || null,
    next: text(next) || null,
    since,
    until,
    note,
  }
}

/** Reads a stored status of a live query. */
export function readBoardStatus(value: unknown): BoardStatus {
  const {_id, label, tone} = record(value)
  return {
    id: text(_id),
    label: text(label) || currentTexts().t('switchboard.unnamed-status'),
    tone: readTone(tone),
  }
}

/** Joins readers with their availabilities at a time, in the order of the readers. */
export function toBoardRows(
  readers: readonly BoardReader[],
  availabilities: ReadonlyMap<string, BoardAvailability>,
  statuses: readonly BoardStatus[],
  findSwitcher: FindSwitcher,
  now: Date,
): BoardRow[] {
  const byId = new Map(statuses.map((status) => [status.id, status]))
  const choose = (id: string | undefined): BoardStatus | undefined =>
    id === undefined ? undefined : byId.get(id)
  return readers.map((reader): BoardRow => {
    const {status, next, ...times} = effectiveStatus(availabilities.get(reader.id) ?? {}, now)
    return {
      ...reader,
      ...times,
      status: choose(status),
      next: choose(next),
      by: findSwitcher(reader.id, times.since),
      isPending: false,
    }
  })
}

/** Returns true if two rows show the same. */
export function isSameRow(a: BoardRow, b: BoardRow): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.pin === b.pin &&
    a.photo === b.photo &&
    isSameStatus(a.status, b.status) &&
    isSameStatus(a.next, b.next) &&
    a.since === b.since &&
    a.until === b.until &&
    a.note === b.note &&
    a.by === b.by &&
    a.isPending === b.isPending
  )
}

function isSameStatus(a: BoardStatus | undefined, b: BoardStatus | undefined): boolean {
  return a?.id === b?.id && a?.label === b?.label && a?.tone === b?.tone
}

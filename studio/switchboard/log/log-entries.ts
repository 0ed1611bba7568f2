import type {RecordedStatus} from '@reader-article/content'

import type {Texts} from '../../i18n/translate.ts'
import type {BoardAvailability, BoardReader} from '../data/board-row.ts'
import type {StatusChange} from '../data/status-change.ts'

/** A status change with the name of its reader. */
export interface LogEntry {
  readonly change: StatusChange
  readonly readerName: string
  readonly pin: string
  /** False if the reader's status, note or end has changed since, or if the reader had no status before. */
  readonly isUndoable: boolean
}

/** Which entries of a log to show; undefined shows those of everybody. */
export interface LogFilter {
  readonly readerId: string | undefined
  /** The name of who switched. */
  readonly person: string | undefined
}

/** Returns the entries for the changes of a day that match a filter, the latest first. */
export function toLogEntries(
  changes: readonly StatusChange[],
  readers: readonly BoardReader[],
  availabilities: ReadonlyMap<string, BoardAvailability>,
  {readerId, person}: LogFilter,
  {t}: Texts,
): LogEntry[] {
  const byId = new Map(readers.map((reader) => [reader.id, reader]))
  return changes
    .filter(
      (change) =>
        (readerId === undefined || change.readerId === readerId) &&
        (person === undefined || change.by === person),
    )
    .map((change) => {
      const reader = byId.get(change.readerId)
      const stored = availabilities.get(change.readerId)
      return {
        change,
        readerName: reader?.name ?? t('log.retired-reader'),
        pin: reader?.pin ?? '',
        isUndoable:
          reader !== undefined &&
          change.from !== undefined &&
          stored !== undefined &&
          isStillStored(change.to, stored),
      }
    })
    .toReversed()
}

/** Compares as `undoSwitches()` does: a change of the note alone keeps the status and its beginning. */
function isStillStored(
  {status, since, until, next, note}: RecordedStatus,
  stored: BoardAvailability,
): boolean {
  return (
    stored.status === status.id &&
    stored.next === (next?.id ?? null) &&
    (stored.since ?? undefined) === since &&
    (stored.until ?? undefined) === until &&
    (stored.note ?? undefined) === note
  )
}

import type {BoardRow, BoardStatus} from '../data/board-row.ts'
import {nextInstantOf} from '../times.ts'
import type {ReaderSwitch} from './use-switching.ts'

/** What an editor has chosen in the form. */
export interface GestureForm {
  readonly status: BoardStatus
  readonly note: string
  /** A time of day in the organisation's time zone, such as '15:30', or ''. */
  readonly clock: string
  /** The end of the present status, an instant in ISO 8601, if that is kept instead of `clock`. */
  readonly keptEnd?: string | undefined
  /** Whether the status ends at `clock`, or only begins then. */
  readonly meaning: 'until' | 'from'
}

/** The switches of a form, and the readers whose status cannot be switched later. */
export interface GesturePlan {
  readonly changes: readonly ReaderSwitch[]
  readonly skipped: readonly BoardRow[]
  /** The end, or the begin, of the status. */
  readonly instant: Date | undefined
}

/**
 * Plans the switches of a form for some readers.
 *
 * 'From' keeps each reader's status until then. Readers who have the chosen status already, who have none, or whose
 * status ends earlier are skipped: an availability can hold only one status that follows.
 */
export function planGesture(
  rows: readonly BoardRow[],
  {status, note, clock, keptEnd, meaning}: GestureForm,
  timeZone: string,
  now: Date,
): GesturePlan {
  const end = clock === '' ? undefined : nextInstantOf(clock, timeZone, now)
  const instant = keptEnd === undefined || meaning === 'from' ? end : new Date(keptEnd)
  if (meaning === 'until' || !instant) {
    const changes = rows.map(({id}) => ({readerId: id, status, note, until: instant}))
    return {changes, skipped: [], instant}
  }
  const changes: ReaderSwitch[] = []
  const skipped: BoardRow[] = []
  for (const row of rows) {
    const endsEarlier = row.until !== undefined && Date.parse(row.until) < instant.getTime()
    if (!row.status || row.status.id === status.id || endsEarlier) {
      skipped.push(row)
    } else {
      const {id: readerId, status: current} = row
      changes.push({readerId, status: current, note: row.note, until: instant, next: status})
    }
  }
  return {changes, skipped, instant}
}

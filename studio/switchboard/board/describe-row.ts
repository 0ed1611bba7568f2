import type {BoardRow} from '../data/board-row.ts'
import type {TimeFormat} from '../times.ts'

/** How times are shown in rows. */
export interface RowFormat extends TimeFormat {
  readonly now: Date
}

/** Describes a reader's status: 'On a break since 14:05 by Ana · tea · back at 15:30'. */
export function describeStatus(
  {status, since, by, note, until, next}: BoardRow,
  {formatTime, now}: RowFormat,
): string {
  if (!status) {
    return 'No status yet'
  }
  const begin = [status.label, since && `since ${formatTime(since, now)}`, by && `by ${by}`].filter(
    Boolean,
  )
  const end = until && `back at ${formatTime(until, now)}`
  const hasOwnNext = end && next && next.id !== status.id
  return [begin.join(' '), note, hasOwnNext ? `${end} (${next.label})` : end]
    .filter(Boolean)
    .join(' · ')
}

/** Describes a row to a screen reader. */
export function describeRow(row: BoardRow, format: RowFormat): string {
  return `${row.name}, PIN ${row.pin}, ${describeStatus(row, format)}`
}

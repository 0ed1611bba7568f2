import type {Texts} from '../../i18n/translate.ts'
import type {BoardRow} from '../data/board-row.ts'
import type {TimeFormat} from '../times.ts'

/** How times and texts are shown in rows. */
export interface RowFormat extends TimeFormat {
  readonly now: Date
  readonly texts: Texts
}

/** Describes a reader's status: 'On a break since 14:05 by Ana · tea · back at 15:30'. */
export function describeStatus(
  {status, since, by, note, until, next}: BoardRow,
  {formatTime, now, texts: {t}}: RowFormat,
): string {
  if (!status) {
    return t('switchboard.no-status')
  }
  const begin = [
    status.label,
    since && t('switchboard.row.since', {time: formatTime(since, now)}),
    by && t('switchboard.row.by', {person: by}),
  ].filter(Boolean)
  const end = until && t('switchboard.back-at', {time: formatTime(until, now)})
  const hasOwnNext = end && next && next.id !== status.id
  return [begin.join(' '), note, hasOwnNext ? `${end} (${next.label})` : end]
    .filter(Boolean)
    .join(' · ')
}

/** Describes a row to a screen reader. */
export function describeRow(row: BoardRow, format: RowFormat): string {
  const {name, pin} = row
  return format.texts.t('switchboard.row', {name, pin, status: describeStatus(row, format)})
}

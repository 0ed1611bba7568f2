import {wallTimeOf} from '@reader-article/content'

import {toCsv} from './csv.ts'
import type {LogEntry} from './log-entries.ts'

const COLUMNS = [
  'Time',
  'Reader',
  'PIN',
  'Status before',
  'New status',
  'Until',
  'Then',
  'Note',
  'Switched by',
  'Switched in',
  'Id',
  'Undoes',
]

/** Returns the entries of a log as CSV, with times in a time zone: '2026-11-29T15:30:00+00:00'. */
export function toLogCsv(entries: readonly LogEntry[], timeZone: string): string {
  return toCsv([
    COLUMNS,
    ...entries.map(({change, readerName, pin}) => {
      const {id, at, from, to, by, source, undoes} = change
      return [
        offsetTimeOf(at, timeZone),
        readerName,
        pin,
        from?.status.label ?? '',
        to.status.label,
        to.until === undefined ? '' : offsetTimeOf(to.until, timeZone),
        to.next?.label ?? '',
        to.note ?? '',
        by ?? '',
        source ?? '',
        id,
        undoes ?? '',
      ]
    }),
  ])
}

/** Returns the wall time of an instant in a time zone with its offset from UTC; '' if it is not an instant. */
export function offsetTimeOf(instant: string, timeZone: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) {
    return ''
  }
  const wallTime = wallTimeOf(date, timeZone)
  const seconds = Math.floor(date.getTime() / 1000)
  const minutes = Math.round((Date.parse(`${wallTime}Z`) / 1000 - seconds) / 60)
  const size = Math.abs(minutes)
  return `${wallTime}${minutes < 0 ? '-' : '+'}${pad(size / 60)}:${pad(size % 60)}`
}

function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}

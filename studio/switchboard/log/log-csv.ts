import {wallTimeOf} from '@reader-article/content'

import type {PlainTextKey, Texts} from '../../i18n/translate.ts'
import {toCsv} from './csv.ts'
import type {LogEntry} from './log-entries.ts'

const COLUMNS = [
  'log.csv.time',
  'log.csv.reader',
  'log.csv.pin',
  'log.csv.before',
  'log.csv.after',
  'log.csv.until',
  'log.csv.then',
  'log.csv.note',
  'log.csv.person',
  'log.csv.source',
  'log.csv.id',
  'log.csv.undoes',
] as const satisfies readonly PlainTextKey[]

/** Returns the entries of a log as CSV, with times in a time zone: '2026-11-29T15:30:00+00:00'. */
export function toLogCsv(entries: readonly LogEntry[], timeZone: string, {t}: Texts): string {
  return toCsv([
    COLUMNS.map((key) => t(key)),
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

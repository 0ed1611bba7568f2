import type {RecordedStatus} from '@reader-article/content'
import {expect, test} from 'vitest'

import type {StatusChange} from '../data/status-change.ts'
import {toIntervals} from './day-intervals.ts'

const START = new Date('2026-11-28T00:00:00Z')
const END = new Date('2026-11-29T00:00:00Z')

function status(
  label: string,
  since: string,
  fields: Partial<RecordedStatus> = {},
): RecordedStatus {
  return {
    status: {id: label, label},
    since: toInstant(since),
    until: undefined,
    next: undefined,
    note: undefined,
    ...fields,
  }
}

function change(at: string, from: RecordedStatus | undefined, to: RecordedStatus): StatusChange {
  const id = `statusChange.${at}`
  const nobody = {by: undefined, userId: undefined, source: undefined, undoes: undefined}
  return {id, at: toInstant(at), readerId: 'reader', from, to, ...nobody}
}

function toInstant(clock: string): string {
  return clock.includes('T') ? clock : `2026-11-28T${clock}:00.000Z`
}

function summarise(
  changes: readonly StatusChange[],
  fallback?: RecordedStatus,
  end = END,
): string[] {
  return toIntervals(changes, fallback, START, end).map(
    ({label, start, end: to}) =>
      `${label} ${start.toISOString().slice(11, 16)}–${to.toISOString().slice(11, 16)}`,
  )
}

test('each switch begins an interval, and the status of before fills the time before the first', () => {
  const night = status('Off', '2026-11-27T20:00:00.000Z')
  const changes = [
    change('09:00', night, status('Available', '09:00')),
    change('10:15', status('Available', '09:00'), status('Busy', '10:15')),
  ]
  expect(summarise(changes)).toEqual([
    'Off 00:00–09:00',
    'Available 09:00–10:15',
    'Busy 10:15–00:00',
  ])
  expect(summarise(changes, undefined, new Date('2026-11-28T12:00:00Z')).at(-1)).toBe(
    'Busy 10:15–12:00',
  )
})

test('a break ends by itself, unless a switch comes earlier', () => {
  const tea = status('Break', '09:00', {
    until: toInstant('09:30'),
    next: {id: 'Available', label: 'Available'},
  })
  expect(summarise([change('09:00', undefined, tea)])).toEqual([
    'Break 09:00–09:30',
    'Available 09:30–00:00',
  ])
  expect(
    summarise([change('09:00', undefined, tea), change('09:20', tea, status('Busy', '09:20'))]),
  ).toEqual(['Break 09:00–09:20', 'Busy 09:20–00:00'])
})

test('a reader without changes has the fallback, and without one nothing', () => {
  expect(summarise([], status('Off', '2026-11-20T09:00:00.000Z'))).toEqual(['Off 00:00–00:00'])
  expect(summarise([], status('Off', '21:02'))).toEqual(['Off 21:02–00:00'])
  expect(summarise([])).toEqual([])
})

test('changes of the day before say how the day begins', () => {
  const changes = [change('2026-11-27T22:00:00.000Z', undefined, status('Busy', '22:00'))]
  expect(summarise(changes)).toEqual(['Busy 00:00–00:00'])
})

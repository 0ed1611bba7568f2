import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import type {StatusChange} from '../data/status-change.ts'
import {offsetTimeOf, toLogCsv} from './log-csv.ts'

test.each([
  ['2026-07-01T15:30:00.500Z', 'Europe/London', '2026-07-01T16:30:00+01:00'],
  ['2026-11-28T15:30:00Z', 'America/St_Johns', '2026-11-28T12:00:00-03:30'],
  ['2026-11-28T15:30:00Z', 'UTC', '2026-11-28T15:30:00+00:00'],
  ['nonsense', 'UTC', ''],
])('%s is in %s %s', (instant, timeZone, expected) => {
  expect(offsetTimeOf(instant, timeZone)).toBe(expected)
})

test('an entry is a line with times of the time zone', () => {
  const change: StatusChange = {
    id: 'statusChange.1',
    at: '2026-07-01T12:00:00.000Z',
    readerId: 'reader-1',
    from: undefined,
    to: {
      status: {id: 'status-off', label: 'Off'},
      since: '2026-07-01T12:00:00.000Z',
      until: '2026-07-01T14:30:00.000Z',
      next: {id: 'status-busy', label: 'Busy'},
      note: '=tea, at six',
    },
    by: 'Ana',
    userId: 'user-ana',
    source: 'Studio',
    undoes: undefined,
  }
  const entry = {change, readerName: 'Siobhán O’Hara', pin: '048213', isUndoable: false}
  expect(toLogCsv([entry], 'Europe/London', ENGLISH_TEXTS).split('\r\n')).toEqual([
    '\uFEFFTime,Reader,PIN,Status before,New status,Until,Then,Note,Switched by,Switched in,Id,Undoes',
    `2026-07-01T13:00:00+01:00,Siobhán O’Hara,048213,,Off,2026-07-01T15:30:00+01:00,Busy,"'=tea, at six",Ana,Studio,statusChange.1,`,
    '',
  ])
})

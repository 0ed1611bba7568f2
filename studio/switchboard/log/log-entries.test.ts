import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import type {BoardAvailability} from '../data/board-row.ts'
import {createRow, STATUSES} from '../data/rows.test-data.ts'
import type {StatusChange} from '../data/status-change.ts'
import {toLogEntries} from './log-entries.ts'

const CLARA = createRow('Clara')
const WITHOUT_END = {until: undefined, next: undefined, note: undefined}
const AVAILABLE = {
  ...WITHOUT_END,
  status: STATUSES.available,
  since: '2026-11-29T08:00:00.000Z',
}
const BREAK = {...WITHOUT_END, status: STATUSES.away, since: '2026-11-29T09:00:00.000Z'}

test('of a switch and a later change of its note, only the change of the note can be undone', () => {
  const changes = [
    createChange('to-break', {from: AVAILABLE, to: BREAK}),
    createChange('note', {from: BREAK, to: {...BREAK, note: 'tea'}}),
  ]
  expect(listUndoable(changes, {note: 'tea'})).toEqual(['note'])
  // After the note was undone, the switch itself can be undone again.
  const undone = createChange('undo', {from: {...BREAK, note: 'tea'}, to: BREAK, undoes: 'note'})
  expect(listUndoable([...changes, undone], {})).toContain('to-break')
  expect(listUndoable([...changes, undone], {})).not.toContain('note')
})

test('a switch whose end was changed since cannot be undone', () => {
  const until = '2026-11-29T09:30:00.000Z'
  const end = {until, next: STATUSES.available}
  const changes = [createChange('to-break', {from: AVAILABLE, to: {...BREAK, ...end}})]
  expect(listUndoable(changes, {until, next: STATUSES.available.id})).toEqual(['to-break'])
  const later = {until: '2026-11-29T10:00:00.000Z', next: STATUSES.available.id}
  expect(listUndoable(changes, later)).toEqual([])
})

test('the first status of a reader and the switch of a retired reader cannot be undone', () => {
  expect(listUndoable([createChange('first', {from: undefined, to: BREAK})], {})).toEqual([])
  const change = createChange('retired', {from: AVAILABLE, to: BREAK, readerId: 'reader-other'})
  expect(listUndoable([change], {})).toEqual([])
})

function listUndoable(
  changes: readonly StatusChange[],
  stored: Partial<BoardAvailability>,
): string[] {
  const availability = {
    readerId: CLARA.id,
    revision: 'r1',
    status: STATUSES.away.id,
    next: null,
    since: BREAK.since,
    until: null,
    note: null,
    ...stored,
  }
  const everybody = {readerId: undefined, person: undefined}
  const availabilities = new Map([[CLARA.id, availability]])
  return toLogEntries(changes, [CLARA], availabilities, everybody, ENGLISH_TEXTS)
    .filter(({isUndoable}) => isUndoable)
    .map(({change}) => change.id)
}

function createChange(
  id: string,
  fields: Pick<StatusChange, 'from' | 'to'> & Partial<StatusChange>,
): StatusChange {
  return {
    id,
    at: '2026-11-29T09:00:00.000Z',
    readerId: CLARA.id,
    by: undefined,
    userId: undefined,
    source: undefined,
    undoes: undefined,
    ...fields,
  }
}

import {expect, test} from 'vitest'

import {createRow, STATUSES} from '../data/rows.test-data.ts'
import {planGesture} from './plan-gesture.ts'

const NOW = new Date('2026-11-28T12:00:00Z')
const SIX = new Date('2026-11-28T18:00:00Z')
const {off, busy} = STATUSES

test('a status with an end begins now for everybody', () => {
  const form = {status: busy, note: 'tea', clock: '18:00', meaning: 'until'} as const
  expect(planGesture([createRow('Bo'), createRow('Clara')], form, 'Europe/London', NOW)).toEqual({
    changes: ['Bo', 'Clara'].map((name) => ({
      readerId: `reader-${name}`,
      status: busy,
      note: 'tea',
      until: SIX,
    })),
    skipped: [],
    instant: SIX,
  })
})

test('a kept end is kept to the second, unless a status only begins later', () => {
  const keptEnd = '2026-12-03T15:30:20.000Z'
  const form = {status: busy, note: 'tea', clock: '18:00', keptEnd} as const
  const plan = (meaning: 'until' | 'from') =>
    planGesture([createRow('Bo')], {...form, meaning}, 'Europe/London', NOW).instant
  expect(plan('until')).toEqual(new Date(keptEnd))
  expect(plan('from')).toEqual(SIX)
})

test('everyone off at six keeps the present status and its note until then', () => {
  const rows = [
    createRow('Bo', {note: 'by the sea'}),
    createRow('Clara', {status: off}),
    createRow('Dev', {status: busy, until: '2026-11-28T15:30:00.000Z'}),
    createRow('Edda', {status: undefined}),
  ]
  const form = {status: off, note: '', clock: '18:00', meaning: 'from'} as const
  const {changes, skipped} = planGesture(rows, form, 'Europe/London', NOW)
  expect(changes).toEqual([
    {readerId: 'reader-Bo', status: rows[0]?.status, note: 'by the sea', until: SIX, next: off},
  ])
  expect(skipped.map(({name}) => name)).toEqual(['Clara', 'Dev', 'Edda'])
})

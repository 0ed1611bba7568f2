import {expect, test} from 'vitest'

import type {BoardAvailability} from '../data/board-row.ts'
import {createRow, STATUSES} from '../data/rows.test-data.ts'
import {
  addPending,
  confirmPending,
  type PendingSwitch,
  removePending,
  removeStored,
  showPending,
} from './pending-switches.ts'

const BO = createRow('Bo')

function createSwitch(gesture: number, fields: Partial<PendingSwitch> = {}): PendingSwitch {
  return {
    gesture,
    readerId: BO.id,
    status: STATUSES.busy,
    since: '2026-11-28T10:00:00.000Z',
    until: undefined,
    note: 'tea',
    by: 'Ana',
    revision: undefined,
    isConfirmed: false,
    ...fields,
  }
}

function storeRevision(revision: string): ReadonlyMap<string, BoardAvailability> {
  const fields = {status: null, next: null, since: null, until: null, note: null}
  return new Map([[BO.id, {readerId: BO.id, revision, ...fields}]])
}

test('a pending switch shows in its row, the latest of several', () => {
  const pending = addPending(new Map(), [createSwitch(1), createSwitch(2, {status: STATUSES.off})])
  const [shown, other] = showPending([BO, createRow('Clara')], pending)
  expect([shown?.status?.label, shown?.note, shown?.by, shown?.isPending]).toEqual([
    'Off',
    'tea',
    'Ana',
    true,
  ])
  expect(other?.isPending).toBe(false)
})

test('a refused switch is removed, but not a later one of the same reader', () => {
  const pending = addPending(new Map(), [createSwitch(1)])
  expect(removePending(pending, 1).size).toBe(0)
  expect(removePending(addPending(pending, [createSwitch(2)]), 1).get(BO.id)?.gesture).toBe(2)
})

test('a switch stays until its availability has arrived, whatever arrives before', () => {
  const pending = addPending(new Map(), [createSwitch(1)])
  expect(removeStored(pending, storeRevision('of-a-colleague')).size).toBe(1)
  const confirmed = confirmPending(pending, 1, 'ours', storeRevision('of-a-colleague'))
  expect(removeStored(confirmed, storeRevision('of-a-colleague')).size).toBe(1)
  expect(removeStored(confirmed, storeRevision('ours')).size).toBe(0)
  expect(removeStored(confirmed, storeRevision('later')).size).toBe(0)
})

test('a switch that has arrived before its confirmation, or that changed nothing, is removed', () => {
  const pending = addPending(new Map(), [createSwitch(1)])
  expect(confirmPending(pending, 1, 'ours', storeRevision('ours')).size).toBe(0)
  expect(confirmPending(pending, 1, undefined, storeRevision('old')).size).toBe(0)
})

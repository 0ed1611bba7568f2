import {expect, test} from 'vitest'

import {createRow, STATUSES} from '../data/rows.test-data.ts'
import {groupRows, readPlacement, type RowGroup} from './group-rows.ts'

const CHOICES = Object.values(STATUSES)
const ROWS = [
  createRow('Anwen', {status: STATUSES.busy}),
  createRow('Bo'),
  createRow('Clara', {status: undefined}),
  createRow('Dev', {status: STATUSES.busy}),
]

function summarise(groups: readonly RowGroup[]): unknown[] {
  return groups.map(({status, rows, count}) => [
    status?.label,
    count,
    ...rows.map(({name}) => name),
  ])
}

test('rows are grouped in the order of the statuses, those without one last', () => {
  expect(summarise(groupRows(ROWS, CHOICES))).toEqual([
    ['Available', 1, 'Bo'],
    ['Busy', 2, 'Anwen', 'Dev'],
    [undefined, 1, 'Clara'],
  ])
})

test('a held row stays in its group, and the counts follow its status', () => {
  const held = readPlacement(groupRows(ROWS, CHOICES))
  const switched = ROWS.map(({name}) => createRow(name))
  expect(summarise(groupRows(switched, CHOICES, {held}))).toEqual([
    ['Available', 4, 'Bo'],
    ['Busy', 0, 'Anwen', 'Dev'],
    [undefined, 0, 'Clara'],
  ])
  const withNew = [...switched, createRow('Edda')]
  expect(summarise(groupRows(withNew, CHOICES, {held}))[0]).toEqual(['Available', 5, 'Bo', 'Edda'])
})

test('only the rows that are shown are counted', () => {
  const groups = groupRows(ROWS, CHOICES, {shown: new Set(['reader-Dev'])})
  expect(groups.map(({count}) => count)).toEqual([0, 1, 0])
})

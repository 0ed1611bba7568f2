import {expect, test} from 'vitest'

import {createRow, STATUSES} from '../data/rows.test-data.ts'
import {searchBoard} from './search-board.ts'

const ROWS = [
  createRow('Siobhán O’Hara', {pin: '310482', specialities: ['Tarot']}),
  createRow('Marie-Louise Adeyemi', {
    pin: '048213',
    status: STATUSES.away,
    note: 'tea',
    specialities: ['Dreams', 'Grief'],
  }),
]

test.each([
  ["o'hara", ['Siobhán O’Hara']],
  ['SIOBHAN', ['Siobhán O’Hara']],
  ['0482', ['Marie-Louise Adeyemi']],
  ['tarot', ['Siobhán O’Hara']],
  ['break grief', ['Marie-Louise Adeyemi']],
  ['tea', ['Marie-Louise Adeyemi']],
  ['available dreams', []],
  ['undefined', []],
  [' ', ['Siobhán O’Hara', 'Marie-Louise Adeyemi']],
])('“%s” finds %j', (search, names) => {
  expect(searchBoard(ROWS, search).map(({name}) => name)).toEqual(names)
})

import {expect, test} from 'vitest'

import {findRows} from './find-rows.ts'

const ROWS = [
  {title: 'Siobhán O’Hara', subtitle: 'Available · PIN 310482'},
  {title: 'Marie-Louise Adeyemi', subtitle: 'Currently Unavailable · back on 3 March · PIN 0482'},
  {title: 'A reader without a name', subtitle: undefined},
]

function find(search: string): string[] {
  return findRows(ROWS, search).map(({title}) => title)
}

test.each([
  ['siobhan', ['Siobhán O’Hara']],
  ["o'hara", ['Siobhán O’Hara']],
  ['louise ade', ['Marie-Louise Adeyemi']],
  ['0482', ['Marie-Louise Adeyemi']],
  ['pin 31', ['Siobhán O’Hara']],
  ['back march', ['Marie-Louise Adeyemi']],
  ['reader', ['A reader without a name']],
  ['siobhan unavailable', []],
  ['nobody', []],
  ['undefined', []],
])('“%s” finds %j', (search, titles) => {
  expect(find(search)).toEqual(titles)
})

test('a status is not found by the end of another', () => {
  expect(find('AVAILABLE')).toEqual(['Siobhán O’Hara'])
  expect(find('unavail')).toEqual(['Marie-Louise Adeyemi'])
})

test('a search without a word finds every row', () => {
  expect(find('')).toEqual(ROWS.map(({title}) => title))
  expect(find(' · ')).toEqual(ROWS.map(({title}) => title))
})

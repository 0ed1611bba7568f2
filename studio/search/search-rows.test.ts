import {expect, test} from 'vitest'

import {searchRows} from './search-rows.ts'

const ROWS = [
  {title: 'Siobhán O’Hara', subtitle: 'Available · PIN 310482'},
  {title: 'Marie-Louise Adeyemi', subtitle: 'Currently Unavailable · back on 3 March · PIN 0482'},
  {title: 'A reader without a name', subtitle: undefined},
  {title: 'José Müller', subtitle: 'Busy'},
  {title: "Åse D'Angelo-Weiß", subtitle: undefined},
]

function findTitles(search: string): string[] {
  return searchRows(ROWS, search).map(({title}) => title)
}

test.each([
  ['siobhan', ['Siobhán O’Hara']],
  ["o'hara", ['Siobhán O’Hara']],
  ['O’Hara', ['Siobhán O’Hara']],
  ['o`hara', ['Siobhán O’Hara']],
  ['ohara', ['Siobhán O’Hara']],
  ['oha', ['Siobhán O’Hara']],
  ['hara', ['Siobhán O’Hara']],
  ['jose', ['José Müller']],
  ['JOSE\u0301', ['José Müller']],
  ['muller', ['José Müller']],
  ['mueller', ['José Müller']],
  ['müller', ['José Müller']],
  ['ase weiss', ["Åse D'Angelo-Weiß"]],
  ['aase', ["Åse D'Angelo-Weiß"]],
  ['d’angelo', ["Åse D'Angelo-Weiß"]],
  ["o'mara", []],
  ['louise ade', ['Marie-Louise Adeyemi']],
  ['0482', ['Marie-Louise Adeyemi']],
  ['pin 31', ['Siobhán O’Hara']],
  ['back march', ['Marie-Louise Adeyemi']],
  ['reader', ['A reader without a name']],
  ['siobhan unavailable', []],
  ['nobody', []],
  ['undefined', []],
])('“%s” finds %j', (search, titles) => {
  expect(findTitles(search)).toEqual(titles)
})

test('a word is not found by its end', () => {
  expect(findTitles('AVAILABLE')).toEqual(['Siobhán O’Hara'])
  expect(findTitles('unavail')).toEqual(['Marie-Louise Adeyemi'])
})

test('a search without words finds every row', () => {
  expect(findTitles('')).toEqual(ROWS.map(({title}) => title))
  expect(findTitles(' · ')).toEqual(ROWS.map(({title}) => title))
})

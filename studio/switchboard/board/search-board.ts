import {searchRows} from '../../search/search-rows.ts'
import type {BoardRow} from '../data/board-row.ts'

/** Returns the rows that have, for each word of the search, a word of name, PIN, status, note or specialities that begins with it. */
export function searchBoard(rows: readonly BoardRow[], search: string): readonly BoardRow[] {
  if (search.trim() === '') {
    return rows
  }
  const texts = rows.map((row) => ({
    row,
    title: row.name,
    subtitle: [row.pin, row.status?.label, row.note, ...row.specialities].join(' '),
  }))
  return searchRows(texts, search).map(({row}) => row)
}

import type {DatabaseSync} from 'node:sqlite'

import {idOfMutation} from '../history/short-mutations.ts'
import {checksumOfRow} from '../store/history-checksums.ts'
import {packJson, parsePackedJson, readPackedJson} from '../store/packed-json.ts'
import {readNumber} from '../store/row.ts'

/** The tables of the history with rows of single documents. */
const TABLES = ['effects', 'past_states'] as const

/**
 * Removes the content of documents from the history; returns the number of transactions that had any. What
 * remains of a transaction is its id, time and author, and its changes of other documents. The caller has begun
 * the database transaction.
 */
export function eraseHistory(database: DatabaseSync, ids: ReadonlySet<string>): number {
  const list = JSON.stringify([...ids])
  const rows = database
    .prepare(
      `SELECT * FROM transactions WHERE sequence IN
       (SELECT sequence FROM effects WHERE document IN (SELECT value FROM json_each(?)))`,
    )
    .all(list)
  const update = database.prepare(
    'UPDATE transactions SET mutations = ?, content_checksum = ? WHERE sequence = ?',
  )
  for (const row of rows) {
    const {size, results} = row
    const others = readMutations(row).filter((mutation) => !ids.has(idOfMutation(mutation)))
    const packed = packJson(JSON.stringify(others))
    update.run(packed, checksumOfRow([size, results], packed), readNumber(row, 'sequence'))
  }
  for (const table of TABLES) {
    database
      .prepare(`DELETE FROM ${table} WHERE document IN (SELECT value FROM json_each(?))`)
      .run(list)
  }
  return rows.length
}

/** Returns no mutations if they are damaged, because nobody can tell whose content they contain. */
function readMutations(row: Record<string, unknown>): unknown[] {
  try {
    const mutations = parsePackedJson(readPackedJson(row, 'mutations'))
    return Array.isArray(mutations) ? mutations : []
  } catch {
    return []
  }
}

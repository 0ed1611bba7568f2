import type {DatabaseSync} from 'node:sqlite'

import {idOfMutation} from '../history/short-mutations.ts'
import {checksumOfRow} from '../store/history-checksums.ts'
import {packJson, parsePackedJson, readPackedJson} from '../store/packed-json.ts'
import {readNumber, readText} from '../store/row.ts'

/**
 * Removes the content of documents from the history; returns the number of transactions that had any. What
 * remains of a transaction is its id, time and author, and its changes of other documents. The caller has begun
 * the database transaction.
 */
export function eraseHistory(database: DatabaseSync, ids: ReadonlySet<string>): number {
  const list = JSON.stringify([...ids])
  const rows = database
    .prepare(
      `SELECT DISTINCT sequence, size, results, mutations FROM transactions JOIN effects USING (sequence)
       WHERE effects.document IN (SELECT value FROM json_each(?))`,
    )
    .all(list)
  const update = database.prepare(
    'UPDATE transactions SET mutations = ?, content_checksum = ? WHERE sequence = ?',
  )
  for (const row of rows) {
    const mutations = parsePackedJson(readPackedJson(row, 'mutations'))
    const others = Array.isArray(mutations)
      ? mutations.filter((mutation) => !ids.has(idOfMutation(mutation)))
      : []
    const packed = packJson(JSON.stringify(others))
    const facts = [readNumber(row, 'size'), readText(row, 'results')]
    update.run(packed, checksumOfRow(facts, packed), readNumber(row, 'sequence'))
  }
  for (const table of ['effects', 'past_states']) {
    database
      .prepare(`DELETE FROM ${table} WHERE document IN (SELECT value FROM json_each(?))`)
      .run(list)
  }
  return rows.length
}

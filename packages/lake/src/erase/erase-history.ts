import type {DatabaseSync} from 'node:sqlite'

import {isRecord} from '../json.ts'
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
      `SELECT DISTINCT sequence, mutations FROM transactions JOIN effects USING (sequence)
       WHERE effects.document IN (SELECT value FROM json_each(?))`,
    )
    .all(list)
  const update = database.prepare('UPDATE transactions SET mutations = ? WHERE sequence = ?')
  for (const row of rows) {
    const mutations: unknown = JSON.parse(readText(row, 'mutations'))
    const others = Array.isArray(mutations)
      ? mutations.filter((mutation) => !ids.has(idOf(mutation)))
      : []
    update.run(JSON.stringify(others), readNumber(row, 'sequence'))
  }
  database
    .prepare('DELETE FROM effects WHERE document IN (SELECT value FROM json_each(?))')
    .run(list)
  return rows.length
}

function idOf(mutation: unknown): string {
  const [operation] = isRecord(mutation) ? Object.values(mutation) : []
  return isRecord(operation) ? String(operation['_id'] ?? operation['id']) : ''
}

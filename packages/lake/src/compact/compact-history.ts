import type {DatabaseSync} from 'node:sqlite'

import type {RecentCommits} from '../listen/recent-commits.ts'
import {rewriteDatabase} from '../maintenance/rewrite-database.ts'
import {readNumber} from '../store/row.ts'
import {runInTransaction} from '../store/run-in-transaction.ts'
import type {Compaction} from './compaction.ts'

/** The parts of a Lake that have history. */
export interface CompactContext {
  readonly database: DatabaseSync
  readonly recent: RecentCommits
}

/**
 * Removes the history before a time, and writes the database again without its free space. Documents, and all of
 * their states at that time and later, remain; so does the latest transaction.
 *
 * Rejects with a MaintenanceError if the old history is removed, but the file could not be made smaller.
 *
 * @param before - ISO 8601, in UTC.
 */
export async function compactHistory(
  {database, recent}: CompactContext,
  before: string,
): Promise<Compaction> {
  const bytesBefore = sizeOf(database)
  const transactions = runInTransaction(database, () => removeBefore(database, before))
  if (transactions > 0) {
    recent.clear()
  }
  await rewriteDatabase(database)
  return {before, transactions, bytesBefore, bytesAfter: sizeOf(database)}
}

/** Returns the number of removed transactions. */
function removeBefore(database: DatabaseSync, before: string): number {
  const row = database
    .prepare(
      `SELECT coalesce(
         (SELECT min(sequence) FROM transactions WHERE timestamp >= ?),
         (SELECT max(sequence) FROM transactions), 0) AS first`,
    )
    .get(before)
  const first = row ? readNumber(row, 'first') : 0
  for (const table of ['effects', 'past_states']) {
    database.prepare(`DELETE FROM ${table} WHERE sequence < ?`).run(first)
  }
  return Number(database.prepare('DELETE FROM transactions WHERE sequence < ?').run(first).changes)
}

function sizeOf(database: DatabaseSync): number {
  const row = database
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get()
  return row ? readNumber(row, 'size') : 0
}

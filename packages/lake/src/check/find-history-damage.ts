import type {DatabaseSync} from 'node:sqlite'

import {isStorageDamage} from '../errors/damage-error.ts'
import {isIntactEffect, isIntactState, isIntactTransaction} from '../store/history-rows.ts'

/** Rows that are read in one go, so that writes do not wait. */
const BATCH_SIZE = 100

/** A damaged row of the history. */
export interface HistoryFinding {
  readonly kind: 'history'
  /** The document whose history is damaged; omitted if it is a whole transaction. */
  readonly document?: string
  /** The sequence number of the transaction. */
  readonly transaction: number
}

/** Checks the checksums of all rows of the history. */
export function* findHistoryDamage(database: DatabaseSync): Generator<HistoryFinding, void> {
  for (const row of readTransactions(database)) {
    if (!isIntactTransaction(row)) {
      yield {kind: 'history', transaction: Number(row['sequence'])}
    }
  }
  for (const [table, isIntact] of [
    ['effects', isIntactEffect],
    ['past_states', isIntactState],
  ] as const) {
    for (const row of readOfDocuments(database, table)) {
      if (!isIntact(row)) {
        yield {
          kind: 'history',
          document: String(row['document']),
          transaction: Number(row['sequence']),
        }
      }
    }
  }
}

function* readTransactions(database: DatabaseSync): Generator<Record<string, unknown>, void> {
  const statement = database.prepare(
    'SELECT * FROM transactions WHERE sequence > ? ORDER BY sequence LIMIT ?',
  )
  let last = 0
  yield* readBatches(() => {
    const rows = statement.all(last, BATCH_SIZE)
    last = Number(rows.at(-1)?.['sequence'] ?? last)
    return rows
  })
}

function* readOfDocuments(
  database: DatabaseSync,
  table: 'effects' | 'past_states',
): Generator<Record<string, unknown>, void> {
  const statement = database.prepare(
    `SELECT * FROM ${table} WHERE (document, sequence) > (?, ?) ORDER BY document, sequence LIMIT ?`,
  )
  let document = ''
  let sequence = 0
  yield* readBatches(() => {
    const rows = statement.all(document, sequence, BATCH_SIZE)
    const last = rows.at(-1)
    document = String(last?.['document'] ?? document)
    sequence = Number(last?.['sequence'] ?? sequence)
    return rows
  })
}

/** Reads until there are no more rows. A page that cannot be read ends it, because it is a finding of its table. */
function* readBatches(
  read: () => Record<string, unknown>[],
): Generator<Record<string, unknown>, void> {
  for (;;) {
    let rows: Record<string, unknown>[]
    try {
      rows = read()
    } catch (error) {
      if (isStorageDamage(error)) {
        return
      }
      throw error
    }
    yield* rows
    if (rows.length < BATCH_SIZE) {
      return
    }
  }
}

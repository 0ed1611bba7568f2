import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readNumber, readText} from './row.ts'

/** Whether a transaction created, changed or deleted a document. */
export type Transition = 'appear' | 'update' | 'disappear'

/** The change of one document: mendoza patches between its states without `_rev`, in both directions. */
export interface Effect {
  readonly document: string
  readonly transition: Transition
  readonly previousRevision: string | undefined
  readonly apply: unknown[]
  readonly revert: unknown[]
}

/** A committed transaction; `sequence` increases with every commit. */
export interface LoggedTransaction {
  readonly sequence: number
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly timestamp: string
  readonly author: string
  readonly mutations: readonly unknown[]
  readonly results: readonly unknown[]
}

/** An effect with its transaction, but without the patches. */
export interface EffectSummary extends Omit<Effect, 'apply' | 'revert'> {
  readonly sequence: number
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
}

/** An effect with its transaction and the patches. */
export interface LoggedEffect extends EffectSummary, Effect {}

const SUMMARY_COLUMNS = `effects.document, effects.sequence, effects.transition, effects.previous_revision,
  transactions.id, transactions.timestamp, transactions.author`

/** All committed transactions with their effects on each document. */
export class TransactionLog {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #insertEffect: StatementSync
  readonly #byId: StatementSync
  readonly #since: StatementSync
  readonly #summariesOf: StatementSync
  readonly #deletedWithPrefix: StatementSync
  readonly #latest: StatementSync
  readonly #sizeSince: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare(
      'INSERT INTO transactions (id, timestamp, author, mutations, results) VALUES (?, ?, ?, ?, ?)',
    )
    this.#insertEffect = database.prepare(
      'INSERT INTO effects (document, sequence, transition, previous_revision, apply, revert) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#byId = database.prepare('SELECT * FROM transactions WHERE id = ?')
    this.#since = database.prepare(
      'SELECT * FROM transactions WHERE sequence >= ? ORDER BY sequence',
    )
    this.#summariesOf = database.prepare(
      `SELECT ${SUMMARY_COLUMNS} FROM effects JOIN transactions USING (sequence)
       WHERE effects.document IN (SELECT value FROM json_each(?))
       ORDER BY effects.sequence, effects.document`,
    )
    this.#deletedWithPrefix = database.prepare(
      `SELECT DISTINCT document FROM effects
       WHERE document BETWEEN ? AND ? AND transition = 'disappear'
         AND NOT EXISTS (SELECT 1 FROM documents WHERE id = document)`,
    )
    this.#latest = database.prepare(
      'SELECT coalesce(max(sequence), 0) AS sequence FROM transactions',
    )
    this.#sizeSince = database.prepare(
      'SELECT coalesce(sum(length(mutations)), 0) AS size FROM transactions WHERE sequence >= ?',
    )
  }

  /** Appends a transaction and returns its sequence number; the caller has begun the database transaction. */
  append(transaction: Omit<LoggedTransaction, 'sequence'>, effects: readonly Effect[]): number {
    const {id, timestamp, author, mutations, results} = transaction
    const {lastInsertRowid} = this.#insert.run(
      id,
      timestamp,
      author,
      JSON.stringify(mutations),
      JSON.stringify(results),
    )
    const sequence = Number(lastInsertRowid)
    for (const {document, transition, previousRevision, apply, revert} of effects) {
      this.#insertEffect.run(
        document,
        sequence,
        transition,
        previousRevision ?? null,
        JSON.stringify(apply),
        JSON.stringify(revert),
      )
    }
    return sequence
  }

  /** Finds a transaction by its id. */
  get(id: string): LoggedTransaction | undefined {
    const row = this.#byId.get(id)
    return row && parseTransaction(row)
  }

  /** Lists the transactions from a sequence number on, oldest first. */
  since(sequence: number): LoggedTransaction[] {
    return this.#since.all(sequence).map(parseTransaction)
  }

  /**
   * Reads the effects on any of the documents between two sequence numbers (inclusive), newest first.
   *
   * Rows are read lazily, so the iteration can stop early.
   */
  *effectsOf(
    documents: readonly string[],
    {from = 0, to = Number.MAX_SAFE_INTEGER}: {readonly from?: number; readonly to?: number} = {},
  ): Iterable<LoggedEffect> {
    // Each call prepares its own statement, because two iterations may run at the same time.
    const statement = this.#database.prepare(
      `SELECT ${SUMMARY_COLUMNS}, effects.apply, effects.revert
       FROM effects JOIN transactions USING (sequence)
       WHERE effects.document IN (SELECT value FROM json_each(?)) AND effects.sequence BETWEEN ? AND ?
       ORDER BY effects.sequence DESC, effects.document`,
    )
    for (const row of statement.iterate(JSON.stringify(documents), from, to)) {
      yield parseEffect(row)
    }
  }

  /** Lists the effects on any of the documents without their patches, oldest first. */
  summariesOf(documents: readonly string[]): EffectSummary[] {
    return this.#summariesOf.all(JSON.stringify(documents)).map(parseSummary)
  }

  /** Lists the ids with this prefix whose document was deleted and does not exist again. */
  deletedWithPrefix(prefix: string): string[] {
    return this.#deletedWithPrefix
      .all(prefix, `${prefix}\u{10ffff}`)
      .map((row) => readText(row, 'document'))
  }

  /** Returns the bytes of the transactions from a sequence number on. */
  sizeSince(sequence: number): number {
    const row = this.#sizeSince.get(sequence)
    return row ? readNumber(row, 'size') : 0
  }

  /** Returns the sequence number of the latest transaction; 0 if there is none. */
  latestSequence(): number {
    const row = this.#latest.get()
    return row ? readNumber(row, 'sequence') : 0
  }
}

function parseTransaction(row: Record<string, unknown>): LoggedTransaction {
  return {
    sequence: readNumber(row, 'sequence'),
    id: readText(row, 'id'),
    timestamp: readText(row, 'timestamp'),
    author: readText(row, 'author'),
    mutations: parseArray(readText(row, 'mutations')),
    results: parseArray(readText(row, 'results')),
  }
}

function parseEffect(row: Record<string, unknown>): LoggedEffect {
  return {
    ...parseSummary(row),
    apply: parseArray(readText(row, 'apply')),
    revert: parseArray(readText(row, 'revert')),
  }
}

function parseSummary(row: Record<string, unknown>): EffectSummary {
  const transition = readText(row, 'transition')
  if (!isTransition(transition)) {
    throw new TypeError(`Unknown transition ${transition}`)
  }
  const previous = row['previous_revision']
  return {
    sequence: readNumber(row, 'sequence'),
    transactionId: readText(row, 'id'),
    timestamp: readText(row, 'timestamp'),
    author: readText(row, 'author'),
    document: readText(row, 'document'),
    transition,
    previousRevision: typeof previous === 'string' ? previous : undefined,
  }
}

function parseArray(text: string): unknown[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) {
    throw new TypeError('A stored row is not a list')
  }
  return value
}

function isTransition(value: string): value is Transition {
  return value === 'appear' || value === 'update' || value === 'disappear'
}

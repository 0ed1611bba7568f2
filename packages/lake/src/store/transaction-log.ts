import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {DamagedHistoryError} from '../errors/damage-error.ts'
import {isRecord} from '../json.ts'
import {checksumOfRow} from './history-checksums.ts'
import {
  isIntactState,
  parseHead,
  parseSummary,
  parseTransaction,
  readRevert,
  type EffectSummary,
  type LoggedTransaction,
  type TransactionHead,
  type Transition,
} from './history-rows.ts'
import {packJson, parsePackedJson, readPackedJson} from './packed-json.ts'
import {readNumber, readText} from './row.ts'

/** After this many changes of a document its whole state is stored, so that a past state follows from few patches. */
const STATE_INTERVAL = 100

/** The change of one document to append. */
export interface AppendedEffect {
  readonly document: string
  readonly transition: Transition
  readonly previousRevision: string | undefined
  /** The state of the document after the transaction. */
  readonly after: Readonly<Record<string, unknown>> | undefined
  /** The mendoza patch that leads back, between states without `_rev`; only read if it is stored. */
  readonly patches: {readonly revert: readonly unknown[]}
}

/** A transaction to append. */
export interface AppendedTransaction extends Omit<LoggedTransaction, 'sequence'> {
  /** Bytes of JSON of what the short form omits. */
  readonly omittedBytes: number
}

/** What leads from a later state of a document to an earlier one. */
export interface WayBack {
  /** The later state: a stored one, `null` if the document was deleted, `undefined` if it is the current one. */
  readonly state: unknown
  /** The patches between the two, newest first. */
  readonly reverts: readonly unknown[][]
}

/** What `TransactionLog.effectsOf` selects; both ends are included. */
export interface EffectRange {
  readonly from?: number
  readonly to?: number
  readonly oldestFirst?: boolean
}

const HEAD_COLUMNS = `transactions.sequence, transactions.id, transactions.timestamp,
  transactions.author, transactions.checksum AS head_checksum`
const EFFECT_COLUMNS = `effects.document, effects.sequence, effects.transition,
  effects.previous_revision, effects.distance, effects.checksum, effects.revert`

/**
 * All committed transactions with their effects on each document.
 *
 * A state is stored once: the current one as document, the others as patches that lead back from it. After
 * each 100 changes of a document, and when it is deleted, its whole state is stored. Each row has a checksum,
 * which is verified when it is read: a damaged row leads to a DamagedHistoryError, and concerns only the
 * document that it belongs to.
 */
export class TransactionLog {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #insertEffect: StatementSync
  readonly #insertState: StatementSync
  readonly #distanceOf: StatementSync
  readonly #byId: StatementSync
  readonly #sequenceOf: StatementSync
  readonly #since: StatementSync
  readonly #latestEffectOf: StatementSync
  readonly #revertOf: StatementSync
  readonly #nextState: StatementSync
  readonly #deletedWithPrefix: StatementSync
  readonly #deletedVersions: StatementSync
  readonly #first: StatementSync
  readonly #latest: StatementSync
  readonly #sizeSince: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare(
      `INSERT INTO transactions (sequence, id, timestamp, author, checksum, content_checksum, size, results, mutations)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertEffect = database.prepare(
      `INSERT INTO effects (document, sequence, transition, previous_revision, distance, checksum, revert)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertState = database.prepare(
      'INSERT INTO past_states (document, sequence, checksum, state) VALUES (?, ?, ?, ?)',
    )
    this.#distanceOf = database.prepare(
      'SELECT distance FROM effects WHERE document = ? ORDER BY sequence DESC LIMIT 1',
    )
    this.#byId = database.prepare(
      'SELECT *, checksum AS head_checksum FROM transactions WHERE id = ?',
    )
    this.#sequenceOf = database.prepare('SELECT sequence FROM transactions WHERE id = ?')
    this.#since = database.prepare(
      'SELECT *, checksum AS head_checksum FROM transactions WHERE sequence >= ? ORDER BY sequence',
    )
    this.#latestEffectOf = database.prepare(
      `SELECT ${HEAD_COLUMNS}, ${EFFECT_COLUMNS} FROM effects JOIN transactions USING (sequence)
       WHERE effects.document = ? ORDER BY effects.sequence DESC LIMIT 1`,
    )
    this.#revertOf = database.prepare(
      `SELECT ${EFFECT_COLUMNS} FROM effects WHERE document = ? AND sequence = ?`,
    )
    this.#nextState = database.prepare(
      'SELECT * FROM past_states WHERE document = ? AND sequence >= ? ORDER BY sequence LIMIT 1',
    )
    this.#deletedWithPrefix = database.prepare(
      `SELECT DISTINCT document FROM effects
       WHERE document BETWEEN ? AND ? AND transition = 'disappear'
         AND NOT EXISTS (SELECT 1 FROM documents WHERE id = document)`,
    )
    this.#deletedVersions = database.prepare(
      `SELECT transactions.sequence, json_extract(result.value, '$.id') AS id
       FROM transactions, json_each(transactions.results) AS result
       WHERE sequence IN (SELECT value FROM json_each(?)) AND instr(results, '"versions.') > 0
         AND json_extract(result.value, '$.operation') = 'delete'
         AND json_extract(result.value, '$.id') GLOB 'versions.*'`,
    )
    this.#first = database.prepare(
      'SELECT sequence, timestamp FROM transactions ORDER BY sequence LIMIT 1',
    )
    this.#latest = database.prepare(
      'SELECT coalesce(max(sequence), 0) AS sequence FROM transactions',
    )
    this.#sizeSince = database.prepare(
      'SELECT coalesce(sum(size), 0) AS size FROM transactions WHERE sequence >= ?',
    )
  }

  /** Appends a transaction and returns its sequence number; the caller has begun the database transaction. */
  append(transaction: AppendedTransaction, effects: readonly AppendedEffect[]): number {
    const {id, timestamp, author, omittedBytes} = transaction
    const sequence = this.latestSequence() + 1
    const results = JSON.stringify(transaction.results)
    const mutations = JSON.stringify(transaction.mutations)
    const packed = packJson(mutations)
    const size = Buffer.byteLength(mutations) + omittedBytes
    this.#insert.run(
      sequence,
      id,
      timestamp,
      author,
      checksumOfRow([sequence, id, timestamp, author]),
      checksumOfRow([size, results], packed),
      size,
      results,
      packed,
    )
    for (const effect of effects) {
      this.#appendEffect(sequence, effect)
    }
    return sequence
  }

  /** Finds a transaction by its id. Throws a DamagedHistoryError. */
  get(id: string): LoggedTransaction | undefined {
    const row = this.#byId.get(id)
    return row && parseTransaction(row)
  }

  /** Returns the sequence number of a transaction. */
  sequenceOf(id: string): number | undefined {
    const row = this.#sequenceOf.get(id)
    return row && readNumber(row, 'sequence')
  }

  /** Lists the transactions from a sequence number on, oldest first. Throws a DamagedHistoryError. */
  since(sequence: number): LoggedTransaction[] {
    return this.#since.all(sequence).map(parseTransaction)
  }

  /**
   * Reads the effects on any of the documents, newest first by default. Throws a DamagedHistoryError.
   *
   * Rows are read lazily, so the iteration can stop early.
   */
  *effectsOf(
    documents: readonly string[],
    {from = 0, to = Number.MAX_SAFE_INTEGER, oldestFirst = false}: EffectRange = {},
  ): Iterable<EffectSummary> {
    // Each call prepares its own statement, because two iterations may run at the same time.
    const statement = this.#database.prepare(
      `SELECT ${HEAD_COLUMNS}, ${EFFECT_COLUMNS} FROM effects JOIN transactions USING (sequence)
       WHERE effects.document IN (SELECT value FROM json_each(?)) AND effects.sequence BETWEEN ? AND ?
       ORDER BY effects.sequence ${oldestFirst ? 'ASC' : 'DESC'}, effects.document`,
    )
    for (const row of statement.iterate(JSON.stringify(documents), from, to)) {
      yield parseSummary(row)
    }
  }

  /** Reads the creations and deletions of the versions in a release, oldest first. Throws a DamagedHistoryError. */
  *versionsOf(release: string): Iterable<EffectSummary> {
    const prefix = `versions.${release}.`
    const statement = this.#database.prepare(
      `SELECT ${HEAD_COLUMNS}, ${EFFECT_COLUMNS} FROM effects JOIN transactions USING (sequence)
       WHERE effects.document > ? AND effects.document < ? AND effects.transition IN ('appear', 'disappear')
       ORDER BY effects.sequence`,
    )
    for (const row of statement.iterate(prefix, `${prefix}\u{10ffff}`)) {
      yield parseSummary(row)
    }
  }

  /** Reads the transactions that changed a document, newest first and lazily. Throws a DamagedHistoryError. */
  *transactionsOf(document: string): Iterable<TransactionHead> {
    const statement = this.#database.prepare(
      `SELECT effects.document, ${HEAD_COLUMNS} FROM effects JOIN transactions USING (sequence)
       WHERE effects.document = ? ORDER BY effects.sequence DESC`,
    )
    for (const row of statement.iterate(document)) {
      yield parseHead(row)
    }
  }

  /** Returns the latest effect on a document. Throws a DamagedHistoryError. */
  latestEffectOf(document: string): EffectSummary | undefined {
    const row = this.#latestEffectOf.get(document)
    return row && parseSummary(row)
  }

  /** Returns true if a transaction changed a document. */
  hasEffect(document: string, sequence: number): boolean {
    return this.#revertOf.get(document, sequence) !== undefined
  }

  /** Returns the patch that reverts an effect. Throws a DamagedHistoryError, also if there is no such effect. */
  revertOf(document: string, sequence: number): unknown[] {
    const row = this.#revertOf.get(document, sequence)
    if (!row) {
      throw new DamagedHistoryError({document, sequence})
    }
    return readRevert(row)
  }

  /**
   * Returns what leads back to the state of a document after a transaction: patches of at most 100 changes.
   * Throws a DamagedHistoryError.
   */
  wayBackTo(document: string, sequence: number): WayBack {
    const stored = this.#stateSince(document, sequence)
    if (stored?.sequence === sequence) {
      return {state: stored.state, reverts: []}
    }
    const reverts: unknown[][] = []
    const statement = this.#database.prepare(
      `SELECT ${EFFECT_COLUMNS} FROM effects WHERE document = ? AND sequence > ? AND sequence <= ? ORDER BY sequence`,
    )
    const end = stored?.sequence ?? Number.MAX_SAFE_INTEGER
    for (const row of statement.iterate(document, sequence, end)) {
      reverts.unshift(readRevert(row))
      if (row['transition'] === 'disappear') {
        return {state: null, reverts}
      }
    }
    return {state: stored?.state, reverts}
  }

  /** Lists the ids with this prefix whose document was deleted and does not exist again. */
  deletedWithPrefix(prefix: string): string[] {
    return this.#deletedWithPrefix
      .all(prefix, `${prefix}\u{10ffff}`)
      .map((row) => readText(row, 'document'))
  }

  /** Lists the versions that any of these transactions has deleted. */
  versionsDeletedIn(
    sequences: readonly number[],
  ): {readonly sequence: number; readonly id: string}[] {
    return this.#deletedVersions
      .all(JSON.stringify(sequences))
      .map((row) => ({sequence: readNumber(row, 'sequence'), id: readText(row, 'id')}))
  }

  /** Returns the bytes of JSON of the mutations from a sequence number on. */
  sizeSince(sequence: number): number {
    const row = this.#sizeSince.get(sequence)
    return row ? readNumber(row, 'size') : 0
  }

  /**
   * Returns the sequence number of the latest transaction that has changed a document with such an id; looks at the
   * latest 1,000 at most, and then returns the oldest of these.
   */
  latestChangeOf(isWanted: (document: string) => boolean): number {
    let sequence = 0
    const statement = this.#database.prepare(
      'SELECT sequence, results FROM transactions ORDER BY sequence DESC LIMIT 1000',
    )
    for (const row of statement.iterate()) {
      sequence = readNumber(row, 'sequence')
      const results: unknown = JSON.parse(readText(row, 'results'))
      const ids = Array.isArray(results) ? results.filter(isRecord).map(({id}) => String(id)) : []
      if (ids.some(isWanted)) {
        break
      }
    }
    return sequence
  }

  /** Returns the time of the first transaction if older history was removed: ISO 8601, in UTC. */
  startOfKept(): string | undefined {
    const row = this.#first.get()
    return row && readNumber(row, 'sequence') > 1 ? readText(row, 'timestamp') : undefined
  }

  /** Returns the sequence number of the latest transaction; 0 if there is none. */
  latestSequence(): number {
    const row = this.#latest.get()
    return row ? readNumber(row, 'sequence') : 0
  }

  #appendEffect(sequence: number, effect: AppendedEffect): void {
    const {document, transition, previousRevision = null, after} = effect
    const distance = transition === 'update' ? this.#nextDistance(document) : 0
    const revert = transition === 'appear' ? null : packJson(JSON.stringify(effect.patches.revert))
    const checksum = checksumOfRow(
      [document, sequence, transition, previousRevision, distance],
      revert,
    )
    this.#insertEffect.run(
      document,
      sequence,
      transition,
      previousRevision,
      distance,
      checksum,
      revert,
    )
    if (after && transition === 'update' && distance === 0) {
      const {_rev, ...state} = after
      const packed = packJson(JSON.stringify(state))
      this.#insertState.run(document, sequence, checksumOfRow([document, sequence], packed), packed)
    }
  }

  /** Returns the number of changes since the last state that is stored. */
  #nextDistance(document: string): number {
    const row = this.#distanceOf.get(document)
    return row ? (readNumber(row, 'distance') + 1) % STATE_INTERVAL : 0
  }

  /** Returns the oldest stored state that is not older than a transaction; damaged ones are skipped. */
  #stateSince(
    document: string,
    sequence: number,
  ): {readonly sequence: number; readonly state: unknown} | undefined {
    let row = this.#nextState.get(document, sequence)
    while (row) {
      const found = readNumber(row, 'sequence')
      if (isIntactState(row)) {
        return {sequence: found, state: parsePackedJson(readPackedJson(row, 'state'))}
      }
      row = this.#nextState.get(document, found + 1)
    }
    return undefined
  }
}

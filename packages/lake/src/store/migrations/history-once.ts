import {createHash} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {applyPatch} from 'mendoza'

import {isRecord} from '../../json.ts'
import {isJsonEqual} from '../../mendoza/is-json-equal.ts'
import {checksumOf} from '../document-checksums.ts'
import {checksumOfRow} from '../history-checksums.ts'
import {packJson} from '../packed-json.ts'
import {readNumber, readText} from '../row.ts'

/** After this many changes of a document its whole state is kept, so that a past state follows from few patches. */
const STATE_INTERVAL = 100
/** The opcode of a patch that replaces the whole value. */
const VALUE = 0
const CREATIONS = ['create', 'createOrReplace', 'createIfNotExists'] as const

const NEW_TABLES = `
ALTER TABLE effects RENAME TO old_effects;
ALTER TABLE transactions RENAME TO old_transactions;
CREATE TABLE transactions (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  content_checksum INTEGER NOT NULL,
  size INTEGER NOT NULL,
  results TEXT NOT NULL,
  mutations ANY NOT NULL
) STRICT;
CREATE TABLE effects (
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  transition TEXT NOT NULL,
  previous_revision TEXT,
  distance INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  revert ANY,
  PRIMARY KEY (document, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE past_states (
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  state ANY NOT NULL,
  PRIMARY KEY (document, sequence)
) STRICT;
CREATE TEMP TABLE creations (
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (document, sequence)
) STRICT, WITHOUT ROWID;
`

const DROPPED_TABLES = `
DROP TABLE creations;
DROP TABLE old_effects;
DROP TABLE old_transactions;
`

/**
 * Stores each state of a document once. Before, a new document was in three tables; now it is in `documents`,
 * and its past states follow from patches. If they do not lead to a state that the old log contains, for
 * example because the document is damaged, that state is kept.
 */
export function storeHistoryOnce(database: DatabaseSync): void {
  database.exec(NEW_TABLES)
  collectCreations(database)
  const converter = new DocumentConverter(database)
  const next = database.prepare(
    'SELECT document FROM old_effects WHERE document > ? ORDER BY document LIMIT 1',
  )
  for (let row = next.get(''); row; row = next.get(readText(row, 'document'))) {
    converter.convert(readText(row, 'document'))
  }
  convertTransactions(database)
  database.exec(DROPPED_TABLES)
}

/** Notes which documents a transaction created or replaced, with a digest of their content. */
function collectCreations(database: DatabaseSync): void {
  const insert = database.prepare(
    'INSERT INTO creations (document, sequence, digest) VALUES (?, ?, ?)',
  )
  const rows = database.prepare('SELECT sequence, mutations FROM old_transactions').iterate()
  for (const row of rows) {
    for (const [document, {content}] of lastCreations(parseList(readText(row, 'mutations')))) {
      insert.run(document, readNumber(row, 'sequence'), digestOf(content))
    }
  }
}

/** Returns the creations and replacements after which the transaction has not changed the document again. */
function lastCreations(
  mutations: readonly unknown[],
): Map<string, {readonly mutation: unknown; readonly kind: string; readonly content: unknown}> {
  const creations = new Map<
    string,
    {readonly mutation: unknown; readonly kind: string; readonly content: unknown}
  >()
  for (const mutation of mutations) {
    const [entry] = isRecord(mutation) ? Object.entries(mutation) : []
    const [kind = '', content] = entry ?? []
    if (isRecord(content)) {
      const id = String(content['_id'] ?? content['id'])
      creations.delete(id)
      if (CREATIONS.some((creation) => creation === kind)) {
        creations.set(id, {mutation, kind, content})
      }
    }
  }
  return creations
}

/** Converts the effects on one document after the other. */
class DocumentConverter {
  readonly #sequences: StatementSync
  readonly #effectsUp: StatementSync
  readonly #effectsDown: StatementSync
  readonly #body: StatementSync
  readonly #insertEffect: StatementSync
  readonly #insertState: StatementSync
  readonly #digest: StatementSync
  readonly #removeCreation: StatementSync

  constructor(database: DatabaseSync) {
    const ofDocument = 'FROM old_effects WHERE document = ? ORDER BY sequence'
    this.#sequences = database.prepare(`SELECT sequence, transition ${ofDocument}`)
    this.#effectsUp = database.prepare(`SELECT * ${ofDocument}`)
    this.#effectsDown = database.prepare(`SELECT * ${ofDocument} DESC`)
    this.#body = database.prepare(
      'SELECT body, checksum FROM documents LEFT JOIN document_checksums USING (id) WHERE id = ?',
    )
    this.#insertEffect = database.prepare(
      'INSERT INTO effects (document, sequence, transition, previous_revision, distance, checksum, revert) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#insertState = database.prepare(
      'INSERT INTO past_states (document, sequence, checksum, state) VALUES (?, ?, ?, ?)',
    )
    this.#digest = database.prepare(
      'SELECT digest FROM creations WHERE document = ? AND sequence = ?',
    )
    this.#removeCreation = database.prepare(
      'DELETE FROM creations WHERE document = ? AND sequence = ?',
    )
  }

  convert(document: string): void {
    const distances = this.#distancesOf(document)
    let after = this.#currentState(document)
    let mustKeep = false
    if (after === undefined) {
      after = this.#replay(document)
      mustKeep = true
    }
    for (const row of this.#effectsDown.iterate(document)) {
      const sequence = readNumber(row, 'sequence')
      const distance = distances.get(sequence) ?? 0
      const transition = readText(row, 'transition')
      const logged = wholeValueOf(parseList(readText(row, 'apply')))
      if (logged && !isJsonEqual(after, logged.value)) {
        after = logged.value
        mustKeep = after !== null
      }
      if (isRecord(after) && (mustKeep || (distance === 0 && transition === 'update'))) {
        this.#keepState(document, sequence, after)
      }
      mustKeep = false
      this.#verifyCreation(document, sequence, after)
      this.#addEffect(row, transition, distance)
      after = stateBefore(after, parseList(readText(row, 'revert')))
    }
  }

  /** Returns the number of changes since the last state that is kept, by sequence number. */
  #distancesOf(document: string): Map<number, number> {
    const distances = new Map<number, number>()
    let distance = 0
    for (const row of this.#sequences.all(document)) {
      distance = row['transition'] === 'update' ? (distance + 1) % STATE_INTERVAL : 0
      distances.set(readNumber(row, 'sequence'), distance)
    }
    return distances
  }

  /** Returns `null` if there is no document, and `undefined` if it is damaged. */
  #currentState(document: string): unknown {
    const row = this.#body.get(document)
    if (!row) {
      return null
    }
    const body = readText(row, 'body')
    return row['checksum'] === checksumOf(body) ? withoutRevision(JSON.parse(body)) : undefined
  }

  /** Returns the latest state that follows from the first one; `undefined` if it cannot be computed. */
  #replay(document: string): unknown {
    let state: unknown
    for (const row of this.#effectsUp.iterate(document)) {
      state = stateBefore(state, parseList(readText(row, 'apply')))
    }
    return state
  }

  #keepState(document: string, sequence: number, state: unknown): void {
    const packed = packJson(JSON.stringify(state))
    this.#insertState.run(document, sequence, checksumOfRow([document, sequence], packed), packed)
  }

  /** Removes a creation if its content is not the state after the transaction. */
  #verifyCreation(document: string, sequence: number, after: unknown): void {
    const creation = this.#digest.get(document, sequence)
    const digest = creation?.['digest']
    if (digest instanceof Uint8Array && !(isRecord(after) && digestOf(after).equals(digest))) {
      this.#removeCreation.run(document, sequence)
    }
  }

  #addEffect(row: Record<string, unknown>, transition: string, distance: number): void {
    const document = readText(row, 'document')
    const sequence = readNumber(row, 'sequence')
    const previous = row['previous_revision']
    const previousRevision = typeof previous === 'string' ? previous : null
    const revert = transition === 'appear' ? null : packJson(readText(row, 'revert'))
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
  }
}

/** Writes the transactions without the documents that follow from their history. */
function convertTransactions(database: DatabaseSync): void {
  const isDerivable = database.prepare(
    'SELECT 1 FROM creations WHERE document = ? AND sequence = ?',
  )
  const insert = database.prepare(
    `INSERT INTO transactions (sequence, id, timestamp, author, checksum, content_checksum, size, results, mutations)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const row of database.prepare('SELECT * FROM old_transactions').iterate()) {
    const sequence = readNumber(row, 'sequence')
    const text = readText(row, 'mutations')
    const mutations = parseList(text)
    const shortened = new Map<unknown, unknown>()
    for (const [document, {mutation, kind}] of lastCreations(mutations)) {
      if (isDerivable.get(document, sequence)) {
        shortened.set(mutation, {[kind]: document})
      }
    }
    const packed = packJson(
      JSON.stringify(mutations.map((mutation) => shortened.get(mutation) ?? mutation)),
    )
    const [id, timestamp, author] = ['id', 'timestamp', 'author'].map((name) => readText(row, name))
    const results = readText(row, 'results')
    const size = Buffer.byteLength(text)
    insert.run(
      sequence,
      id ?? '',
      timestamp ?? '',
      author ?? '',
      checksumOfRow([sequence, id ?? '', timestamp ?? '', author ?? '']),
      checksumOfRow([size, results], packed),
      size,
      results,
      packed,
    )
  }
}

/** Returns the value of a patch that replaces everything. */
function wholeValueOf(patch: readonly unknown[]): {readonly value: unknown} | undefined {
  const [opcode, value] = patch
  return patch.length === 2 && opcode === VALUE ? {value} : undefined
}

function stateBefore(state: unknown, patch: unknown[]): unknown {
  const whole = wholeValueOf(patch)
  if (whole) {
    return whole.value
  }
  return isRecord(state) ? applyPatch(state, patch) : undefined
}

function withoutRevision(document: unknown): unknown {
  if (!isRecord(document)) {
    return undefined
  }
  const {_rev, ...attributes} = document
  return attributes
}

function parseList(text: string): unknown[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) {
    throw new TypeError('A stored row is not a list')
  }
  return value
}

/** Returns a hash of a JSON value that does not depend on the order of object keys. */
function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(canonicalTextOf(value)).digest()
}

function canonicalTextOf(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalTextOf).join()}]`
  }
  if (!isRecord(value)) {
    return JSON.stringify(value)
  }
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalTextOf(value[name])}`)
  return `{${members.join()}}`
}

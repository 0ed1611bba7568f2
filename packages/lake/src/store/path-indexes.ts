import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {
  keyOf,
  MAX_KEY_LENGTH,
  parseDefinition,
  type AttributeSource,
  type PathIndexDefinition,
} from './path-index.ts'
import {readNumber, readText} from './row.ts'

/** If there are too many indexes, the one is dropped that was not used for the longest time. */
const MAX_INDEXES = 40
/** Milliseconds for which a used index is not dropped. */
const MIN_LIFETIME = 10 * 60 * 1000

/**
 * `building`: some documents may be missing. `unfit`: a key is too long, so that the index is not used.
 * `dropped`: its entries are being deleted.
 */
export type IndexState = 'building' | 'ready' | 'unfit' | 'dropped'

/** An index with its state. */
export interface PathIndex {
  readonly number: number
  readonly definition: PathIndexDefinition
  state: IndexState
  /** Milliseconds since the epoch. */
  lastUse: number
}

/** Indexes by values of documents, made from the queries that are sent. They are kept in the database. */
export class PathIndexes {
  readonly #database: DatabaseSync
  readonly #indexes = new Map<string, PathIndex>()
  readonly #insertEntry: StatementSync
  readonly #removeEntry: StatementSync
  readonly #entriesOf: StatementSync
  readonly #setState: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insertEntry = database.prepare(
      'INSERT OR IGNORE INTO index_entries (path_index, key, document) VALUES (?, ?, ?)',
    )
    this.#removeEntry = database.prepare(
      'DELETE FROM index_entries WHERE path_index = ? AND key = ? AND document = ?',
    )
    this.#entriesOf = database.prepare(
      'SELECT path_index, key FROM index_entries INDEXED BY index_entries_by_document WHERE document = ?',
    )
    this.#setState = database.prepare('UPDATE path_indexes SET state = ? WHERE number = ?')
    this.refresh()
  }

  /** Reads the states of all indexes again, because another process may have changed them. */
  refresh(): void {
    this.#indexes.clear()
    const rows = this.#database.prepare('SELECT number, definition, state FROM path_indexes').all()
    for (const row of rows) {
      const definition = readText(row, 'definition')
      this.#indexes.set(definition, {
        number: readNumber(row, 'number'),
        definition: parseDefinition(definition),
        state: readState(row),
        lastUse: 0,
      })
    }
  }

  /** Returns an index that is ready, and remembers that it was used. */
  use(definition: PathIndexDefinition): PathIndex | undefined {
    const index = this.#indexes.get(JSON.stringify(definition))
    if (index?.state !== 'ready') {
      return undefined
    }
    index.lastUse = Date.now()
    return index
  }

  /** Adds an index, to be built. Returns false if it cannot be built, or if there are too many indexes. */
  add(definition: PathIndexDefinition): boolean {
    const text = JSON.stringify(definition)
    const existing = this.#indexes.get(text)
    if (existing) {
      return existing.state === 'building'
    }
    const active = [...this.#indexes.values()].filter(({state}) => state !== 'dropped')
    if (active.length >= MAX_INDEXES) {
      const [oldest] = active.toSorted((left, right) => left.lastUse - right.lastUse)
      if (!oldest || Date.now() - oldest.lastUse < MIN_LIFETIME) {
        return false
      }
      this.setState(oldest, 'dropped')
    }
    const {lastInsertRowid} = this.#database
      .prepare("INSERT INTO path_indexes (definition, state) VALUES (?, 'building')")
      .run(text)
    const number = Number(lastInsertRowid)
    this.#indexes.set(text, {number, definition, state: 'building', lastUse: Date.now()})
    return true
  }

  /** Lists the indexes in a state. */
  inState(state: IndexState): PathIndex[] {
    return [...this.#indexes.values()].filter((index) => index.state === state)
  }

  setState(index: PathIndex, state: IndexState): void {
    this.#setState.run(state, index.number)
    index.state = state
  }

  /** Deletes some entries of a dropped index, or the index itself if it has none. */
  clean({number, definition, state}: PathIndex, maxEntries: number): boolean {
    const {changes} = this.#database
      .prepare(
        `DELETE FROM index_entries WHERE (path_index, key, document) IN
         (SELECT path_index, key, document FROM index_entries WHERE path_index = ? LIMIT ?)`,
      )
      .run(number, maxEntries)
    if (changes > 0) {
      return true
    }
    if (state === 'dropped') {
      this.#database.prepare('DELETE FROM path_indexes WHERE number = ?').run(number)
      this.#indexes.delete(JSON.stringify(definition))
    }
    return false
  }

  /** Adds a document to one index that is being built. */
  addEntry(index: PathIndex, id: string, document: AttributeSource): void {
    const key = this.#keyIn(index, document)
    if (key) {
      this.#insertEntry.run(index.number, key, id)
    }
  }

  /** Applies a change of a document to all indexes; the caller has begun the transaction. */
  update(id: string, document: AttributeSource | undefined): void {
    if (this.#indexes.size === 0) {
      return
    }
    const previous = new Map<number, Uint8Array>()
    for (const row of this.#entriesOf.all(id)) {
      const {path_index: number, key} = row
      if (typeof number === 'number' && key instanceof Uint8Array) {
        previous.set(number, key)
      }
    }
    for (const index of this.#indexes.values()) {
      const {number, state} = index
      const before = previous.get(number)
      const isUsed = state === 'ready' || state === 'building'
      const after = document && isUsed ? this.#keyIn(index, document) : undefined
      if (before && after && Buffer.compare(before, after) === 0) {
        continue
      }
      if (before) {
        this.#removeEntry.run(number, before, id)
      }
      if (after) {
        this.#insertEntry.run(number, after, id)
      }
    }
  }

  #keyIn(index: PathIndex, document: AttributeSource): Buffer | undefined {
    const key = keyOf(index.definition, document)
    if (key && key.length > MAX_KEY_LENGTH) {
      this.setState(index, 'unfit')
      return undefined
    }
    return key
  }
}

function readState(row: Record<string, unknown>): IndexState {
  const state = readText(row, 'state')
  if (state === 'building' || state === 'ready' || state === 'unfit' || state === 'dropped') {
    return state
  }
  throw new TypeError(`Unknown state ${state} of an index`)
}

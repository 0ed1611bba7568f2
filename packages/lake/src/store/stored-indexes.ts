import type {DatabaseSync, StatementSync} from 'node:sqlite'

import type {AttributeSource} from './path-index.ts'
import {readNumber, readText} from './row.ts'

/** Milliseconds for which a used index is not dropped. */
const MIN_LIFETIME = 10 * 60 * 1000

/**
 * `building`: some documents may be missing. `unfit`: a key or a text is too long, so that the index is not used.
 * `dropped`: its entries are being deleted.
 */
export type IndexState = 'building' | 'ready' | 'unfit' | 'dropped'

/** An index with its state. */
export interface StoredIndex<Definition> {
  readonly number: number
  readonly definition: Definition
  state: IndexState
  /** Milliseconds since the epoch. */
  lastUse: number
  /** True if nobody who is logged in has used the index since the start. */
  isPublic: boolean
}

/** Who sends a query that uses an index. */
export interface IndexUser {
  readonly isAnonymous: boolean
}

/** How one kind of indexes is stored. */
export interface StoredIndexesOptions<Definition> {
  readonly table: 'path_indexes' | 'word_indexes'
  /** If there are more indexes, the one is dropped that was not used for the longest time. */
  readonly maxIndexes: number
  /** How many of them may exist that only clients use who are not logged in. */
  readonly maxPublicIndexes: number
  /** Parses a stored definition. Throws a TypeError if it is none. */
  readonly parse: (text: string) => Definition
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * Indexes of one kind, made from the queries that are sent. They are kept in the database.
 *
 * People who are logged in come first: if there are too many indexes, their queries replace public ones, even
 * recently used ones, and clients who are not logged in get only a part of all indexes.
 */
export abstract class StoredIndexes<Definition> {
  protected readonly database: DatabaseSync
  readonly #options: StoredIndexesOptions<Definition>
  readonly #indexes = new Map<string, StoredIndex<Definition>>()
  readonly #setState: StatementSync

  constructor(database: DatabaseSync, options: StoredIndexesOptions<Definition>) {
    this.database = database
    this.#options = options
    this.#setState = database.prepare(`UPDATE ${options.table} SET state = ? WHERE number = ?`)
    this.refresh()
  }

  /** Reads the states of all indexes again, because another process may have changed them. */
  refresh(): void {
    const {table, parse} = this.#options
    this.#indexes.clear()
    for (const row of this.database
      .prepare(`SELECT number, definition, state FROM ${table}`)
      .all()) {
      const definition = readText(row, 'definition')
      this.#indexes.set(definition, {
        number: readNumber(row, 'number'),
        definition: parse(definition),
        state: readState(row),
        lastUse: 0,
        isPublic: true,
      })
    }
  }

  /** Returns an index that is ready, and remembers that it was used. */
  use(definition: Definition, {isAnonymous}: IndexUser): StoredIndex<Definition> | undefined {
    const index = this.#indexes.get(JSON.stringify(definition))
    if (index?.state !== 'ready') {
      return undefined
    }
    index.lastUse = this.#options.now()
    index.isPublic &&= isAnonymous
    return index
  }

  isReady(definition: Definition): boolean {
    return this.#indexes.get(JSON.stringify(definition))?.state === 'ready'
  }

  /** Adds an index, to be built. Returns false if it cannot be built, or if there are too many indexes. */
  add(definition: Definition, {isAnonymous}: IndexUser): boolean {
    const text = JSON.stringify(definition)
    const existing = this.#indexes.get(text)
    if (existing) {
      existing.isPublic &&= isAnonymous
      return existing.state === 'building'
    }
    if (!this.#makeRoom(isAnonymous)) {
      return false
    }
    const {lastInsertRowid} = this.database
      .prepare(`INSERT INTO ${this.#options.table} (definition, state) VALUES (?, 'building')`)
      .run(text)
    const number = Number(lastInsertRowid)
    this.#indexes.set(text, {
      number,
      definition,
      state: 'building',
      lastUse: this.#options.now(),
      isPublic: isAnonymous,
    })
    return true
  }

  /** Lists all indexes. */
  all(): readonly StoredIndex<Definition>[] {
    return [...this.#indexes.values()]
  }

  /** Lists the indexes in a state. */
  inState(state: IndexState): StoredIndex<Definition>[] {
    return this.all().filter((index) => index.state === state)
  }

  /** Counts the indexes that are being built, and those that are used. */
  countByState(): Readonly<Record<'building' | 'ready', number>> {
    return {building: this.inState('building').length, ready: this.inState('ready').length}
  }

  setState(index: StoredIndex<Definition>, state: IndexState): void {
    this.#setState.run(state, index.number)
    index.state = state
  }

  /** Deletes some entries of a dropped index, or the index itself if it has none. */
  clean(index: StoredIndex<Definition>, maxEntries: number): void {
    if (this.deleteEntries(index, maxEntries) === 0) {
      this.database.prepare(`DELETE FROM ${this.#options.table} WHERE number = ?`).run(index.number)
      this.#indexes.delete(JSON.stringify(index.definition))
    }
  }

  /** Drops an index if there are too many; returns false if none may be dropped. */
  #makeRoom(isAnonymous: boolean): boolean {
    const {maxIndexes, maxPublicIndexes, now} = this.#options
    const active = this.all().filter(({state}) => state !== 'dropped')
    const publicIndexes = active.filter(({isPublic}) => isPublic)
    const isPublicFull = isAnonymous && publicIndexes.length >= maxPublicIndexes
    if (active.length < maxIndexes && !isPublicFull) {
      return true
    }
    const start = now() - MIN_LIFETIME
    const [oldest] = (isPublicFull ? publicIndexes : active)
      .filter(({lastUse, isPublic}) => lastUse <= start || (isPublic && !isAnonymous))
      .toSorted((left, right) => left.lastUse - right.lastUse)
    if (!oldest) {
      return false
    }
    this.setState(oldest, 'dropped')
    return true
  }

  /** Deletes some entries of an index; returns their number. */
  protected abstract deleteEntries(index: StoredIndex<Definition>, maxEntries: number): number

  /** Adds a document to one index that is being built. */
  abstract addEntry(index: StoredIndex<Definition>, id: string, document: AttributeSource): void

  /** Applies a change of a document to all indexes; the caller has begun the transaction. */
  abstract update(id: string, document: AttributeSource | undefined): void
}

function readState(row: Record<string, unknown>): IndexState {
  const state = readText(row, 'state')
  if (state === 'building' || state === 'ready' || state === 'unfit' || state === 'dropped') {
    return state
  }
  throw new TypeError(`Unknown state ${state} of an index`)
}

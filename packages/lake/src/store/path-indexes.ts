import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {
  keysOf,
  MAX_KEY_LENGTH,
  MAX_KEYS,
  parseDefinition,
  type AttributeSource,
  type PathIndexDefinition,
} from './path-index.ts'
import {StoredIndexes, type StoredIndex} from './stored-indexes.ts'

export const MAX_INDEXES = 40
export const MAX_PUBLIC_INDEXES = 20

/** An index by values with its state. */
export type PathIndex = StoredIndex<PathIndexDefinition>

/** Indexes by values of documents. */
export class PathIndexes extends StoredIndexes<PathIndexDefinition> {
  readonly #insertEntry: StatementSync
  readonly #removeEntry: StatementSync
  readonly #entriesOf: StatementSync
  readonly #deleteSome: StatementSync

  constructor(database: DatabaseSync, now: () => number = Date.now) {
    super(database, {
      table: 'path_indexes',
      maxIndexes: MAX_INDEXES,
      maxPublicIndexes: MAX_PUBLIC_INDEXES,
      parse: parseDefinition,
      now,
    })
    this.#insertEntry = database.prepare(
      'INSERT OR IGNORE INTO index_entries (path_index, key, document) VALUES (?, ?, ?)',
    )
    this.#removeEntry = database.prepare(
      'DELETE FROM index_entries WHERE path_index = ? AND key = ? AND document = ?',
    )
    this.#entriesOf = database.prepare(
      'SELECT path_index, key FROM index_entries INDEXED BY index_entries_by_document WHERE document = ?',
    )
    this.#deleteSome = database.prepare(
      `DELETE FROM index_entries WHERE (path_index, key, document) IN
       (SELECT path_index, key, document FROM index_entries WHERE path_index = ? LIMIT ?)`,
    )
  }

  override addEntry(index: PathIndex, id: string, document: AttributeSource): void {
    for (const key of this.#keysIn(index, document)) {
      this.#insertEntry.run(index.number, key, id)
    }
  }

  override update(id: string, document: AttributeSource | undefined): void {
    const indexes = this.all()
    if (indexes.length === 0) {
      return
    }
    const previous = new Map<number, Uint8Array[]>()
    for (const row of this.#entriesOf.all(id)) {
      const {path_index: number, key} = row
      if (typeof number === 'number' && key instanceof Uint8Array) {
        previous.set(number, [...(previous.get(number) ?? []), key])
      }
    }
    for (const index of indexes) {
      const {number, state} = index
      const before = previous.get(number) ?? []
      const isUsed = state === 'ready' || state === 'building'
      const after = document && isUsed ? this.#keysIn(index, document) : []
      for (const key of without(before, after)) {
        this.#removeEntry.run(number, key, id)
      }
      for (const key of without(after, before)) {
        this.#insertEntry.run(number, key, id)
      }
    }
  }

  protected override deleteEntries({number}: PathIndex, maxEntries: number): number {
    return Number(this.#deleteSome.run(number, maxEntries).changes)
  }

  #keysIn(index: PathIndex, document: AttributeSource): readonly Buffer[] {
    const keys = keysOf(index.definition, document)
    if (keys.length > MAX_KEYS || keys.some(({length}) => length > MAX_KEY_LENGTH)) {
      this.setState(index, 'unfit')
      return []
    }
    return keys
  }
}

/** Returns the keys that are not among others. */
function without<Key extends Uint8Array>(
  keys: readonly Key[],
  others: readonly Uint8Array[],
): readonly Key[] {
  return keys.filter((key) => !others.some((other) => Buffer.compare(key, other) === 0))
}

import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readNumber, readText} from './row.ts'

/** A row of an index: the id of a stored document, and the key by which the index orders it; empty if it was not read. */
export interface FoundRow {
  readonly id: string
  readonly key: Uint8Array
}

/** The number of documents of a type with one variant: `''`, `drafts`, or `versions.` and a release. */
export interface TypeCount {
  readonly type: string
  readonly variant: string
  readonly isPublic: boolean
  readonly count: number
}

const MAX_CACHED_COUNTS = 500
const NO_KEY = new Uint8Array(0)

/** Statements that find ids of documents. Each names its index and has a limit, so that it is bounded. */
export const LOOKUP_STATEMENTS = {
  all: 'SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?',
  ofType:
    'SELECT id FROM documents INDEXED BY documents_by_type WHERE type = ? AND id > ? ORDER BY id LIMIT ?',
  inIndex: `SELECT document AS id, key FROM index_entries
    WHERE path_index = ? AND (key, document) > (?, ?) AND key < ? ORDER BY key, document LIMIT ?`,
  idsInIndex: `SELECT document AS id FROM index_entries
    WHERE path_index = ? AND (key, document) > (?, ?) AND key < ? ORDER BY key, document LIMIT ?`,
  keyInIndex:
    'SELECT key FROM index_entries INDEXED BY index_entries_by_document WHERE document = ? AND path_index = ?',
  referencing:
    'SELECT source AS id FROM document_references WHERE target = ? AND source > ? ORDER BY source LIMIT ?',
  ofVariant: `SELECT published_id AS id FROM documents INDEXED BY documents_by_variant
    WHERE variant = ? AND variant <> '' AND published_id > ? ORDER BY published_id LIMIT ?`,
} as const

/** Finds ids of documents by type, key, reference and variant, and counts the documents of types. */
export class DocumentLookup {
  readonly #all: StatementSync
  readonly #ofType: StatementSync
  readonly #inIndex: StatementSync
  readonly #idsInIndex: StatementSync
  readonly #keyInIndex: StatementSync
  readonly #referencing: StatementSync
  readonly #ofVariant: StatementSync
  readonly #counts: StatementSync
  readonly #countsOfType: StatementSync
  readonly #exists: StatementSync
  readonly #typeOf: StatementSync
  /** By type; the key `undefined` stands for all types. */
  readonly #cachedCounts = new Map<string | undefined, readonly TypeCount[]>()

  constructor(database: DatabaseSync) {
    this.#all = database.prepare(LOOKUP_STATEMENTS.all)
    this.#ofType = database.prepare(LOOKUP_STATEMENTS.ofType)
    this.#inIndex = database.prepare(LOOKUP_STATEMENTS.inIndex)
    this.#idsInIndex = database.prepare(LOOKUP_STATEMENTS.idsInIndex)
    this.#keyInIndex = database.prepare(LOOKUP_STATEMENTS.keyInIndex)
    this.#referencing = database.prepare(LOOKUP_STATEMENTS.referencing)
    this.#ofVariant = database.prepare(LOOKUP_STATEMENTS.ofVariant)
    for (const statement of [this.#all, this.#ofType, this.#idsInIndex, this.#referencing]) {
      // Faster than objects.
      statement.setReturnArrays(true)
    }
    this.#counts = database.prepare('SELECT * FROM type_counts')
    this.#countsOfType = database.prepare('SELECT * FROM type_counts WHERE type = ?')
    this.#exists = database.prepare('SELECT 1 FROM documents WHERE id = ?')
    this.#typeOf = database.prepare('SELECT type FROM documents WHERE id = ?')
  }

  /** Lists documents after an id, ordered by id. */
  all(after: string, limit: number): FoundRow[] {
    return this.#all.all(after, limit).map(readFirst)
  }

  /** Lists documents of a type after an id, ordered by id. */
  ofType(type: string, after: string, limit: number): FoundRow[] {
    return this.#ofType.all(type, after, limit).map(readFirst)
  }

  /** Lists entries of an index after a row and before a key, ordered by key and id. */
  inIndex(index: number, after: FoundRow, end: Uint8Array, limit: number): FoundRow[] {
    return this.#inIndex.all(index, after.key, after.id, end, limit).map(readKeyedRow)
  }

  /** Does the same as `inIndex` without the keys, which takes half of the time. */
  idsInIndex(index: number, after: FoundRow, end: Uint8Array, limit: number): FoundRow[] {
    return this.#idsInIndex.all(index, after.key, after.id, end, limit).map(readFirst)
  }

  /** Returns the key of a document in an index; empty if the index does not contain it. */
  keyInIndex(index: number, id: string): Uint8Array {
    const key = this.#keyInIndex.get(id, index)?.['key']
    return key instanceof Uint8Array ? key : NO_KEY
  }

  /** Lists documents with a reference to an id, after an id, ordered by id. */
  referencing(target: string, after: string, limit: number): FoundRow[] {
    return this.#referencing.all(target, after, limit).map(readFirst)
  }

  /** Lists the published ids of all documents with this variant, after an id, ordered. */
  ofVariant(variant: string, after: string, limit: number): FoundRow[] {
    return this.#ofVariant.all(variant, after, limit).map(readRow)
  }

  /** Counts the documents of one type, or of all types, by variant. */
  counts(type?: string): readonly TypeCount[] {
    const cached = this.#cachedCounts.get(type)
    if (cached) {
      return cached
    }
    const rows = type === undefined ? this.#counts.all() : this.#countsOfType.all(type)
    const counts = rows.map((row) => ({
      type: readText(row, 'type'),
      variant: readText(row, 'variant'),
      isPublic: readNumber(row, 'is_public') === 1,
      count: readNumber(row, 'count'),
    }))
    if (this.#cachedCounts.size >= MAX_CACHED_COUNTS) {
      this.#cachedCounts.clear()
    }
    this.#cachedCounts.set(type, counts)
    return counts
  }

  /** Empties the cache of counts, because a document was or will be written. */
  forgetCounts(): void {
    this.#cachedCounts.clear()
  }

  has(id: string): boolean {
    return this.#exists.get(id) !== undefined
  }

  /** Returns the type of a document; `undefined` if it does not exist. */
  typeOf(id: string): string | undefined {
    const row = this.#typeOf.get(id)
    return row && readText(row, 'type')
  }
}

function readFirst(row: unknown): FoundRow {
  const id: unknown = Array.isArray(row) ? row[0] : undefined
  if (typeof id !== 'string') {
    throw new TypeError('The column of an id is not text')
  }
  return {id, key: NO_KEY}
}

function readRow(row: Record<string, unknown>): FoundRow {
  return {id: readText(row, 'id'), key: NO_KEY}
}

function readKeyedRow(row: Record<string, unknown>): FoundRow {
  const {key} = row
  return {id: readText(row, 'id'), key: key instanceof Uint8Array ? key : NO_KEY}
}

import type {DatabaseSync, StatementSync} from 'node:sqlite'

import type {Attribute} from '../documents/attribute.ts'
import {parseDocument, type LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {haveSameReferences, referencesOf} from '../documents/references.ts'
import {skipDamaged} from '../errors/damage-error.ts'
import {isRecord} from '../json.ts'
import {AttributeIndexes} from './attribute-indexes.ts'
import {DocumentBodies} from './document-bodies.ts'
import {DocumentCache} from './document-cache.ts'
import {DocumentLookup} from './document-lookup.ts'
import {DocumentOutlines} from './document-outlines.ts'
import {stringifyWithOutline, type DocumentText} from './outline.ts'
import {PathIndexes} from './path-indexes.ts'
import {readNumber, readText} from './row.ts'
import {WordIndexes} from './word-indexes.ts'

/** In UTF-16 code units of JSON text. */
const CACHE_CAPACITY = 4 * 1024 * 1024
/** After more transactions than this, the cache and the indexes are cleared. */
const MAX_MISSED_TRANSACTIONS = 100

/** What the writer of a document knows already. */
export interface KnownFacts {
  /** The stored document that is replaced. */
  readonly previous?: LakeDocument | undefined
  /** The text of the new document. */
  readonly text?: DocumentText | undefined
}

/** The current state of every document. */
export class DocumentStore implements DocumentSource {
  readonly bodies: DocumentBodies
  /** The short attributes of all documents. */
  readonly outlines: DocumentOutlines
  /** Indexes by values that queries have asked for. */
  readonly pathIndexes: PathIndexes
  /** Indexes by words that queries have asked for. */
  readonly wordIndexes: WordIndexes
  readonly lookup: DocumentLookup
  readonly #cache: DocumentCache
  readonly #indexes = new AttributeIndexes()
  readonly #selectIds: StatementSync
  readonly #idsOfType: StatementSync
  readonly #idsReferencing: StatementSync
  readonly #idsOfVariant: StatementSync
  readonly #addReference: StatementSync
  readonly #removeReferences: StatementSync
  readonly #transactionsSince: StatementSync
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #end: StatementSync
  #latestSequence: number | undefined

  /**
   * `onDamage` receives the id of a damaged document at each attempt to read it; `cacheCapacity` is the size of the
   * parsed documents that are kept, in UTF-16 code units of JSON text.
   */
  constructor(
    database: DatabaseSync,
    onDamage: (id: string) => void = () => undefined,
    cacheCapacity = CACHE_CAPACITY,
  ) {
    this.#cache = new DocumentCache(cacheCapacity)
    this.#database = database
    this.#begin = database.prepare('BEGIN')
    this.#end = database.prepare('COMMIT')
    this.bodies = new DocumentBodies(database, onDamage)
    this.outlines = new DocumentOutlines(database, this.bodies)
    this.pathIndexes = new PathIndexes(database)
    this.wordIndexes = new WordIndexes(database)
    this.lookup = new DocumentLookup(database)
    this.#selectIds = database.prepare('SELECT id FROM documents ORDER BY id')
    this.#idsOfType = database.prepare(
      'SELECT id FROM documents INDEXED BY documents_by_type WHERE type = ? ORDER BY id',
    )
    this.#idsReferencing = database.prepare(
      'SELECT DISTINCT source FROM document_references WHERE target IN (SELECT value FROM json_each(?)) ORDER BY source',
    )
    this.#idsOfVariant = database.prepare(
      `SELECT id FROM documents INDEXED BY documents_by_variant
       WHERE variant = ? AND variant <> '' ORDER BY published_id`,
    )
    this.#addReference = database.prepare(
      'INSERT INTO document_references (source, target, weak) VALUES (?, ?, ?)',
    )
    this.#removeReferences = database.prepare('DELETE FROM document_references WHERE source = ?')
    this.#transactionsSince = database.prepare(
      'SELECT sequence, results FROM transactions WHERE sequence > ? ORDER BY sequence DESC LIMIT ?',
    )
  }

  /** Runs synchronous reads on one snapshot; this takes less time, because otherwise each locks the database. */
  readTogether<Result>(read: () => Result): Result {
    if (this.#database.isTransaction) {
      return read()
    }
    this.#begin.run()
    try {
      return read()
    } finally {
      // Damage of the file may have ended the transaction.
      if (this.#database.isTransaction) {
        this.#end.run()
      }
    }
  }

  /** Throws a DamagedDocumentError if the document is damaged; all lists leave it out. */
  get(id: string): LakeDocument | undefined {
    const cached = this.#cache.get(id)
    if (cached) {
      return cached
    }
    const body = this.bodies.read(id)
    if (body === undefined) {
      return undefined
    }
    const document = parseDocument(body)
    this.#cache.set(document, body.length)
    return document
  }

  *all(): Iterable<LakeDocument> {
    yield* this.#documents(this.#selectIds.all(), 'id')
  }

  *ofType(type: string): Iterable<LakeDocument> {
    yield* this.#documents(this.#idsOfType.all(type), 'id')
  }

  *ofTypeWith(type: string, attribute: Attribute): Iterable<LakeDocument> {
    for (const id of this.#indexes.find(type, attribute, () => this.ofType(type))) {
      const document = skipDamaged(() => this.get(id))
      if (document) {
        yield document
      }
    }
  }

  *referencing(targets: readonly string[]): Iterable<LakeDocument> {
    yield* this.#documents(this.#idsReferencing.all(JSON.stringify(targets)), 'source')
  }

  *inRelease(release: string): Iterable<LakeDocument> {
    yield* this.#documents(this.#idsOfVariant.all(`versions.${release}`), 'id')
  }

  /** Updates the indexes after a change of this store was committed. */
  updateIndexes(id: string): void {
    this.#indexes.update(id, () => skipDamaged(() => this.get(id)))
  }

  /**
   * Reads which documents another process has changed since the last call.
   *
   * Call it at the start of a database transaction, so that all reads see the same state.
   */
  catchUp(): void {
    const since = this.#latestSequence ?? -1
    const missed = this.#transactionsSince.all(since, MAX_MISSED_TRANSACTIONS + 1)
    const [latest] = missed
    if (latest) {
      this.#latestSequence = readNumber(latest, 'sequence')
    }
    this.pathIndexes.refresh()
    this.wordIndexes.refresh()
    this.lookup.forgetCounts()
    if (since === -1 || missed.length > MAX_MISSED_TRANSACTIONS) {
      this.#cache.clear()
      this.outlines.clear()
      this.#indexes.clear()
      return
    }
    const ids = new Set(missed.flatMap((row) => changedIds(readText(row, 'results'))))
    for (const id of ids) {
      this.#cache.delete(id)
      this.outlines.forget(id)
    }
    for (const id of ids) {
      this.updateIndexes(id)
    }
  }

  /** Writes a document, or deletes it if `document` is undefined; the caller has begun the transaction. */
  write(id: string, document: LakeDocument | undefined, known: KnownFacts = {}): void {
    // If the transaction is rolled back, the document is read again.
    this.#cache.delete(id)
    this.lookup.forgetCounts()
    if (!document) {
      this.#removeReferences.run(id)
      this.bodies.delete(id)
      this.outlines.delete(id)
      this.pathIndexes.update(id, undefined)
      this.wordIndexes.update(id, undefined)
      return
    }
    const {body, outline} = known.text ?? stringifyWithOutline(document)
    this.bodies.write(id, document._type, body)
    this.outlines.write(id, outline)
    const source = {
      get: (name: string) => (Object.hasOwn(document, name) ? document[name] : undefined),
    }
    this.pathIndexes.update(id, source)
    this.wordIndexes.update(id, source)
    if (known.previous && haveSameReferences(known.previous, document)) {
      return
    }
    this.#removeReferences.run(id)
    for (const {target, isWeak} of referencesOf(document)) {
      this.#addReference.run(id, target, isWeak ? 1 : 0)
    }
  }

  *#documents(
    rows: readonly Record<string, unknown>[],
    column: string,
  ): Generator<LakeDocument, void> {
    for (const row of rows) {
      const document = skipDamaged(() => this.get(readText(row, column)))
      if (document) {
        yield document
      }
    }
  }
}

function changedIds(results: string): string[] {
  const entries: unknown = JSON.parse(results)
  if (!Array.isArray(entries)) {
    return []
  }
  return entries.flatMap((entry) =>
    isRecord(entry) && typeof entry['id'] === 'string' ? [entry['id']] : [],
  )
}

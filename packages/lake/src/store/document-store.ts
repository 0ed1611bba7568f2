import type {DatabaseSync, StatementSync} from 'node:sqlite'

import type {Attribute} from '../documents/attribute.ts'
import {parseDocument, type LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {referencesOf} from '../documents/references.ts'
import {DamagedDocumentError, isStorageDamage, skipDamaged} from '../errors/damage-error.ts'
import {isRecord} from '../json.ts'
import {AttributeIndexes} from './attribute-indexes.ts'
import {DocumentChecksums} from './document-checksums.ts'
import {DocumentCache} from './document-cache.ts'
import {readNumber, readText} from './row.ts'

/** In UTF-16 code units of JSON text. */
const CACHE_CAPACITY = 64 * 1024 * 1024
/** After more transactions than this, the cache and the indexes are cleared. */
const MAX_MISSED_TRANSACTIONS = 100

/** The current state of every document. */
export class DocumentStore implements DocumentSource {
  readonly #cache = new DocumentCache(CACHE_CAPACITY)
  readonly #indexes = new AttributeIndexes()
  readonly #checksums: DocumentChecksums
  readonly #onDamage: (id: string) => void
  readonly #selectBody: StatementSync
  readonly #selectIds: StatementSync
  readonly #idsOfType: StatementSync
  readonly #idsReferencing: StatementSync
  readonly #upsert: StatementSync
  readonly #remove: StatementSync
  readonly #addReference: StatementSync
  readonly #removeReferences: StatementSync
  readonly #transactionsSince: StatementSync
  #latestSequence: number | undefined

  /** `onDamage` receives the id of a damaged document at each attempt to read it. */
  constructor(database: DatabaseSync, onDamage: (id: string) => void = () => undefined) {
    this.#checksums = new DocumentChecksums(database)
    this.#onDamage = onDamage
    this.#selectBody = database.prepare('SELECT body FROM documents WHERE id = ?')
    this.#selectIds = database.prepare('SELECT id FROM documents ORDER BY id')
    this.#idsOfType = database.prepare(
      'SELECT id FROM documents INDEXED BY documents_by_type WHERE type = ? ORDER BY id',
    )
    this.#idsReferencing = database.prepare(
      'SELECT DISTINCT source FROM document_references WHERE target IN (SELECT value FROM json_each(?)) ORDER BY source',
    )
    this.#upsert = database.prepare(
      'INSERT INTO documents (id, type, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, body = excluded.body',
    )
    this.#remove = database.prepare('DELETE FROM documents WHERE id = ?')
    this.#addReference = database.prepare(
      'INSERT INTO document_references (source, target, weak) VALUES (?, ?, ?)',
    )
    this.#removeReferences = database.prepare('DELETE FROM document_references WHERE source = ?')
    this.#transactionsSince = database.prepare(
      'SELECT sequence, results FROM transactions WHERE sequence > ? ORDER BY sequence DESC LIMIT ?',
    )
  }

  /** Throws a DamagedDocumentError if the document is damaged; all lists leave it out. */
  get(id: string): LakeDocument | undefined {
    const cached = this.#cache.get(id)
    if (cached) {
      return cached
    }
    const body = this.#readBody(id)
    if (body === undefined) {
      return undefined
    }
    const document = parseDocument(body)
    this.#cache.set(document, body.length)
    return document
  }

  #readBody(id: string): string | undefined {
    try {
      const row = this.#selectBody.get(id)
      const body = row && readText(row, 'body')
      if (body !== undefined) {
        this.#checksums.verify(id, body)
      }
      return body
    } catch (error) {
      if (error instanceof DamagedDocumentError || isStorageDamage(error)) {
        this.#onDamage(id)
        throw new DamagedDocumentError(id)
      }
      throw error
    }
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
    if (since === -1 || missed.length > MAX_MISSED_TRANSACTIONS) {
      this.#cache.clear()
      this.#indexes.clear()
      return
    }
    const ids = new Set(missed.flatMap((row) => changedIds(readText(row, 'results'))))
    for (const id of ids) {
      this.#cache.delete(id)
    }
    for (const id of ids) {
      this.updateIndexes(id)
    }
  }

  /** Writes a document, or deletes it if `document` is undefined; the caller has begun the transaction. */
  write(id: string, document: LakeDocument | undefined): void {
    // If the transaction is rolled back, the document is read again.
    this.#cache.delete(id)
    this.#removeReferences.run(id)
    if (!document) {
      this.#remove.run(id)
      this.#checksums.delete(id)
      return
    }
    const body = JSON.stringify(document)
    this.#upsert.run(id, document._type, body)
    this.#checksums.set(id, body)
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

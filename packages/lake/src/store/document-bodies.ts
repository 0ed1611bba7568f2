import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {DamagedDocumentError, isStorageDamage} from '../errors/damage-error.ts'
import {checksumOf, DocumentChecksums} from './document-checksums.ts'
import {readText} from './row.ts'

/** The JSON of all documents; each is verified when it is read. */
export class DocumentBodies {
  readonly #checksums: DocumentChecksums
  readonly #onDamage: (id: string) => void
  readonly #damaged = new Set<string>()
  readonly #select: StatementSync
  readonly #update: StatementSync
  readonly #upsert: StatementSync
  readonly #remove: StatementSync

  /** `onDamage` receives the id of a damaged document at each attempt to read it. */
  constructor(database: DatabaseSync, onDamage: (id: string) => void) {
    this.#checksums = new DocumentChecksums(database)
    this.#onDamage = onDamage
    // One statement: each locks the database, which takes as long as finding a row.
    this.#select = database.prepare(
      'SELECT body, checksum FROM documents LEFT JOIN document_checksums USING (id) WHERE documents.id = ?',
    )
    // Indexes of the type are only written if the type changes.
    this.#update = database.prepare('UPDATE documents SET body = ? WHERE id = ? AND type = ?')
    this.#upsert = database.prepare(
      'INSERT INTO documents (id, type, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, body = excluded.body',
    )
    this.#remove = database.prepare('DELETE FROM documents WHERE id = ?')
  }

  /** Returns the JSON of a document; `undefined` if there is none. Throws a DamagedDocumentError. */
  read(id: string): string | undefined {
    try {
      const row = this.#select.get(id)
      if (!row) {
        return undefined
      }
      const body = readText(row, 'body')
      if (row['checksum'] !== checksumOf(body)) {
        throw new DamagedDocumentError(id)
      }
      return body
    } catch (error) {
      if (error instanceof DamagedDocumentError || isStorageDamage(error)) {
        this.markDamaged(id)
        this.#onDamage(id)
        throw new DamagedDocumentError(id)
      }
      throw error
    }
  }

  /** Returns the JSON of a document that exists. Throws a DamagedDocumentError, also if it is missing. */
  readExisting(id: string): string {
    const body = this.read(id)
    if (body === undefined) {
      throw new DamagedDocumentError(id)
    }
    return body
  }

  /** True if any document was found to be damaged since the start. */
  get hasDamage(): boolean {
    return this.#damaged.size > 0
  }

  /** Returns true if a document was found to be damaged since the start. */
  isDamaged(id: string): boolean {
    return this.#damaged.has(id)
  }

  /** Remembers that another process has found a document to be damaged. */
  markDamaged(id: string): void {
    this.#damaged.add(id)
  }

  /** Writes the JSON of a document; the caller has begun the transaction. */
  write(id: string, type: string, body: string): void {
    this.#damaged.delete(id)
    if (this.#update.run(body, id, type).changes === 0) {
      this.#upsert.run(id, type, body)
    }
    this.#checksums.set(id, body)
  }

  /** Deletes a document; the caller has begun the transaction. */
  delete(id: string): void {
    this.#damaged.delete(id)
    this.#remove.run(id)
    this.#checksums.delete(id)
  }
}

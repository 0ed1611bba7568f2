import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {parseDocument} from '../documents/document.ts'
import type {DocumentBodies} from './document-bodies.ts'
import {checksumOf} from './document-checksums.ts'
import {parseOutline, stringifyWithOutline, type Outline} from './outline.ts'
import {RecentCache} from './recent-cache.ts'
import {readNumber, readText} from './row.ts'

/** In UTF-16 code units of the outlines' JSON; they take twice as many bytes in memory. */
const CACHE_CAPACITY = 12 * 1024 * 1024

/**
 * The outlines of all documents. A folder of an older version has none, until they are made; one that is
 * missing or damaged is made from the document.
 */
export class DocumentOutlines {
  readonly #bodies: DocumentBodies
  readonly #select: StatementSync
  readonly #count: StatementSync
  readonly #upsert: StatementSync
  readonly #remove: StatementSync
  readonly #cache = new RecentCache<Outline>(CACHE_CAPACITY)

  constructor(database: DatabaseSync, bodies: DocumentBodies) {
    this.#bodies = bodies
    this.#select = database.prepare('SELECT outline, checksum FROM outlines WHERE document = ?')
    this.#count = database.prepare('SELECT count(*) AS count FROM outlines')
    this.#upsert = database.prepare(
      'INSERT INTO outlines (document, outline, checksum) VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE SET outline = excluded.outline, checksum = excluded.checksum',
    )
    this.#remove = database.prepare('DELETE FROM outlines WHERE document = ?')
  }

  /**
   * Returns the outline of a document; `undefined` if the document does not exist, or if it is known to be
   * damaged. Throws a DamagedDocumentError if it is found to be damaged now.
   */
  find(id: string): Outline | undefined {
    if (this.#bodies.isDamaged(id)) {
      return undefined
    }
    const cached = this.#cache.get(id)
    if (cached) {
      return cached
    }
    const text = this.#readText(id)
    if (text === undefined) {
      return undefined
    }
    const outline = parseOutline(text)
    this.#cache.set(id, outline, text.length)
    return outline
  }

  /** Does the same as `find`, and does not keep the outline in memory. */
  read(id: string): Outline | undefined {
    const text = this.#bodies.isDamaged(id) ? undefined : this.#readText(id)
    return text === undefined ? undefined : parseOutline(text)
  }

  /** Returns true if the outline of a document is stored, intact or not. */
  has(id: string): boolean {
    return this.#select.get(id) !== undefined
  }

  /** Returns the number of stored outlines. */
  count(): number {
    return readNumber(this.#count.get() ?? {}, 'count')
  }

  /** Writes the outline of a document; the caller has begun the transaction. */
  write(id: string, outline: string): void {
    this.forget(id)
    this.#upsert.run(id, outline, checksumOf(outline))
  }

  /** Deletes the outline of a document; the caller has begun the transaction. */
  delete(id: string): void {
    this.forget(id)
    this.#remove.run(id)
  }

  /** Removes a document from the cache, because it was changed. */
  forget(id: string): void {
    this.#cache.delete(id)
  }

  /** Empties the cache. */
  clear(): void {
    this.#cache.clear()
  }

  #readText(id: string): string | undefined {
    const row = this.#select.get(id)
    if (row) {
      const outline = readText(row, 'outline')
      if (checksumOf(outline) === readNumber(row, 'checksum')) {
        return outline
      }
    }
    const body = this.#bodies.read(id)
    return body === undefined ? undefined : stringifyWithOutline(parseDocument(body)).outline
  }
}

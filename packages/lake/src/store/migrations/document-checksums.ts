import type {DatabaseSync} from 'node:sqlite'

import {checksumOf} from '../document-checksums.ts'
import {readText} from '../row.ts'

/**
 * A table of its own, because a new column would write every document again, and because it still knows the ids
 * of documents whose pages cannot be read.
 */
export function addDocumentChecksums(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE document_checksums (
      id TEXT PRIMARY KEY,
      checksum INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `)
  const insert = database.prepare('INSERT INTO document_checksums (id, checksum) VALUES (?, ?)')
  for (const row of database.prepare('SELECT id, body FROM documents').iterate()) {
    insert.run(readText(row, 'id'), checksumOf(readText(row, 'body')))
  }
}

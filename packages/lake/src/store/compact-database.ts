import type {DatabaseSync} from 'node:sqlite'

import {readNumber} from './row.ts'

/** The share of unused pages from which the file is made smaller. */
const MIN_UNUSED_SHARE = 0.2

/**
 * Makes the file of a database smaller if much of it is unused, for example after a migration. If that fails,
 * because the disk is too full for a second copy or a page is damaged, the file stays as it is.
 */
export function compactDatabase(database: DatabaseSync): void {
  const unused = readPragma(database, 'freelist_count')
  if (unused < readPragma(database, 'page_count') * MIN_UNUSED_SHARE) {
    return
  }
  try {
    database.exec('VACUUM')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The unused pages are used by later writes.
  }
}

function readPragma(database: DatabaseSync, name: string): number {
  return readNumber(database.prepare(`PRAGMA ${name}`).get() ?? {}, name)
}

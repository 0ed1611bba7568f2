import type {DatabaseSync} from 'node:sqlite'

import {MIGRATIONS, type Migration} from './migrations/migrations.ts'
import {runInTransaction} from './run-in-transaction.ts'
import {StoreError} from './store-error.ts'

/** The version of the database that this Lake reads and writes. */
export const CURRENT_VERSION = MIGRATIONS.length

/**
 * Brings a database to the newest version, as a whole or not at all.
 *
 * Throws a StoreError if a newer Lake wrote it.
 */
export function migrate(
  database: DatabaseSync,
  folder: string,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const version = versionOf(database)
  if (version > migrations.length) {
    throw new StoreError(
      'store-too-new',
      `${folder} was written by a newer Lake (format ${version}; this Lake supports ${migrations.length}): update the Lake`,
    )
  }
  // An up-to-date database is not written, because a Lake must also start on a full disk.
  runInTransaction(database, () => {
    if (version === migrations.length) {
      return
    }
    for (const migration of migrations.slice(version)) {
      if (typeof migration === 'string') {
        database.exec(migration)
      } else {
        migration(database)
      }
    }
    database.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}

/** Returns the version of a database; 0 if it is empty. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

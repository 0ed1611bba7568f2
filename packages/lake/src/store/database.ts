import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {compactDatabase} from './compact-database.ts'
import {copyDatabase} from './copy-database.ts'
import {LOCK_TIMEOUT, lockFolder} from './folder-lock.ts'
import {CURRENT_VERSION, migrate, versionOf} from './migrate.ts'
import {keepReserve, releaseReserve} from './reserve.ts'
import {readNumber} from './row.ts'
import {isStorageFull} from './storage-full.ts'
import {createForeignError, StoreError, toStoreError} from './store-error.ts'
import {previousStopOf, type PreviousStop} from './write-ahead-log.ts'

/** The name of the database in the folder of a dataset. */
export const DATABASE_FILE = 'lake.sqlite'
/**
 * The log is copied to the database when it has this many pages, which are 8 MB. With half as many, writes take a
 * fifth longer, because pages that change often are copied more often; with more, a single write waits longer.
 */
const CHECKPOINT_PAGES = 2000

/** Receives a sentence for the person who runs the Lake. */
export type Notify = (message: string) => void

/** The database of an open Lake; no other Lake can open it. */
export interface LakeDatabase {
  readonly database: DatabaseSync
  readonly previousStop: PreviousStop
  readonly close: () => void
}

/**
 * Opens or creates the database of a dataset in a folder.
 *
 * If an older version wrote it, its file is copied first, and `notify` receives a sentence that says where.
 * Throws a StoreError if it cannot be opened: if another process has it open, if it was written by a newer
 * version or by another program, if it is damaged, if the folder cannot be written, or if the disk is too full.
 *
 * @param lockTimeout - Milliseconds to wait for another process; the whole process waits.
 */
export function openDatabase(
  folder: string,
  notify: Notify,
  lockTimeout = LOCK_TIMEOUT,
): LakeDatabase {
  try {
    mkdirSync(folder, {recursive: true})
    const opened = openLocked(folder, notify, lockTimeout)
    keepReserve(folder)
    return opened
  } catch (error) {
    if (!isStorageFull(error)) {
      throw toStoreError(error, folder)
    }
    if (releaseReserve(folder)) {
      return openDatabase(folder, notify, lockTimeout)
    }
    throw new StoreError(
      'store-full',
      `The disk is too full for ${folder}: free some space, or choose another folder with --data`,
    )
  }
}

/** Creates a database in memory, which is gone when it is closed. */
export function openMemoryDatabase(): LakeDatabase {
  const database = configure(new DatabaseSync(':memory:'))
  migrate(database, 'the memory')
  return {database, previousStop: 'clean', close: () => database.close()}
}

function openLocked(folder: string, notify: Notify, lockTimeout: number): LakeDatabase {
  const unlock = lockFolder(folder, {timeout: lockTimeout})
  try {
    const previousStop = previousStopOf(join(folder, DATABASE_FILE))
    const database = openFile(folder)
    const close = (): void => {
      database.close()
      unlock()
    }
    try {
      assertOwn(database, folder)
      database.exec('PRAGMA journal_mode = WAL')
      const isOld = copyOldFormat(database, folder, notify)
      migrate(database, folder)
      if (isOld) {
        compactDatabase(database)
      }
      return {database, previousStop, close}
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Throws a StoreError if another program has written the database. */
function assertOwn(database: DatabaseSync, folder: string): void {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({name}) => name)
  const isOwn = tables.includes('documents') && tables.includes('transactions')
  if (versionOf(database) === 0 ? tables.length > 0 : !isOwn) {
    throw createForeignError(folder)
  }
}

/** Returns true if an older version wrote the database. */
function copyOldFormat(database: DatabaseSync, folder: string, notify: Notify): boolean {
  const format = versionOf(database)
  const isOld = format > 0 && format < CURRENT_VERSION
  if (isOld) {
    const copy = copyDatabase(database, join(folder, DATABASE_FILE), format)
    notify(
      `${folder} was written by an older Lake (format ${format}; now ${CURRENT_VERSION}). A copy of its database is in ${copy}: delete it when you do not need it any more`,
    )
  }
  return isOld
}

/**
 * Opens the database for a command that changes people or tokens, even while a Lake uses it: no process keeps
 * them in memory.
 *
 * Throws a StoreError like `openDatabase`; `store-busy` if an older Lake uses the database.
 */
export function openSharedDatabase(
  folder: string,
  notify: Notify = console.warn,
): Omit<LakeDatabase, 'previousStop'> {
  try {
    return openDatabase(folder, notify, 0)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-busy') {
      throw error
    }
  }
  const database = openFile(folder)
  if (versionOf(database) === CURRENT_VERSION) {
    return {database, close: () => database.close()}
  }
  database.close()
  // The other process may be a Lake that is just changing the format.
  return openDatabase(folder, notify)
}

/** Opens the database of a Lake that is open in another process, for reading. */
export function openDatabaseReader(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, DATABASE_FILE), {readOnly: true, timeout: LOCK_TIMEOUT})
}

/** Opens a database for a check, whether a Lake uses it or not. Throws a StoreError if it cannot be opened. */
export function openDatabaseForCheck(folder: string): DatabaseSync {
  const database = openDatabaseReader(folder)
  try {
    assertOwn(database, folder)
    const version = versionOf(database)
    if (version !== CURRENT_VERSION) {
      throw new StoreError(
        version < CURRENT_VERSION ? 'store-too-old' : 'store-too-new',
        `${folder} has the format ${version}, and this Lake checks the format ${CURRENT_VERSION}: start the newest Lake with it once`,
      )
    }
    return database
  } catch (error) {
    database.close()
    throw toStoreError(error, folder)
  }
}

/** Returns the size of a database in bytes, without its write-ahead log. */
export function sizeOf(database: DatabaseSync): number {
  const row = database
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get()
  return row ? readNumber(row, 'size') : 0
}

function openFile(folder: string): DatabaseSync {
  return configure(new DatabaseSync(join(folder, DATABASE_FILE), {timeout: LOCK_TIMEOUT}))
}

function configure(database: DatabaseSync): DatabaseSync {
  try {
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    // In KiB if it is negative. The pages above those of the documents stay in memory.
    database.exec('PRAGMA cache_size = -16384')
    database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

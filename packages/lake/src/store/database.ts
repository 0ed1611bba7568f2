import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {copyDatabase} from './copy-database.ts'
import {LOCK_TIMEOUT, lockFolder, toBusyError} from './folder-lock.ts'
import {CURRENT_VERSION, migrate, versionOf} from './migrate.ts'
import {keepReserve, releaseReserve} from './reserve.ts'
import {isStorageFull} from './storage-full.ts'
import {StoreError} from './store-error.ts'

const FILE = 'lake.sqlite'

/** Receives a sentence for the person who runs the Lake. */
export type Notify = (message: string) => void

/** The database of an open Lake; no other Lake can open it. */
export interface LakeDatabase {
  readonly database: DatabaseSync
  readonly close: () => void
}

/**
 * Opens or creates the database of a dataset in a folder.
 *
 * If an older version wrote it, its file is copied first, and `notify` receives a sentence that says where.
 * Throws a StoreError if another process has it open, if a newer version wrote it, or if the disk is
 * too full to create or to copy it.
 */
export function openDatabase(folder: string, notify: Notify): LakeDatabase {
  mkdirSync(folder, {recursive: true})
  try {
    const opened = openLocked(folder, notify)
    keepReserve(folder)
    return opened
  } catch (error) {
    if (!isStorageFull(error)) {
      throw error
    }
    if (releaseReserve(folder)) {
      return openDatabase(folder, notify)
    }
    throw new StoreError(
      'store-full',
      `The disk is too full for ${folder}: free some space, or choose another folder with --data`,
    )
  }
}

function openLocked(folder: string, notify: Notify): LakeDatabase {
  const unlock = lockFolder(folder)
  try {
    const database = openFile(folder)
    const close = (): void => {
      database.close()
      unlock()
    }
    try {
      database.exec('PRAGMA journal_mode = WAL')
      copyOldFormat(database, folder, notify)
      migrate(database, folder)
      return {database, close}
    } catch (error) {
      database.close()
      throw toBusyError(error, folder)
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function copyOldFormat(database: DatabaseSync, folder: string, notify: Notify): void {
  const format = versionOf(database)
  if (format > 0 && format < CURRENT_VERSION) {
    const copy = copyDatabase(database, join(folder, FILE), format)
    notify(
      `${folder} was written by an older Lake (format ${format}; now ${CURRENT_VERSION}). A copy of its database is in ${copy}: delete it when you do not need it any more`,
    )
  }
}

/**
 * Opens the database for a command that changes people or tokens, even while a Lake uses it: no process keeps
 * them in memory.
 *
 * Throws a StoreError like `openDatabase`; `store-busy` if an older Lake uses the database.
 */
export function openSharedDatabase(folder: string, notify: Notify = console.warn): LakeDatabase {
  try {
    return openDatabase(folder, notify)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-busy') {
      throw error
    }
    const database = openFile(folder)
    if (versionOf(database) === CURRENT_VERSION) {
      return {database, close: () => database.close()}
    }
    database.close()
    throw error
  }
}

/** Opens the database of a Lake that is open in another process, for reading. */
export function openDatabaseReader(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, FILE), {readOnly: true, timeout: LOCK_TIMEOUT})
}

function openFile(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, FILE), {timeout: LOCK_TIMEOUT})
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  return database
}

import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {LOCK_TIMEOUT, lockFolder, toBusyError} from './folder-lock.ts'
import {CURRENT_VERSION, migrate, versionOf} from './migrate.ts'
import {keepReserve, releaseReserve} from './reserve.ts'
import {isStorageFull} from './storage-full.ts'
import {StoreError} from './store-error.ts'

const FILE = 'lake.sqlite'

/** The database of an open Lake; no other Lake can open it. */
export interface LakeDatabase {
  readonly database: DatabaseSync
  readonly close: () => void
}

/**
 * Opens or creates the database of a dataset in a folder.
 *
 * Throws a StoreError if another process has it open, if a newer version wrote it, or if the disk is
 * too full to create it.
 */
export function openDatabase(folder: string): LakeDatabase {
  mkdirSync(folder, {recursive: true})
  try {
    const opened = openLocked(folder)
    keepReserve(folder)
    return opened
  } catch (error) {
    if (!isStorageFull(error)) {
      throw error
    }
    if (releaseReserve(folder)) {
      return openDatabase(folder)
    }
    throw new StoreError(
      'store-full',
      `The disk is too full for ${folder}: free some space, or choose another folder with --data`,
    )
  }
}

function openLocked(folder: string): LakeDatabase {
  const unlock = lockFolder(folder)
  try {
    const database = openFile(folder)
    const close = (): void => {
      database.close()
      unlock()
    }
    try {
      database.exec('PRAGMA journal_mode = WAL')
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

/**
 * Opens the database for a command that changes people or tokens, even while a Lake uses it: no process keeps
 * them in memory.
 *
 * Throws a StoreError like `openDatabase`; `store-busy` if an older Lake uses the database.
 */
export function openSharedDatabase(folder: string): LakeDatabase {
  try {
    return openDatabase(folder)
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

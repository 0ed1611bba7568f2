import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {StoreError} from './store-error.ts'

/** A separate file is locked, because the query processes of a Lake read its database. */
const LOCK_FILE = 'lake.lock'
/** Milliseconds to wait for a lock, for example of a Lake that is closing. */
export const LOCK_TIMEOUT = 2000

/**
 * Locks a folder until the returned function is called or this process ends, even by a crash.
 *
 * Throws a StoreError with the code `store-busy` if another process has locked it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), {timeout: LOCK_TIMEOUT})
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch (error) {
    lock.close()
    throw toBusyError(error, folder)
  }
}

/** Turns the error of SQLite for a locked database into a StoreError; returns all other errors unchanged. */
export function toBusyError(error: unknown, folder: string): unknown {
  if (error instanceof Error && /database is locked/.test(error.message)) {
    return new StoreError(
      'store-busy',
      `Another Lake is using ${folder}: stop it, or choose another folder with --data`,
    )
  }
  return error
}

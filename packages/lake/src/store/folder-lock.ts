import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

/** A separate file is locked, because the query processes of a Lake read its database. */
const LOCK_FILE = 'lake.lock'
/** Milliseconds to wait for a lock, for example of a Lake that is closing. */
export const LOCK_TIMEOUT = 2000

/**
 * Locks a folder until the returned function is called or this process ends, even by a crash.
 *
 * Throws an error of SQLite if another process has locked it, or if it cannot be written.
 */
export function lockFolder(
  folder: string,
  {file = LOCK_FILE, timeout = LOCK_TIMEOUT}: {file?: string; timeout?: number} = {},
): () => void {
  const lock = new DatabaseSync(join(folder, file), {timeout})
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch (error) {
    lock.close()
    throw error
  }
}

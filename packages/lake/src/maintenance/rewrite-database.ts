import type {DatabaseSync} from 'node:sqlite'
import {setTimeout as delay} from 'node:timers/promises'

import {isRecord} from '../json.ts'
import {isStorageFull} from '../store/storage-full.ts'
import {MaintenanceError} from './maintenance-error.ts'

const MAX_ATTEMPTS = 100
/** Milliseconds; other processes read the database for the time of a query. */
const RETRY_DELAY = 100
/** SQLite's result codes if somebody uses the database: SQLITE_ERROR (a statement runs), BUSY and LOCKED. */
const IN_USE: ReadonlySet<unknown> = new Set([1, 5, 6])

/**
 * Writes the database again without its free space, and empties its log, so that nothing that was deleted is in
 * the files any more. The Lake responds to nothing else meanwhile.
 *
 * Rejects with a MaintenanceError if the disk is too full, or if somebody reads the database all the time.
 */
export async function rewriteDatabase(database: DatabaseSync): Promise<void> {
  await retry(() => {
    database.exec('VACUUM')
    return true
  })
  await retry(() => database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0)
}

async function retry(attempt: () => boolean): Promise<void> {
  for (let count = 0; count < MAX_ATTEMPTS; count++) {
    if (isDone(attempt)) {
      return
    }
    await delay(RETRY_DELAY)
  }
  throw new MaintenanceError(
    'bytes-remain',
    'The content is removed, but its bytes may still be in the free space of the database, because somebody reads it all the time: run the command again later',
  )
}

function isDone(attempt: () => boolean): boolean {
  try {
    return attempt()
  } catch (error) {
    if (isStorageFull(error)) {
      throw new MaintenanceError(
        'bytes-remain',
        'The content is removed, but its bytes are still in the free space of the database: free as much space on the disk as the database has, and run the command again',
        {cause: error},
      )
    }
    if (
      isRecord(error) &&
      typeof error['errcode'] === 'number' &&
      IN_USE.has(error['errcode'] & 0xff)
    ) {
      return false
    }
    throw error
  }
}

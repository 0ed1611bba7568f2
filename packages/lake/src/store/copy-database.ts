import {closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync, rmSync} from 'node:fs'
import type {DatabaseSync} from 'node:sqlite'

import {isStorageFull} from './storage-full.ts'
import {StoreError} from './store-error.ts'

/**
 * Copies the file of a database that only this process writes; returns the path of the copy.
 *
 * The copy has the same bytes, even if some are damaged. It replaces an older copy only when it is complete
 * and on disk. Throws a StoreError if the disk is too full for it.
 */
export function copyDatabase(database: DatabaseSync, file: string, format: number): string {
  const copy = `${file}.format-${format}`
  const unfinished = `${copy}.unfinished`
  try {
    // Afterwards the file contains everything, and no write is in the log beside it.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(file, unfinished, constants.COPYFILE_FICLONE)
    const descriptor = openSync(unfinished, 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
    renameSync(unfinished, copy)
    return copy
  } catch (error) {
    rmSync(unfinished, {force: true})
    if (!isStorageFull(error)) {
      throw error
    }
    throw new StoreError(
      'store-full',
      `The disk is too full to copy ${file}, which must be done before this Lake changes its format: free some space`,
    )
  }
}

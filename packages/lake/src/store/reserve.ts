import {randomBytes} from 'node:crypto'
import {existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {isStorageFull} from './storage-full.ts'

/** This file is deleted on a full disk: SQLite needs 32 KB to open a database for several processes. */
const RESERVE_FILE = 'lake.reserve'
/** Bytes. */
const RESERVE_SIZE = 64 * 1024

/** Writes the reserve if it is missing and the disk has space. Its bytes are random, so that they cannot be compressed. */
export function keepReserve(folder: string): void {
  const file = join(folder, RESERVE_FILE)
  if (existsSync(file)) {
    return
  }
  try {
    writeFileSync(file, randomBytes(RESERVE_SIZE))
  } catch (error) {
    rmSync(file, {force: true})
    if (!isStorageFull(error)) {
      throw error
    }
  }
}

/** Deletes the reserve; returns false if there is none. */
export function releaseReserve(folder: string): boolean {
  const file = join(folder, RESERVE_FILE)
  if (!existsSync(file)) {
    return false
  }
  rmSync(file)
  return true
}

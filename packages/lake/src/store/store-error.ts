import {isRecord} from '../json.ts'

/** The database cannot be opened; the message names the folder and says what to do. */
export class StoreError extends Error {
  readonly code:
    | 'store-busy'
    | 'store-damaged'
    | 'store-foreign'
    | 'store-full'
    | 'store-not-writable'
    | 'store-too-new'
    | 'store-too-old'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}

/** SQLite's result codes for a file that may not be written or opened. */
const NOT_WRITABLE_RESULTS: ReadonlySet<unknown> = new Set([8, 14])
const NOT_WRITABLE_CODES: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EEXIST',
  'ENOTDIR',
  'EPERM',
  'EROFS',
])
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26

/** Turns an error of SQLite or of the file system into a StoreError; returns all other errors unchanged. */
export function toStoreError(error: unknown, folder: string): unknown {
  if (!isRecord(error)) {
    return error
  }
  const {code, errcode} = error
  const result = typeof errcode === 'number' ? errcode & 0xff : undefined
  if (result === BUSY) {
    return new StoreError(
      'store-busy',
      `Another Lake is using ${folder}: stop it, or choose another folder with --data`,
    )
  }
  if (result === NOT_A_DATABASE) {
    return createForeignError(folder)
  }
  if (result === CORRUPT) {
    return new StoreError(
      'store-damaged',
      `The database in ${folder} is damaged and cannot be opened: restore a backup into a new folder`,
    )
  }
  if (NOT_WRITABLE_RESULTS.has(result) || NOT_WRITABLE_CODES.has(code)) {
    return new StoreError(
      'store-not-writable',
      `The Lake cannot write to ${folder}: allow it, or choose another folder with --data`,
    )
  }
  return error
}

/** Creates the error for a file that is not, or not any more, the database of a Lake. */
export function createForeignError(folder: string): StoreError {
  return new StoreError(
    'store-foreign',
    `${folder}/lake.sqlite is not the database of a Lake: choose another folder with --data, or restore a backup into a new folder`,
  )
}

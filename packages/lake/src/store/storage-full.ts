import {isRecord} from '../json.ts'

/** Of the disk, of the user's quota, of the size that a file may have. */
const FILE_ERRORS: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** SQLITE_FULL; SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE, which stand for a quota as well. */
const DATABASE_ERRORS: ReadonlySet<unknown> = new Set([13, 778, 4874])

/** Tells whether an error says that there is no room on the disk for what should be written. */
export function isStorageFull(error: unknown): boolean {
  if (!isRecord(error)) {
    return false
  }
  return FILE_ERRORS.has(error['code']) || DATABASE_ERRORS.has(error['errcode'])
}

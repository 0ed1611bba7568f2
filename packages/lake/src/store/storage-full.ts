import {isRecord} from '../json.ts'

/** The codes for a full disk, a reached quota and a file of the maximum size. */
const FILE_ERRORS: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** SQLITE_FULL; and SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE, which a reached quota causes. */
const DATABASE_ERRORS: ReadonlySet<unknown> = new Set([13, 778, 4874])

/** Returns true if an error means that the disk is too full to write. */
export function isStorageFull(error: unknown): boolean {
  if (!isRecord(error)) {
    return false
  }
  return FILE_ERRORS.has(error['code']) || DATABASE_ERRORS.has(error['errcode'])
}

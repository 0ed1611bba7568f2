import {closeSync, fstatSync, openSync, readSync, statSync} from 'node:fs'

/** Bytes of the header of the file, and of each frame in front of its page. */
const HEADER_SIZE = 32
const FRAME_HEADER_SIZE = 24
const PAGE_SIZE_OFFSET = 8
const SALT_OFFSET = {inHeader: 16, inFrame: 8}
const SALT_SIZE = 8
const COMMIT_OFFSET = 4

/**
 * How the last process left a database: `clean` if it closed it, `unclean` if it was killed, and `cut` if the
 * write-ahead log also ends within a transaction, which SQLite then drops.
 */
export type PreviousStop = 'clean' | 'unclean' | 'cut'

/** Finds out how a database was left; call it before the database is opened. */
export function previousStopOf(databaseFile: string): PreviousStop {
  const file = `${databaseFile}-wal`
  // SQLite deletes the log when the last connection is closed. A connection that only reads leaves an empty one.
  if (!statSync(file, {throwIfNoEntry: false})?.size) {
    return 'clean'
  }
  const descriptor = openSync(file, 'r')
  try {
    return endsWithinTransaction(descriptor) ? 'cut' : 'unclean'
  } finally {
    closeSync(descriptor)
  }
}

/** The format is described at https://www.sqlite.org/fileformat2.html#walformat. */
function endsWithinTransaction(descriptor: number): boolean {
  const {size} = fstatSync(descriptor)
  if (size < HEADER_SIZE) {
    return true
  }
  const header = read(descriptor, 0, HEADER_SIZE)
  const frameSize = FRAME_HEADER_SIZE + header.readUInt32BE(PAGE_SIZE_OFFSET)
  const framesSize = size - HEADER_SIZE
  if (framesSize % frameSize !== 0) {
    return true
  }
  if (framesSize === 0) {
    return false
  }
  const lastFrame = read(descriptor, size - frameSize, FRAME_HEADER_SIZE)
  const salt = header.subarray(SALT_OFFSET.inHeader, SALT_OFFSET.inHeader + SALT_SIZE)
  const lastSalt = lastFrame.subarray(SALT_OFFSET.inFrame, SALT_OFFSET.inFrame + SALT_SIZE)
  // Frames with another salt are left from before the log was last started again.
  return lastSalt.equals(salt) && lastFrame.readUInt32BE(COMMIT_OFFSET) === 0
}

function read(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(descriptor, bytes, 0, length, position)
  return bytes
}

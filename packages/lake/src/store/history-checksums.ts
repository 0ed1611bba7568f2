import {crc32} from 'node:zlib'

/** Returns the checksum of a row of the history: of its short values, and of its long text or bytes. */
export function checksumOfRow(values: readonly unknown[], long: unknown = null): number {
  const checksum = crc32(JSON.stringify(values))
  return typeof long === 'string' || long instanceof Uint8Array ? crc32(long, checksum) : checksum
}

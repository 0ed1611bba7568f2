import {stat} from 'node:fs/promises'

/** A file on disk. */
export interface StoredFile {
  readonly path: string
  /** Length in bytes. */
  readonly size: number
}

/** A file that can be served: on disk, or in memory if the disk is full. */
export type ServableFile =
  | StoredFile
  | {readonly bytes: Uint8Array; readonly size: number; readonly path?: undefined}

/** Returns the path and size of a file; `undefined` if there is none. */
export async function statFile(path: string): Promise<StoredFile | undefined> {
  try {
    const stats = await stat(path)
    return stats.isFile() ? {path, size: stats.size} : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined
    }
    throw error
  }
}

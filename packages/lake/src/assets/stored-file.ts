import {stat} from 'node:fs/promises'

/** A file on disk that is ready to be served. */
export interface StoredFile {
  readonly path: string
  /** Length in bytes. */
  readonly size: number
}

/** What can be served: a file on disk, or bytes that the disk had no room for. */
export type ServableFile =
  | StoredFile
  | {readonly bytes: Uint8Array; readonly size: number; readonly path?: undefined}

/** Looks a file up; `undefined` where there is none. */
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

import {stat} from 'node:fs/promises'

/** A file on disk that is ready to be served. */
export interface StoredFile {
  readonly path: string
  /** Length in bytes. */
  readonly size: number
}

/** Looks a file up; `undefined` where there is none. */
export async function statFile(path: string): Promise<StoredFile | undefined> {
  try {
    const stats = await stat(path)
    return stats.isFile() ? {path, size: stats.size} : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

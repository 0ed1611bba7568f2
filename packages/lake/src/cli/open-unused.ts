import {basename, dirname, resolve} from 'node:path'

import {createLake, type Lake} from '../lake.ts'
import {StoreError} from '../store/store-error.ts'

/** Opens the Lake of a dataset's folder; returns undefined if another process uses it. Throws a StoreError. */
export function openUnused(folder: string): Lake | undefined {
  const path = resolve(folder)
  try {
    return createLake({data: dirname(path), dataset: basename(path)})
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-busy') {
      return undefined
    }
    throw error
  }
}

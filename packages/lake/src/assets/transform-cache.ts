import {randomUUID} from 'node:crypto'
import {existsSync} from 'node:fs'
import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

import {isStorageFull} from '../store/storage-full.ts'
import {type ServableFile, statFile, type StoredFile} from './stored-file.ts'

/** A cache of transformed images on disk; the least recently used are deleted when it is full. */
export interface TransformCache {
  /** Returns the cached file, or creates it; concurrent calls for the same image share one result. */
  get(cached: CachedImage, make: () => Promise<Uint8Array>): Promise<ServableFile>
  /** Returns the cached file; `undefined` if there is none. */
  find(cached: CachedImage): Promise<StoredFile | undefined>
  /** Deletes all transformed images of an asset, including those that are being created. */
  removeAsset(asset: string): Promise<void>
}

/** Identifies a transformed image in the cache. */
export interface CachedImage {
  /** The id of the original asset. */
  readonly asset: string
  readonly key: string
  readonly extension: string
}

interface TransformCacheOptions {
  readonly directory: string
  readonly maxBytes: number
}

export function createTransformCache(options: TransformCacheOptions): TransformCache {
  const {directory, maxBytes} = options
  const pending = new Map<string, Promise<ServableFile>>()
  let opening: Promise<FileIndex> | undefined

  return {
    get(cached, make) {
      const name = nameOf(cached)
      const existing = pending.get(name)
      if (existing) {
        return existing
      }
      const result = findOrCreate(name, make).finally(() => pending.delete(name))
      pending.set(name, result)
      return result
    },

    find: (cached) => find(nameOf(cached)),

    async removeAsset(asset) {
      const isOfAsset = (name: string): boolean => dirname(name) === asset
      await Promise.allSettled(
        [...pending].flatMap(([name, result]) => (isOfAsset(name) ? [result] : [])),
      )
      await rm(join(directory, asset), {recursive: true, force: true})
      const index = await opening
      index?.forgetAll(isOfAsset)
    },
  }

  function openOnce(): Promise<FileIndex> {
    opening ??= openIndex(directory)
    return opening
  }

  async function find(name: string): Promise<StoredFile | undefined> {
    const index = await openOnce()
    const found = await statFile(join(directory, name))
    if (found) {
      index.use(name, found.size)
    } else {
      index.forget(name)
    }
    return found
  }

  async function findOrCreate(
    name: string,
    make: () => Promise<Uint8Array>,
  ): Promise<ServableFile> {
    const found = await find(name)
    if (found) {
      return found
    }
    const index = await openOnce()
    const path = join(directory, name)
    const bytes = await make()
    try {
      await writeAtomically(path, bytes)
    } catch (error) {
      // On a full disk the image is served without being cached.
      if (isStorageFull(error)) {
        return {bytes, size: bytes.byteLength}
      }
      throw error
    }
    index.use(name, bytes.byteLength)
    for (const old of index.takeOldest(maxBytes)) {
      await rm(join(directory, old), {force: true})
    }
    return {path, size: bytes.byteLength}
  }
}

function nameOf({asset, key, extension}: CachedImage): string {
  return `${asset}/${key}.${extension}`
}

interface FileIndex {
  use(name: string, size: number): void
  forget(name: string): void
  forgetAll(matches: (name: string) => boolean): void
  takeOldest(maxBytes: number): string[]
}

async function openIndex(directory: string): Promise<FileIndex> {
  // A map keeps the order of insertion, and `use` inserts again, so the least recently used file is first.
  const sizes = new Map<string, number>()
  let total = 0
  const index: FileIndex = {
    use(name, size) {
      index.forget(name)
      sizes.set(name, size)
      total += size
    },
    forget(name) {
      total -= sizes.get(name) ?? 0
      sizes.delete(name)
    },
    forgetAll(matches) {
      for (const name of [...sizes.keys()].filter(matches)) {
        index.forget(name)
      }
    },
    takeOldest(maxBytes) {
      const taken: string[] = []
      for (const name of sizes.keys()) {
        // The newest file always stays, because it is about to be served.
        if (total <= maxBytes || sizes.size === 1) {
          break
        }
        index.forget(name)
        taken.push(name)
      }
      return taken
    },
  }
  for (const {name, size} of await listFiles(directory)) {
    index.use(name, size)
  }
  return index
}

async function listFiles(
  directory: string,
): Promise<readonly {readonly name: string; readonly size: number}[]> {
  if (!existsSync(directory)) {
    return []
  }
  const files: {name: string; size: number; modified: number}[] = []
  for (const entry of await readdir(directory, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) {
      continue
    }
    const path = join(entry.parentPath, entry.name)
    const asset = basename(entry.parentPath)
    // Nothing reads partial files, which remain after a crash, and files that an older Lake did not store by asset.
    if (entry.name.endsWith('.part') || !asset.startsWith('image-')) {
      await rm(path, {force: true})
      continue
    }
    const {size, mtimeMs} = await stat(path)
    files.push({name: `${asset}/${entry.name}`, size, modified: mtimeMs})
  }
  return files.toSorted((left, right) => left.modified - right.modified)
}

// Writes under a temporary name first, so that a crash never leaves half an image under the final name.
async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), {recursive: true})
  const partial = `${path}.${randomUUID()}.part`
  try {
    const handle = await open(partial, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, {force: true})
    throw error
  }
}

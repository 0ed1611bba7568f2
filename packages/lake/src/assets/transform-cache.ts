import {randomUUID} from 'node:crypto'
import {existsSync} from 'node:fs'
import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

import {isStorageFull} from '../store/storage-full.ts'
import {type ServableFile, statFile} from './stored-file.ts'

/** Made images on disk: each is made once, and those longest unused go when there are too many. */
export interface TransformCache {
  /** Returns the file under this key, or makes it; whoever asks meanwhile waits for the same one. */
  get(cached: CachedImage, make: () => Promise<Uint8Array>): Promise<ServableFile>
  /** Deletes all that was made of an asset, and what is being made of it. */
  removeAsset(asset: string): Promise<void>
}

/** What an image is kept under. */
export interface CachedImage {
  /** The id of the asset that it is made of. */
  readonly asset: string
  readonly key: string
  readonly extension: string
}

interface TransformCacheOptions {
  readonly directory: string
  readonly maximumBytes: number
}

export function createTransformCache(options: TransformCacheOptions): TransformCache {
  const {directory, maximumBytes} = options
  const underWay = new Map<string, Promise<ServableFile>>()
  let opening: Promise<FileIndex> | undefined

  return {
    get({asset, key, extension}, make) {
      const name = `${asset}/${key}.${extension}`
      const pending = underWay.get(name)
      if (pending) {
        return pending
      }
      const result = findOrMake(name, make).finally(() => underWay.delete(name))
      underWay.set(name, result)
      return result
    },

    async removeAsset(asset) {
      const isOfAsset = (name: string): boolean => dirname(name) === asset
      await Promise.allSettled(
        [...underWay].flatMap(([name, made]) => (isOfAsset(name) ? [made] : [])),
      )
      await rm(join(directory, asset), {recursive: true, force: true})
      const index = await opening
      index?.forgetAll(isOfAsset)
    },
  }

  async function findOrMake(name: string, make: () => Promise<Uint8Array>): Promise<ServableFile> {
    opening ??= openIndex(directory)
    const index = await opening
    const path = join(directory, name)
    const found = await statFile(path)
    if (found) {
      index.use(name, found.size)
      return found
    }
    index.forget(name)
    const bytes = await make()
    try {
      await writeWhole(path, bytes)
    } catch (error) {
      // A full disk costs the cache, not the image.
      if (isStorageFull(error)) {
        return {bytes, size: bytes.byteLength}
      }
      throw error
    }
    index.use(name, bytes.byteLength)
    for (const old of index.takeOldestBeyond(maximumBytes)) {
      await rm(join(directory, old), {force: true})
    }
    return {path, size: bytes.byteLength}
  }
}

interface FileIndex {
  use(name: string, size: number): void
  forget(name: string): void
  forgetAll(matches: (name: string) => boolean): void
  takeOldestBeyond(maximumBytes: number): string[]
}

async function openIndex(directory: string): Promise<FileIndex> {
  // A map remembers the order of insertion: what is used is put in anew, so the oldest comes first.
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
    takeOldestBeyond(maximumBytes) {
      const taken: string[] = []
      for (const name of sizes.keys()) {
        // The newest always stays: it is about to be served.
        if (total <= maximumBytes || sizes.size === 1) {
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
    // The second were made by a Lake that did not keep them by asset: nothing finds them any more.
    if (entry.name.endsWith('.part') || !asset.startsWith('image-')) {
      await rm(path, {force: true})
      continue
    }
    const {size, mtimeMs} = await stat(path)
    files.push({name: `${asset}/${entry.name}`, size, modified: mtimeMs})
  }
  return files.toSorted((left, right) => left.modified - right.modified)
}

// Under another name until it is whole and on the disk: a crash never leaves half an image behind.
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
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

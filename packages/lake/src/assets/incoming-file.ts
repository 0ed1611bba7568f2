import {createHash, randomUUID} from 'node:crypto'
import {mkdir, open, rename, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'

import {AssetError} from './asset-error.ts'

/** A received file that is on disk under a temporary name. */
export interface IncomingFile {
  readonly path: string
  /** Length in bytes. */
  readonly size: number
  /** In hexadecimal digits. */
  readonly sha1: string
  /** Moves the file to its final path; resolves when the move is durable on disk. */
  moveTo(path: string): Promise<void>
  /** Deletes the file unless it was moved. */
  discard(): Promise<void>
}

/** The body of an upload. */
export type UploadBody = AsyncIterable<Uint8Array> | Uint8Array

/**
 * Streams an upload to a temporary file in `directory`.
 *
 * Throws an `AssetError` (`asset-too-large`, `empty-upload`, `upload-interrupted`); then no file remains.
 */
export async function receiveFile(
  directory: string,
  body: UploadBody,
  maxBytes: number,
): Promise<IncomingFile> {
  await mkdir(directory, {recursive: true})
  const path = join(directory, randomUUID())
  const hash = createHash('sha1')
  let size = 0
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of readUpload(body)) {
      size += chunk.byteLength
      if (size > maxBytes) {
        throw createTooLargeError(maxBytes)
      }
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    if (size === 0) {
      throw new AssetError('empty-upload', 'The upload is empty: send the file as the body')
    }
    await handle.sync()
  } catch (error) {
    await handle.close()
    await rm(path, {force: true})
    throw error
  }
  await handle.close()

  return {
    path,
    size,
    sha1: hash.digest('hex'),
    async moveTo(target) {
      await mkdir(dirname(target), {recursive: true})
      await rename(path, target)
      await syncDirectory(dirname(target))
    },
    discard: () => rm(path, {force: true}),
  }
}

// A client that disconnects is not an error of the server, unlike a full disk.
async function* readUpload(body: UploadBody): AsyncGenerator<Uint8Array> {
  try {
    if (body instanceof Uint8Array) {
      yield body
    } else {
      yield* body
    }
  } catch (cause) {
    throw new AssetError('upload-interrupted', 'The upload was interrupted: send it again', {cause})
  }
}

/** Creates the error for an upload over the limit. */
export function createTooLargeError(maxBytes: number): AssetError {
  const megabytes = Math.floor(maxBytes / 1_000_000)
  const limit = megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`
  return new AssetError('asset-too-large', `The upload is larger than the limit, ${limit}`)
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

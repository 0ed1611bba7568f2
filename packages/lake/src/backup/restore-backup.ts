import {createHash} from 'node:crypto'
import {createReadStream, createWriteStream} from 'node:fs'
import {mkdir, mkdtemp, open, readdir, rename, rm, rmdir} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {pipeline} from 'node:stream/promises'

import {extract, type Extract} from 'tar-stream'

import {fileIdOf, imageIdOf, parseFileName, parseImageName} from '../assets/asset-name.ts'
import {pathOfAssetId} from '../assets/asset-path.ts'
import {isRecord} from '../json.ts'
import {CURRENT_VERSION} from '../store/migrate.ts'
import {isStorageFull} from '../store/storage-full.ts'
import {toStoreError} from '../store/store-error.ts'
import {BackupError} from './backup-error.ts'
import {
  BACKUP_FORMAT,
  MANIFEST_NAME,
  MAX_MANIFEST_SIZE,
  parseManifest,
  type BackupManifest,
} from './backup-manifest.ts'

const DATABASE_NAME = 'lake.sqlite'
const FOLDER_MODE = 0o700

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never

/** What was restored. */
export interface RestoreSummary {
  /** The folder of the dataset. */
  readonly folder: string
  /** When the backup was made, in ISO 8601. */
  readonly createdAt: string
  readonly assets: number
  /** The paths of assets whose bytes are not those that were uploaded. */
  readonly damaged: readonly string[]
}

/**
 * Restores a backup as a dataset in the folder `data`. The dataset appears when it is complete and verified.
 *
 * Rejects with a BackupError or a StoreError, and then leaves nothing behind.
 */
export async function restoreBackup(file: string, data: string): Promise<RestoreSummary> {
  let created: string | undefined
  try {
    created = await mkdir(data, {recursive: true, mode: FOLDER_MODE})
    const staging = await mkdtemp(join(data, '.restore-'))
    try {
      const summary = await unpack(file, data, staging)
      created = undefined
      return summary
    } finally {
      await rm(staging, {recursive: true, force: true})
    }
  } catch (error) {
    throw explain(error, file, data)
  } finally {
    if (created !== undefined) {
      await rm(created, {recursive: true, force: true})
    }
  }
}

async function unpack(file: string, data: string, staging: string): Promise<RestoreSummary> {
  const reader = new BackupReader(file, data, staging)
  const entries = extract()
  const reading = pipeline(createReadStream(file), entries)
  try {
    for await (const entry of entries) {
      await reader.add(entry)
    }
    await reading
  } catch (error) {
    await reading.catch(() => undefined)
    throw error
  }
  const {manifest, damaged} = reader.finish()
  const folder = join(data, manifest.dataset)
  await syncFolder(staging)
  await removeEmptyFolder(folder)
  await rename(staging, folder)
  await syncFolder(data)
  return {folder, createdAt: manifest.createdAt, assets: manifest.assets, damaged}
}

/** Writes the files of a backup to a folder, and verifies them. */
class BackupReader {
  readonly #file: string
  readonly #data: string
  readonly #folder: string
  readonly #damaged: string[] = []
  #manifest: BackupManifest | undefined
  #hasDatabase = false
  #assets = 0

  constructor(file: string, data: string, folder: string) {
    this.#file = file
    this.#data = data
    this.#folder = folder
  }

  async add(entry: Entry): Promise<void> {
    const {name, type} = entry.header
    if (type !== 'file') {
      throw createForeignError(this.#file)
    }
    if (!this.#manifest) {
      this.#manifest = await this.#readManifest(entry)
      await assertEmpty(join(this.#data, this.#manifest.dataset))
    } else if (name === DATABASE_NAME && !this.#hasDatabase) {
      this.#hasDatabase = true
      const hash = await this.#write(entry, DATABASE_NAME, 'sha256')
      if (hash !== this.#manifest.database.sha256) {
        throw createIncompleteError(this.#file, 'its database has changed')
      }
    } else {
      await this.#addAsset(entry)
    }
  }

  finish(): {readonly manifest: BackupManifest; readonly damaged: readonly string[]} {
    if (!this.#manifest) {
      throw createForeignError(this.#file)
    }
    if (!this.#hasDatabase || this.#assets !== this.#manifest.assets) {
      throw createIncompleteError(this.#file, 'its end is missing')
    }
    return {manifest: this.#manifest, damaged: this.#damaged}
  }

  async #readManifest(entry: Entry): Promise<BackupManifest> {
    const {name, size} = entry.header
    if (name !== MANIFEST_NAME || size > MAX_MANIFEST_SIZE) {
      throw createForeignError(this.#file)
    }
    const chunks: Buffer[] = []
    for await (const chunk of readChunks(entry)) {
      chunks.push(chunk)
    }
    const manifest = parseManifest(Buffer.concat(chunks).toString())
    if (!manifest) {
      throw createForeignError(this.#file)
    }
    if (manifest.format > BACKUP_FORMAT || manifest.databaseFormat > CURRENT_VERSION) {
      throw new BackupError(
        'backup-too-new',
        `${this.#file} was written by a newer Lake (format ${manifest.databaseFormat}; this Lake supports ${CURRENT_VERSION}): update the Lake`,
      )
    }
    return manifest
  }

  async #addAsset(entry: Entry): Promise<void> {
    const asset = parseAssetPath(entry.header.name)
    if (!asset) {
      throw createForeignError(this.#file)
    }
    const hash = await this.#write(entry, join('assets', asset.path), 'sha1')
    this.#assets++
    if (hash !== asset.sha1) {
      this.#damaged.push(entry.header.name)
    }
  }

  /** Returns the hash of the bytes. */
  async #write(entry: Entry, path: string, algorithm: 'sha1' | 'sha256'): Promise<string> {
    const target = join(this.#folder, path)
    await mkdir(dirname(target), {recursive: true})
    const hash = createHash(algorithm)
    await pipeline(
      readChunks(entry),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(target, {flags: 'wx', mode: 0o600, flush: true}),
    )
    return hash.digest('hex')
  }
}

async function* readChunks(entry: Entry): AsyncGenerator<Buffer> {
  for await (const chunk of entry) {
    if (Buffer.isBuffer(chunk)) {
      yield chunk
    }
  }
}

/** Parses `assets/images/…` or `assets/files/…`; nothing else is accepted, so that no path points outside the folder. */
function parseAssetPath(
  entryName: string,
): {readonly path: string; readonly sha1: string} | undefined {
  const name = basename(entryName)
  const image = parseImageName(name)
  const file = parseFileName(name)
  const id = image ? imageIdOf(image) : file && fileIdOf(file)
  const path = id === undefined ? undefined : pathOfAssetId(id)
  const sha1 = (image ?? file)?.sha1
  return path !== undefined &&
    sha1 !== undefined &&
    entryName === `assets/${path.replaceAll('\\', '/')}`
    ? {path, sha1}
    : undefined
}

async function assertEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (isRecord(error) && error['code'] === 'ENOENT') {
      return []
    }
    throw error
  })
  if (entries.length > 0) {
    throw createNotEmptyError(folder)
  }
}

async function removeEmptyFolder(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (!isRecord(error) || error['code'] !== 'ENOENT') {
      throw isRecord(error) && error['code'] === 'ENOTEMPTY' ? createNotEmptyError(folder) : error
    }
  })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function createNotEmptyError(folder: string): BackupError {
  return new BackupError(
    'folder-not-empty',
    `${folder} is not empty: a backup is restored into a new folder, so choose another one with --data`,
  )
}

function createForeignError(file: string): BackupError {
  return new BackupError(
    'not-a-backup',
    `${file} is not a backup of a Lake: choose a file that "lake backup" has written`,
  )
}

function createIncompleteError(file: string, problem: string): BackupError {
  return new BackupError(
    'backup-incomplete',
    `${file} is damaged (${problem}), so that nothing was restored: use another backup`,
  )
}

function explain(error: unknown, file: string, data: string): unknown {
  if (error instanceof BackupError) {
    return error
  }
  if (isStorageFull(error)) {
    return new BackupError(
      'backup-disk-full',
      `There is no room in ${data} for ${file}: free some space, or choose another folder with --data`,
      {cause: error},
    )
  }
  if (isRecord(error) && error['code'] === 'ENOENT' && error['path'] === file) {
    return new BackupError('backup-file-missing', `There is no file ${file}`, {cause: error})
  }
  // Errors of the archive have no code.
  if (error instanceof Error && !('code' in error)) {
    return /unexpected end/i.test(error.message)
      ? createIncompleteError(file, 'its end is missing')
      : createForeignError(file)
  }
  return toStoreError(error, data)
}

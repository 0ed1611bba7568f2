import {createHash} from 'node:crypto'
import {createReadStream, createWriteStream, existsSync} from 'node:fs'
import {open, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {pipeline} from 'node:stream/promises'

import {pack, type Pack} from 'tar-stream'

import {isStorageDamage} from '../errors/damage-error.ts'
import {isRecord} from '../json.ts'
import {openDatabaseReader} from '../store/database.ts'
import {lockFolder} from '../store/folder-lock.ts'
import {CURRENT_VERSION, versionOf} from '../store/migrate.ts'
import {readNumber} from '../store/row.ts'
import {isStorageFull} from '../store/storage-full.ts'
import {StoreError, toStoreError} from '../store/store-error.ts'
import {clearFolder, linkAssets, type AssetSnapshot} from './asset-snapshot.ts'
import {BackupError} from './backup-error.ts'
import {BACKUP_FORMAT, MANIFEST_NAME, type BackupManifest} from './backup-manifest.ts'

const DATABASE_NAME = 'lake.sqlite'
const LOCK_FILE = 'backup.lock'
/** A folder beside the database: only there can links to the files of assets exist. */
const LINKS_FOLDER = 'backup'
/** Assets may be deleted between the copy of the database and the links, over and over only in theory. */
const MAX_ATTEMPTS = 5
/** Only its owner may read a backup, because it contains drafts and the hashes of passwords. */
const FILE_MODE = 0o600

/** What a backup contains. */
export interface BackupSummary {
  readonly documents: number
  readonly assets: number
  /** The ids of asset documents that have no file. */
  readonly missing: readonly string[]
  /** Length of the backup in bytes. */
  readonly bytes: number
}

/**
 * Writes a backup of a dataset: its database (documents, history, people, tokens, secrets) and the files of its
 * assets, as they are at one moment. A Lake may serve and write the folder meanwhile.
 *
 * The file appears when it is complete. Rejects with a BackupError or a StoreError, and then leaves nothing behind;
 * also when `signal` is aborted.
 */
export async function writeBackup(
  folder: string,
  file: string,
  now: () => Date,
  signal?: AbortSignal,
): Promise<BackupSummary> {
  assertWritable(file)
  const unlock = lockBackups(folder)
  const links = join(folder, LINKS_FOLDER)
  const copy = `${file}.database`
  const unfinished = `${file}.unfinished`
  try {
    const {documents, databaseFormat, assets} = await takeSnapshot(folder, copy, links)
    signal?.throwIfAborted()
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      dataset: basename(folder),
      createdAt: now().toISOString(),
      databaseFormat,
      database: {bytes: (await stat(copy)).size, sha256: await hashFile(copy)},
      assets: assets.paths.length,
    }
    await writeArchive(unfinished, signal, async (archive) => {
      addText(archive, MANIFEST_NAME, `${JSON.stringify(manifest, null, 2)}\n`)
      await addFile(archive, DATABASE_NAME, copy)
      for (const path of assets.paths) {
        await addFile(archive, `assets/${path.replaceAll('\\', '/')}`, join(links, path))
      }
    })
    const {size: bytes} = await stat(unfinished)
    await rename(unfinished, file)
    return {documents, assets: assets.paths.length, missing: assets.missing, bytes}
  } catch (error) {
    throw explain(error, folder, file, signal)
  } finally {
    await Promise.all(
      [copy, `${copy}-journal`, unfinished, links].map((path) =>
        rm(path, {recursive: true, force: true}),
      ),
    )
    unlock()
  }
}

function assertWritable(file: string): void {
  if (existsSync(file)) {
    throw new BackupError(
      'backup-file-exists',
      `${file} exists already: choose another name, for example with the date in it, or delete it first`,
    )
  }
  if (!existsSync(dirname(file))) {
    throw new BackupError(
      'backup-file-not-writable',
      `There is no folder ${dirname(file)}: create it first`,
    )
  }
}

function lockBackups(folder: string): () => void {
  try {
    return lockFolder(folder, {file: LOCK_FILE})
  } catch (thrown) {
    const error = toStoreError(thrown, folder)
    if (error instanceof StoreError && error.code === 'store-busy') {
      throw new BackupError(
        'dataset-busy',
        `Another backup of ${folder} is being written: wait until it is complete`,
      )
    }
    throw error
  }
}

interface Snapshot {
  readonly documents: number
  readonly databaseFormat: number
  readonly assets: AssetSnapshot
}

/** Copies the database in one transaction, which does not keep a Lake from writing, and links the files of its assets. */
async function takeSnapshot(folder: string, copy: string, links: string): Promise<Snapshot> {
  const database = openDatabaseReader(folder)
  try {
    const databaseFormat = versionOf(database)
    if (databaseFormat > CURRENT_VERSION) {
      throw new StoreError(
        'store-too-new',
        `${folder} was written by a newer Lake (format ${databaseFormat}; this Lake supports ${CURRENT_VERSION}): update the Lake`,
      )
    }
    for (let attempt = 1; ; attempt++) {
      await Promise.all([rm(copy, {force: true}), clearFolder(links)])
      database.prepare('VACUUM INTO ?').run(copy)
      const copied = openCopy(copy)
      try {
        const assets = await linkAssets(copied, join(folder, 'assets'), links)
        const isDeletedSince = assets.missing.some((id) => !hasDocument(database, id))
        if (!isDeletedSince || attempt === MAX_ATTEMPTS) {
          return {documents: countDocuments(copied), databaseFormat, assets}
        }
      } finally {
        copied.close()
      }
    }
  } finally {
    database.close()
  }
}

function openCopy(file: string): DatabaseSync {
  return new DatabaseSync(file, {readOnly: true})
}

function hasDocument(database: DatabaseSync, id: string): boolean {
  return database.prepare('SELECT 1 FROM documents WHERE id = ?').get(id) !== undefined
}

function countDocuments(database: DatabaseSync): number {
  const row = database.prepare('SELECT count(*) AS count FROM documents').get()
  return row ? readNumber(row, 'count') : 0
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Writes a tar file; resolves when it is on disk. */
async function writeArchive(
  file: string,
  signal: AbortSignal | undefined,
  fill: (archive: Pack) => Promise<void>,
): Promise<void> {
  const archive = pack()
  const written = pipeline(archive, createWriteStream(file, {mode: FILE_MODE}), {signal})
  const [writing, filling] = await Promise.allSettled([
    written,
    fill(archive).then(
      () => archive.finalize(),
      (error: unknown) => {
        archive.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      },
    ),
  ])
  // If the disk is full, filling fails too, but only because the archive was closed.
  for (const outcome of [writing, filling]) {
    if (outcome.status === 'rejected') {
      throw outcome.reason
    }
  }
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function addText(archive: Pack, name: string, text: string): void {
  archive.entry({name, mode: FILE_MODE}, text)
}

async function addFile(archive: Pack, name: string, path: string): Promise<void> {
  const {size, mtime} = await stat(path)
  await pipeline(createReadStream(path), archive.entry({name, size, mtime, mode: FILE_MODE}))
}

function explain(
  error: unknown,
  folder: string,
  file: string,
  signal: AbortSignal | undefined,
): unknown {
  if (signal?.aborted) {
    return new BackupError('backup-interrupted', `The backup was interrupted: there is no ${file}`)
  }
  if (isStorageFull(error)) {
    return new BackupError(
      'backup-disk-full',
      `There is no room for ${file}: free some space (a backup needs as much as the assets and twice the database), or choose another disk`,
      {cause: error},
    )
  }
  if (isStorageDamage(error)) {
    return new BackupError(
      'dataset-damaged',
      `The database in ${folder} is damaged, so that no backup can be made: "lake check" says what is damaged`,
      {cause: error},
    )
  }
  if (isRecord(error) && (error['code'] === 'EACCES' || error['code'] === 'EROFS')) {
    return new BackupError(
      'backup-file-not-writable',
      `${file} cannot be written: allow it, or choose another folder`,
      {cause: error},
    )
  }
  return toStoreError(error, folder)
}

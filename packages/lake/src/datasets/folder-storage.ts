import {randomUUID} from 'node:crypto'
import {existsSync, readdirSync, renameSync, rmSync, statSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {
  DATABASE_FILE,
  openDatabase,
  openDatabaseReader,
  type LakeDatabase,
  type Notify,
} from '../store/database.ts'
import {isDatasetName} from './dataset-name.ts'
import {readDatasetFacts, writeDatasetFacts, type DatasetFacts} from './dataset-settings.ts'
import type {DatasetStorage, StoredDataset} from './dataset-storage.ts'

/** Folders of datasets that are being made or deleted; no dataset has such a name. */
const UNFINISHED = '.unfinished-'
/** Milliseconds. */
const MAX_UNFINISHED_TIME = 24 * 60 * 60 * 1000

/**
 * Keeps each dataset in a folder of its name beside that of the main dataset.
 *
 * A dataset belongs to the project whose main dataset its own database names, so that there is no list that could
 * contradict the folders, and a restored dataset is served at once. Folders of older Lakes name none: they have
 * people of their own, and are not served together with others.
 */
export class FolderStorage implements DatasetStorage {
  readonly #data: string
  readonly #main: string

  constructor(data: string, main: string) {
    this.#data = data
    this.#main = main
  }

  list(): StoredDataset[] {
    const names = existsSync(this.#data) ? readdirSync(this.#data).toSorted() : []
    return names.flatMap((name) => this.#find(name) ?? [])
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined
  }

  isTaken(name: string): boolean {
    return existsSync(this.folderOf(name))
  }

  folderOf(name: string): string {
    return join(this.#data, name)
  }

  open(name: string, notify: Notify): LakeDatabase {
    // The other datasets must not wait while a command uses this one.
    return openDatabase(this.folderOf(name), notify, 0)
  }

  create(name: string, facts: DatasetFacts): void {
    const unfinished = this.#createUnfinished()
    try {
      const {database, close} = openDatabase(unfinished, () => undefined)
      writeDatasetFacts(database, facts)
      close()
      renameSync(unfinished, this.folderOf(name))
    } catch (error) {
      rmSync(unfinished, {recursive: true, force: true})
      throw error
    }
  }

  /** Lets a function write a folder, which becomes the folder of a dataset when it is complete. */
  async fill(name: string, write: (folder: string) => Promise<void>): Promise<void> {
    const unfinished = this.#createUnfinished()
    try {
      await write(unfinished)
      renameSync(unfinished, this.folderOf(name))
    } catch (error) {
      rmSync(unfinished, {recursive: true, force: true})
      throw error
    }
  }

  async delete(name: string): Promise<void> {
    const unfinished = this.#createUnfinished()
    // A dataset must not be there in part after a crash.
    renameSync(this.folderOf(name), unfinished)
    await rm(unfinished, {recursive: true, force: true})
  }

  /** Deletes what a crash has left of datasets that were being made or deleted, but not what a command makes now. */
  removeAbandoned(): void {
    const names = existsSync(this.#data) ? readdirSync(this.#data) : []
    for (const name of names.filter((each) => each.startsWith(UNFINISHED))) {
      const folder = join(this.#data, name)
      const modified = statSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? 0
      if (modified < Date.now() - MAX_UNFINISHED_TIME) {
        rmSync(folder, {recursive: true, force: true})
      }
    }
  }

  #createUnfinished(): string {
    return join(this.#data, `${UNFINISHED}${randomUUID()}`)
  }

  #find(name: string): StoredDataset | undefined {
    if (
      !isDatasetName(name) ||
      name === this.#main ||
      !existsSync(join(this.#data, name, DATABASE_FILE))
    ) {
      return undefined
    }
    try {
      const database = openDatabaseReader(this.folderOf(name))
      try {
        const facts = readDatasetFacts(database)
        return facts.main === this.#main ? {name, facts, hasWork: hasWork(database)} : undefined
      } finally {
        database.close()
      }
    } catch {
      // A database of an older Lake, or of another program.
      return undefined
    }
  }
}

function hasWork(database: DatabaseSync): boolean {
  const row = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM documents WHERE type = 'system.release')
         OR EXISTS (SELECT 1 FROM webhooks) AS work`,
    )
    .get()
  return row?.['work'] === 1
}

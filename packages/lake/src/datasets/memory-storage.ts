import {openMemoryDatabase, type LakeDatabase} from '../store/database.ts'
import type {DatasetFacts} from './dataset-settings.ts'
import {writeDatasetFacts} from './dataset-settings.ts'
import type {DatasetStorage, StoredDataset} from './dataset-storage.ts'

/** Keeps datasets in memory, until they are closed. */
export class MemoryStorage implements DatasetStorage {
  readonly #main: string
  readonly #datasets = new Map<
    string,
    {readonly opened: LakeDatabase; readonly facts: DatasetFacts}
  >()

  constructor(main: string) {
    this.#main = main
  }

  list(): StoredDataset[] {
    return [...this.#datasets].map(([name, {facts}]) => ({name, facts, hasWork: false}))
  }

  has(name: string): boolean {
    return this.#datasets.has(name)
  }

  isTaken(name: string): boolean {
    return name === this.#main || this.has(name)
  }

  folderOf(): undefined {
    return undefined
  }

  open(name: string): LakeDatabase {
    return this.#datasets.get(name)?.opened ?? openMemoryDatabase()
  }

  create(name: string, facts: DatasetFacts): void {
    const opened = openMemoryDatabase()
    writeDatasetFacts(opened.database, facts)
    this.#datasets.set(name, {opened, facts})
  }

  async delete(name: string): Promise<void> {
    this.#datasets.delete(name)
  }
}

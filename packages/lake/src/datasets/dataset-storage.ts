import type {LakeDatabase, Notify} from '../store/database.ts'
import type {DatasetFacts} from './dataset-settings.ts'

/** A stored dataset. */
export interface StoredDataset {
  readonly name: string
  readonly facts: DatasetFacts
  /** True if it must be open even if nobody uses it: it has releases or webhooks. */
  readonly hasWork: boolean
}

/** Where the datasets of a project are kept, besides the main one. */
export interface DatasetStorage {
  /** Lists the datasets that belong to the project, by name. */
  list(): StoredDataset[]
  /** Returns true if a dataset of the project has this name. */
  has(name: string): boolean
  /** Returns true if no dataset can be created with this name. */
  isTaken(name: string): boolean
  /** The folder of a dataset; undefined if it is in memory. */
  folderOf(name: string): string | undefined
  /** Opens a dataset. Throws a StoreError. */
  open(name: string, notify: Notify): LakeDatabase
  /** Creates an empty dataset, which appears when it is complete. Throws a StoreError. */
  create(name: string, facts: DatasetFacts): void
  /** Deletes a closed dataset. */
  delete(name: string): Promise<void>
}

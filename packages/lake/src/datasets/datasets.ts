import {RequestError} from '../errors/request-error.ts'
import type {LakeDatabase} from '../store/database.ts'
import {StoreError} from '../store/store-error.ts'
import {isDatasetName, NAME_RULE} from './dataset-name.ts'
import type {AclMode, DatasetFacts} from './dataset-settings.ts'
import type {DatasetStorage} from './dataset-storage.ts'
import {ServedDataset, type DatasetPlace, type SharedParts} from './served-dataset.ts'

/** Each open dataset has caches, and a Lake must not run out of memory because of many datasets. */
export const MAX_DATASETS = 20

/** A dataset of a Lake. */
export interface DatasetDescription extends DatasetFacts {
  readonly name: string
}

/** What a new dataset is. */
export interface NewDataset {
  /** `public` by default: everybody reads what has no dot in its id. */
  readonly aclMode?: AclMode
  readonly description?: string | null
  /** The id of who creates it. */
  readonly createdBy?: string
}

/** The parts of a Lake that have datasets. */
export interface DatasetsContext extends SharedParts {
  /** The dataset with the people of the project, which is always open. */
  readonly main: string
  readonly storage: DatasetStorage
}

/** All datasets of a project. They are opened when somebody uses them, or when they have work to do by themselves. */
export class Datasets {
  readonly main: ServedDataset
  readonly #context: DatasetsContext
  readonly #open = new Map<string, ServedDataset>()
  /** The datasets that are being deleted. */
  readonly #busy = new Set<string>()

  constructor(context: DatasetsContext, main: Omit<DatasetPlace, 'name'>) {
    this.#context = context
    const commands = {
      'delete-dataset': async ([name = '']: readonly string[]) => {
        await this.delete(name)
        return true
      },
    }
    this.main = new ServedDataset({...main, name: context.main, commands}, context)
    this.#open.set(context.main, this.main)
  }

  /** The datasets that are open now. */
  get open(): readonly ServedDataset[] {
    return [...this.#open.values()]
  }

  /** Opens the datasets that have something to do even if nobody uses them: scheduled releases, and webhooks. */
  openActive(): void {
    const {storage, onError} = this.#context
    for (const {name, hasWork} of storage.list()) {
      try {
        if (hasWork) {
          this.get(name)
        }
      } catch (error) {
        onError(error)
      }
    }
  }

  /** Lists all datasets, the main one first. */
  list(): DatasetDescription[] {
    const {main, storage} = this.#context
    const others = storage.list().filter(({name}) => name !== main && !this.#busy.has(name))
    return [
      {name: main, ...this.main.settings.facts},
      ...others.map(({name, facts}) =>
        Object.assign({name}, this.#open.get(name)?.settings.facts ?? facts),
      ),
    ]
  }

  /** Returns true if there is a dataset with this name. */
  has(name: string): boolean {
    return this.#open.has(name) || this.#context.storage.has(name)
  }

  /** Returns a dataset, and opens it if that is necessary. Throws a RequestError if it cannot be used now. */
  find(name: string): ServedDataset | undefined {
    const open = this.#open.get(name)
    if (this.#busy.has(name)) {
      throw new RequestError('unavailable', `The dataset "${name}" is being deleted`)
    }
    if (open || !this.#context.storage.has(name)) {
      return open
    }
    const folder = this.#context.storage.folderOf(name)
    const served = new ServedDataset(
      {name, folder, opened: this.#openDatabase(name)},
      this.#context,
    )
    this.#open.set(name, served)
    return served
  }

  /** Returns a dataset. Throws a RequestError if there is none, or if it cannot be used now. */
  get(name: string): ServedDataset {
    const served = this.find(name)
    if (served) {
      return served
    }
    throw new RequestError('not-found', `Dataset "${name}" not found`)
  }

  /** Creates an empty dataset. Throws a RequestError. */
  create(name: string, options: NewDataset = {}): DatasetDescription {
    this.#assertNew(name)
    this.#context.storage.create(name, this.#factsOf(options))
    return this.#describe(name)
  }

  /** Changes the settings of a dataset. Throws a RequestError. */
  edit(name: string, changes: Pick<NewDataset, 'aclMode' | 'description'>): DatasetDescription {
    this.get(name).change(changes)
    return this.#describe(name)
  }

  /** Deletes a dataset with all that is in it. Rejects with a RequestError. */
  async delete(name: string): Promise<void> {
    const served = this.get(name)
    if (served === this.main) {
      throw new RequestError(
        'bad-request',
        `The dataset "${name}" cannot be deleted, because it also has the people and tokens of the project: delete the folder of the Lake`,
      )
    }
    this.#busy.add(name)
    try {
      await served.close()
      this.#open.delete(name)
      this.#context.metrics.removeDataset(name)
      await this.#context.storage.delete(name)
    } finally {
      this.#busy.delete(name)
    }
  }

  /** Closes all datasets; `readersEnd` resolves when no other process reads their databases any more. */
  async close(readersEnd?: Promise<void>): Promise<void> {
    await Promise.all(this.open.map((served) => served.close(readersEnd)))
  }

  #openDatabase(name: string): LakeDatabase {
    const {storage, onNotice} = this.#context
    try {
      return storage.open(name, onNotice)
    } catch (error) {
      if (
        error instanceof StoreError &&
        (error.code === 'store-busy' || error.code === 'store-full')
      ) {
        throw new RequestError('unavailable', error.message)
      }
      throw error
    }
  }

  #describe(name: string): DatasetDescription {
    return {name, ...this.get(name).settings.facts}
  }

  #factsOf({aclMode = 'public', description = null, createdBy = ''}: NewDataset): DatasetFacts {
    const {main, now} = this.#context
    return {aclMode, description, main, createdAt: now().toISOString(), createdBy}
  }

  #assertNew(name: string): void {
    if (!isDatasetName(name)) {
      throw new RequestError(
        'bad-request',
        `"${name.slice(0, 100)}" cannot be the name of a dataset: expected ${NAME_RULE}`,
      )
    }
    if (this.#busy.has(name) || this.#context.storage.isTaken(name)) {
      throw new RequestError(
        'conflict',
        `There is already a dataset, or a folder of another Lake, with the name "${name}"`,
      )
    }
    if (this.list().length >= MAX_DATASETS) {
      throw new RequestError(
        'bad-request',
        `The Lake has ${MAX_DATASETS} datasets, the maximum: delete one first`,
      )
    }
  }
}

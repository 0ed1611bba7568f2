import type {DatabaseSync} from 'node:sqlite'

import {ChangeDetector} from '../store/change-detector.ts'
import {readText} from '../store/row.ts'

/** Who reads a dataset: everybody what is public, or only people and tokens. */
export const ACL_MODES = ['public', 'private'] as const

export type AclMode = (typeof ACL_MODES)[number]

/** What is known about a dataset besides its documents. */
export interface DatasetFacts {
  readonly aclMode: AclMode
  readonly description: string | null
  /** The dataset with the people of the project; null if it is this one. */
  readonly main: string | null
  /** ISO 8601, in UTC. */
  readonly createdAt: string
  /** The id of a person or a token; empty if it is not known. */
  readonly createdBy: string
}

/** The settings of a dataset, in its own database, so that a backup has them; commands of other processes change them too. */
export class DatasetSettings {
  readonly #database: DatabaseSync
  readonly #detector: ChangeDetector
  #read: {readonly version: number; readonly facts: DatasetFacts} | undefined

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#detector = new ChangeDetector(database)
  }

  get facts(): DatasetFacts {
    const {version} = this.#detector
    if (this.#read?.version !== version) {
      this.#read = {version, facts: readDatasetFacts(this.#database)}
    }
    return this.#read.facts
  }

  /** Changes the given settings. */
  change(changes: Partial<DatasetFacts>): void {
    writeDatasetFacts(this.#database, {...this.facts, ...changes})
  }
}

/** Returns true for the name of a mode. */
export function isAclMode(value: unknown): value is AclMode {
  return ACL_MODES.some((mode) => mode === value)
}

/** Reads the settings of the dataset in a database. */
export function readDatasetFacts(database: DatabaseSync): DatasetFacts {
  const row = database.prepare('SELECT * FROM dataset_settings').get() ?? {}
  const {description, main} = row
  return {
    // What is not known to be public stays private.
    aclMode: row['acl_mode'] === 'public' ? 'public' : 'private',
    description: typeof description === 'string' ? description : null,
    main: typeof main === 'string' ? main : null,
    createdAt: readText(row, 'created'),
    createdBy: readText(row, 'created_by'),
  }
}

/** Writes the settings of the dataset in a database. */
export function writeDatasetFacts(
  database: DatabaseSync,
  {aclMode, description, main, createdAt, createdBy}: DatasetFacts,
): void {
  database
    .prepare(
      'UPDATE dataset_settings SET acl_mode = ?, description = ?, main = ?, created = ?, created_by = ?',
    )
    .run(aclMode, description, main, createdAt, createdBy)
}

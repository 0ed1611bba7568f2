import {randomUUID} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {Dataset} from '../dataset.ts'
import {QueryPool} from '../query/process/query-pool.ts'
import {openDatabase} from '../store/database.ts'

/** A new dataset without a server around it. */
export interface TemporaryDataset {
  readonly dataset: Dataset
  /** Closes the dataset and deletes its folder. */
  readonly close: () => void
}

/** Opens a new dataset that evaluates no queries. */
export function openTemporaryDataset(now: () => Date): TemporaryDataset {
  const folder = mkdtempSync(join(tmpdir(), 'dataset-'))
  const {database, close} = openDatabase(folder, () => {})
  const names = {projectId: 'local', dataset: 'production'}
  const dataset = new Dataset({
    database,
    pool: new QueryPool({folder, ...names}),
    projectId: names.projectId,
    name: names.dataset,
    now,
    newId: randomUUID,
    newKey: randomUUID,
  })
  return {
    dataset,
    close() {
      dataset.close()
      close()
      rmSync(folder, {recursive: true})
    },
  }
}

import {randomUUID} from 'node:crypto'

import {Dataset} from '../dataset.ts'
import {InProcessQueries} from '../query/in-process-queries.ts'
import {openMemoryDatabase} from '../store/database.ts'

/** A new dataset without a server around it. */
export interface TemporaryDataset {
  readonly dataset: Dataset
  readonly close: () => void
}

/** Opens a new dataset in memory. */
export function openTemporaryDataset(now: () => Date): TemporaryDataset {
  const {database, close} = openMemoryDatabase()
  const names = {projectId: 'local', dataset: 'production'}
  const dataset = new Dataset({
    database,
    pool: new InProcessQueries(database, names),
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
    },
  }
}

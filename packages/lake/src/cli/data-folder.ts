import {existsSync} from 'node:fs'
import {join} from 'node:path'

import {Access} from '../auth/access.ts'
import {readDatasetFacts} from '../datasets/dataset-settings.ts'
import {openSharedDatabase} from '../store/database.ts'
import {UsageError} from './usage-error.ts'

/** The options that name the dataset of a command. */
export const DATA_OPTIONS = {data: {type: 'string'}, dataset: {type: 'string'}} as const

/** Returns the folder of the option `--data`. Throws a UsageError if it is missing. */
export function requireData(data: string | undefined): string {
  if (data) {
    return data
  }
  throw new UsageError(
    'The folder for the data is missing: add --data DIR, for example --data ./data',
  )
}

/** Returns the folder of a dataset. Throws a UsageError if there is none. */
export function requireDataset({
  data,
  dataset = 'production',
}: {
  readonly data?: string
  readonly dataset?: string
}): string {
  const folder = join(requireData(data), dataset)
  if (existsSync(join(folder, 'lake.sqlite'))) {
    return folder
  }
  throw new UsageError(`There is no dataset in ${folder}: check --data and --dataset`)
}

/**
 * Runs work on the people and tokens of a dataset, even while a Lake uses it.
 *
 * Rejects with a UsageError if there is no dataset and it must exist, and with a StoreError if it cannot be opened.
 */
export async function withAccess<Result>(
  {data, dataset = 'production'}: {readonly data?: string; readonly dataset?: string},
  mustExist: boolean,
  work: (access: Access) => Result | Promise<Result>,
): Promise<Result> {
  const folder = join(requireData(data), dataset)
  if (mustExist && !existsSync(folder)) {
    throw new UsageError(`There is no dataset in ${folder}: check --data and --dataset`)
  }
  const {database, close} = openSharedDatabase(folder)
  try {
    const {main} = readDatasetFacts(database)
    if (main !== null) {
      throw new UsageError(
        `The people, tokens and origins of ${dataset} are those of ${main}: use --dataset ${main}`,
      )
    }
    return await work(new Access(database, () => new Date()))
  } finally {
    close()
  }
}

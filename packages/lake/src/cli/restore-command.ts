import {resolve} from 'node:path'

import {restoreBackup} from '../backup/restore-backup.ts'
import {requireData} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake restore --help` prints. */
export const RESTORE_USAGE = `Usage: lake restore FILE --data DIR

Restores a file that "lake backup" has written, as the dataset that it was made
of, into a folder that has no such dataset yet.`

const OPTIONS = {data: {type: 'string'}, help: {type: 'boolean'}} as const

/** Runs `lake restore …`. Rejects with a UsageError, a BackupError or a StoreError. */
export async function runRestoreCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, RESTORE_USAGE)
  if (values.help) {
    console.log(RESTORE_USAGE)
    return
  }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) {
    throw new UsageError(`Expected the name of one backup\n\n${RESTORE_USAGE}`)
  }
  const data = resolve(requireData(values.data))
  const {folder, createdAt, assets, damaged} = await restoreBackup(resolve(file), data)
  console.log(`Restored ${folder} with ${assets} assets, as it was at ${createdAt}`)
  for (const path of damaged) {
    console.error(`${path} is damaged: its bytes are not those that were uploaded`)
    process.exitCode = 1
  }
}

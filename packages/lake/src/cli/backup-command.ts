import {resolve} from 'node:path'

import {writeBackup} from '../backup/write-backup.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
import {formatBytes} from './format-bytes.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake backup --help` prints. */
export const BACKUP_USAGE = `Usage: lake backup FILE --data DIR [--dataset NAME]

Writes one file (a tar archive) with everything in the dataset as it is at one
moment: documents, drafts, history, assets, people, tokens and secrets. The Lake
may serve and write meanwhile. Keep the file as safe as the Lake itself.`

const OPTIONS = {...DATA_OPTIONS, help: {type: 'boolean'}} as const

/** Runs `lake backup …`. Rejects with a UsageError, a BackupError or a StoreError. */
export async function runBackupCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, BACKUP_USAGE)
  if (values.help) {
    console.log(BACKUP_USAGE)
    return
  }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) {
    throw new UsageError(`Expected the name of one file to write\n\n${BACKUP_USAGE}`)
  }
  const folder = requireDataset(values)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort())
  }
  const {documents, assets, missing, bytes} = await writeBackup(
    resolve(folder),
    resolve(file),
    () => new Date(),
    stop.signal,
  )
  console.log(
    `Backed up ${documents} documents and ${assets} assets to ${file} (${formatBytes(bytes)})`,
  )
  for (const id of missing) {
    console.error(`The file of the asset "${id}" is missing in ${folder}, so also in the backup`)
  }
}

import {isCompaction, type Compaction} from '../compact/compaction.ts'
import {sendToLake} from '../maintenance/folder-requests.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
import {formatBytes} from './format-bytes.ts'
import {openUnused} from './open-unused.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake compact --help` prints. */
export const COMPACT_USAGE = `Usage: lake compact --keep DAYSd --data DIR [--dataset NAME]

Removes the history that is older than this number of days, for example with
--keep 90d, and makes the file of the database smaller. Documents, drafts and
their states since then remain; what was deleted before cannot be restored any
more. The Lake may run meanwhile, but does not respond while it writes its
database again.`

const OPTIONS = {...DATA_OPTIONS, keep: {type: 'string'}, help: {type: 'boolean'}} as const
const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000
const MAX_DAYS = 100_000

/** Runs `lake compact …`. Rejects with a UsageError, a MaintenanceError or a StoreError. */
export async function runCompactCommand(args: readonly string[]): Promise<void> {
  const {values} = parseArguments(args, OPTIONS, COMPACT_USAGE)
  if (values.help) {
    console.log(COMPACT_USAGE)
    return
  }
  const days = parseDays(values.keep)
  const before = new Date(Date.now() - days * MILLISECONDS_PER_DAY)
  const folder = requireDataset(values)
  const lake = openUnused(folder)
  printCompaction(
    lake
      ? await lake.compact(before).finally(() => lake.close())
      : await requestCompaction(folder, before),
  )
}

async function requestCompaction(folder: string, before: Date): Promise<Compaction> {
  const result = await sendToLake(folder, 'compact', [before.toISOString()])
  if (isCompaction(result)) {
    return result
  }
  throw new TypeError('The Lake that uses the folder has sent an unknown reply')
}

function parseDays(text: string | undefined): number {
  const days = /^\d{1,6}d$/.test(text ?? '') ? Number.parseInt(text ?? '', 10) : Number.NaN
  if (days <= MAX_DAYS) {
    return days
  }
  throw new UsageError(
    `Expected --keep with a number of days up to ${MAX_DAYS}, for example --keep 90d${text === undefined ? '' : `, not "${text}"`}\n\n${COMPACT_USAGE}`,
  )
}

function printCompaction({before, transactions, bytesBefore, bytesAfter}: Compaction): void {
  console.log(
    `Removed the history before ${before.slice(0, 10)}: ${transactions} transactions. The database has ${formatBytes(bytesAfter)}, and had ${formatBytes(bytesBefore)}`,
  )
}

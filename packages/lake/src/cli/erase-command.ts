import {isErasure, type Erasure} from '../erase/erasure.ts'
import {sendToLake} from '../maintenance/folder-requests.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
import {openUnused} from './open-unused.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake erase --help` prints. */
export const ERASE_USAGE = `Usage: lake erase ID [ID…] --data DIR [--dataset NAME]

Erases documents for good: with their drafts, versions and history, with the
images and files that nothing else uses, and with the copies of the database
that an update has left. Nothing is erased if other documents refer to them;
documents that refer to each other are erased together. The Lake may run
meanwhile, but does not respond while it writes its database again.

Backups are not changed: delete those that still contain the documents.`

const OPTIONS = {...DATA_OPTIONS, help: {type: 'boolean'}} as const

/** Runs `lake erase …`. Rejects with a UsageError, a MaintenanceError or a StoreError. */
export async function runEraseCommand(args: readonly string[]): Promise<void> {
  const {values, positionals: ids} = parseArguments(args, OPTIONS, ERASE_USAGE)
  if (values.help) {
    console.log(ERASE_USAGE)
    return
  }
  if (ids.length === 0) {
    throw new UsageError(`Expected the id of a document\n\n${ERASE_USAGE}`)
  }
  const folder = requireDataset(values)
  const lake = openUnused(folder)
  const erasure = lake
    ? await lake.erase(...ids).finally(() => lake.close())
    : await requestErasure(folder, ids)
  printErasure(erasure)
}

async function requestErasure(folder: string, ids: readonly string[]): Promise<Erasure> {
  const result = await sendToLake(folder, 'erase', ids)
  if (isErasure(result)) {
    return result
  }
  throw new TypeError('The Lake that uses the folder has sent an unknown reply')
}

function printErasure(erasure: Erasure): void {
  const {documents, assets, transactions, copies, weakReferences} = erasure
  console.log(
    `Erased ${documents.join(', ')}, with their content in ${transactions} transactions of the history`,
  )
  if (assets.length > 0) {
    console.log(`Erased ${assets.join(', ')}, which nothing else used`)
  }
  if (copies.length > 0) {
    console.log(`Deleted the copies of older formats: ${copies.join(', ')}`)
  }
  if (weakReferences.length > 0) {
    console.log(`These documents still name an erased id: ${weakReferences.join(', ')}`)
  }
  console.log('Backups are not changed: delete those that still contain them')
}

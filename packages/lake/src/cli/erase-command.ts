import {basename, dirname, resolve} from 'node:path'

import {requestErasure} from '../erase/erase-requests.ts'
import type {Erasure} from '../erase/erasure.ts'
import {createLake, type Lake} from '../lake.ts'
import {StoreError} from '../store/store-error.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
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

/** Runs `lake erase …`. Rejects with a UsageError, an EraseError or a StoreError. */
export async function runEraseCommand(args: readonly string[]): Promise<void> {
  const {values, positionals: ids} = parseArguments(args, OPTIONS, ERASE_USAGE)
  if (values.help) {
    console.log(ERASE_USAGE)
    return
  }
  if (ids.length === 0) {
    throw new UsageError(`Expected the id of a document\n\n${ERASE_USAGE}`)
  }
  const folder = resolve(requireDataset(values))
  const lake = openUnused(dirname(folder), basename(folder))
  const erasure = lake
    ? await lake.erase(...ids).finally(() => lake.close())
    : await requestErasure(folder, ids)
  printErasure(erasure)
}

/** Opens a Lake; returns undefined if another process uses the folder. */
function openUnused(data: string, dataset: string): Lake | undefined {
  try {
    return createLake({data, dataset})
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-busy') {
      return undefined
    }
    throw error
  }
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

import {existsSync, readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import type {AssetStore} from '../assets/asset-store.ts'
import type {Caller} from '../auth/caller.ts'
import {ROLES} from '../auth/roles.ts'
import type {Dataset} from '../dataset.ts'
import {isDocumentId, publishedIdOf} from '../documents/document-id.ts'
import {referencesOf} from '../documents/references.ts'
import {MutationError} from '../errors/commit-error.ts'
import type {RecentCommits} from '../listen/recent-commits.ts'
import {MaintenanceError} from '../maintenance/maintenance-error.ts'
import {rewriteDatabase} from '../maintenance/rewrite-database.ts'
import {readText} from '../store/row.ts'
import {runInTransaction} from '../store/run-in-transaction.ts'
import {eraseMessages} from '../webhooks/webhooks.ts'
import {eraseHistory} from './erase-history.ts'
import type {Erasure} from './erasure.ts'
import {findUsedAssets} from './used-assets.ts'

/** The parts of a Lake that have content of documents. */
export interface EraseContext {
  readonly database: DatabaseSync
  readonly dataset: Dataset
  readonly assets: AssetStore
  readonly recent: RecentCommits
  /** The folder of the dataset; undefined if it is in memory. */
  readonly folder: string | undefined
}

/** The author of the transactions that delete documents to be erased. */
export const ERASER: Caller = {id: 'lake-erase', name: 'Erased', role: ROLES.administrator}

/** The copies that are made before a folder of an older version is changed. */
const COPY = /^lake\.sqlite\.format-\d+(?:\.unfinished)?$/

/**
 * Erases documents with their drafts and versions, their history, and the images and files that nothing else uses:
 * afterwards none of their content is in the files of the dataset. Their ids remain in the transaction that
 * deletes them.
 *
 * Rejects with a MaintenanceError, and erases nothing if other documents refer strongly to one of them.
 */
export async function eraseDocuments(
  context: EraseContext,
  requested: readonly string[],
): Promise<Erasure> {
  const {database, dataset, assets: store, recent, folder} = context
  const {documents, log} = dataset
  const ids = new Set(requested.flatMap((id) => findVariants(database, id)))
  const {weak} = findReferences(dataset, ids)
  const assets = [...findUsedAssets({documents, log}, ids)].filter(
    (asset) => !ids.has(asset) && isUsedOnlyBy(dataset, asset, ids),
  )
  const all = new Set([...ids, ...assets])
  await deleteDocuments(dataset, all)
  dataset.publishNow()
  recent.clear()
  for (const id of all) {
    await store.remove(id, () => documents.get(id) !== undefined)
  }
  const transactions = runInTransaction(database, () => {
    eraseMessages(database, all)
    // Words of deleted documents stay in the table until it is written again.
    documents.wordIndexes.discard()
    return eraseHistory(database, all)
  })
  const copies = folder === undefined ? [] : removeCopies(folder)
  await rewriteDatabase(database)
  return {documents: [...ids], assets, transactions, copies, weakReferences: weak}
}

/** Finds the document with its draft and its versions, also those that exist only in the history. */
function findVariants(database: DatabaseSync, id: string): string[] {
  if (!isDocumentId(id)) {
    throw new MaintenanceError(
      'invalid-id',
      `"${String(id)}" is not the id of a document: expected letters, digits, "_", "-" and dots`,
    )
  }
  const published = publishedIdOf(id)
  const isVariant = (candidate: string): boolean => publishedIdOf(candidate) === published
  const variants = database
    .prepare(
      `SELECT id FROM documents WHERE published_id = ?1 UNION
       SELECT document FROM effects WHERE document IN (?1, 'drafts.' || ?1)
         OR document BETWEEN 'versions.' AND 'versions/'`,
    )
    .all(published)
    .map((row) => readText(row, 'id'))
    .filter(isVariant)
  if (variants.length === 0) {
    throw new MaintenanceError(
      'document-not-found',
      `There is no document "${id}", neither now nor in the history`,
    )
  }
  return variants
}

/** Lists the other documents that refer weakly to any of the documents. Throws a MaintenanceError if any does so strongly. */
function findReferences(
  {documents}: Dataset,
  ids: ReadonlySet<string>,
): {readonly weak: readonly string[]} {
  const strong: string[] = []
  const weak: string[] = []
  for (const document of documents.referencing([...ids])) {
    if (ids.has(document._id)) {
      continue
    }
    const isStrong = referencesOf(document).some(({target, isWeak}) => ids.has(target) && !isWeak)
    const list = isStrong ? strong : weak
    list.push(document._id)
  }
  if (strong.length > 0) {
    throw new MaintenanceError(
      'still-referenced',
      `Nothing was erased, because ${strong.length} other ${strong.length === 1 ? 'document refers' : 'documents refer'} to what is to be erased: change or erase these first, or erase them together:\n${strong.join('\n')}`,
    )
  }
  return {weak}
}

function isUsedOnlyBy({documents}: Dataset, asset: string, ids: ReadonlySet<string>): boolean {
  return [...documents.referencing([asset])].every(({_id: id}) => ids.has(id))
}

async function deleteDocuments(dataset: Dataset, ids: ReadonlySet<string>): Promise<void> {
  const existing = [...ids].filter((id) => dataset.documents.lookup.has(id))
  if (existing.length === 0) {
    return
  }
  try {
    await dataset.commit({
      caller: ERASER,
      steps: [
        {
          index: 0,
          mutations: () => existing.map((id) => ({kind: 'delete', selection: {id}}) as const),
        },
      ],
    })
  } catch (error) {
    if (error instanceof MutationError) {
      throw new MaintenanceError('still-referenced', `Nothing was erased: ${error.message}`, {
        cause: error,
      })
    }
    throw error
  }
}

function removeCopies(folder: string): string[] {
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => COPY.test(name)) : []
  for (const name of copies) {
    rmSync(join(folder, name))
  }
  return copies
}

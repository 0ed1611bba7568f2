import {randomBytes, randomUUID} from 'node:crypto'
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {ASSET_ID_PREFIXES} from '../assets/asset-name.ts'
import type {Caller} from '../auth/caller.ts'
import {ROLES} from '../auth/roles.ts'
import {linkAssets} from '../backup/asset-snapshot.ts'
import {Dataset} from '../dataset.ts'
import type {LakeDocument} from '../documents/document.ts'
import {InProcessQueries} from '../query/in-process-queries.ts'
import {DATABASE_FILE, openDatabase, openDatabaseReader} from '../store/database.ts'
import {writeDatasetFacts, type DatasetFacts} from './dataset-settings.ts'

/** A copy that is being made. */
export interface DatasetCopy {
  /** The folder of the dataset that is copied; a Lake may use it. */
  readonly source: string
  /** The folder of the copy, which no Lake uses yet. */
  readonly target: string
  readonly projectId: string
  /** The names of both datasets. */
  readonly names: {readonly source: string; readonly target: string}
  readonly facts: DatasetFacts
}

const COPIER: Caller = {id: 'lake-copy', name: 'Copied', role: ROLES.administrator}
/** Documents in a transaction. */
const BATCH_SIZE = 200
/** What belongs to the project, or would send and decrypt the same as in the source. */
const TABLES = ['webhooks', 'sessions', 'tokens', 'preferences', 'users', 'cors_origins', 'secrets']

/**
 * Copies the documents, the history and the assets of a dataset, as they are at one moment. People, tokens and
 * webhooks are not copied.
 */
export async function copyDataset(copy: DatasetCopy): Promise<void> {
  const {source, target, facts} = copy
  await mkdir(target, {recursive: true})
  const reader = openDatabaseReader(source)
  try {
    reader.prepare('VACUUM INTO ?').run(join(target, DATABASE_FILE))
  } finally {
    reader.close()
  }
  const {database, close} = openDatabase(target, () => undefined)
  try {
    for (const table of TABLES) {
      database.exec(`DELETE FROM ${table}`)
    }
    writeDatasetFacts(database, facts)
    await linkAssets(database, join(source, 'assets'), join(target, 'assets'))
    await nameDataset(database, copy)
    // No hash of a password is left in unused pages.
    database.exec('VACUUM')
  } finally {
    close()
  }
}

/** Changes the addresses in the documents of assets, which contain the name of their dataset. */
async function nameDataset(database: DatabaseSync, {projectId, names}: DatasetCopy): Promise<void> {
  const dataset = new Dataset({
    database,
    pool: new InProcessQueries(database, {projectId, dataset: names.target}),
    projectId,
    name: names.target,
    now: () => new Date(),
    newId: randomUUID,
    newKey: () => randomBytes(6).toString('hex'),
  })
  const from = `/${projectId}/${names.source}/`
  const to = `/${projectId}/${names.target}/`
  const assets = [
    ...dataset.documents.ofType('sanity.imageAsset'),
    ...dataset.documents.ofType('sanity.fileAsset'),
  ].filter(({_id}) => ASSET_ID_PREFIXES.some((prefix) => _id.startsWith(prefix)))
  for (let start = 0; start < assets.length; start += BATCH_SIZE) {
    const batch = assets.slice(start, start + BATCH_SIZE)
    await dataset.commit({
      caller: COPIER,
      steps: batch.map((asset, index) => ({
        index,
        mutations: () => [
          {kind: 'createOrReplace' as const, attributes: renameAddresses(asset, from, to)},
        ],
      })),
    })
  }
  dataset.close()
}

function renameAddresses(asset: LakeDocument, from: string, to: string): Record<string, unknown> {
  const {path, url} = asset
  const rename = (text: unknown): unknown =>
    typeof text === 'string' ? text.replace(from, to) : text
  return {...asset, path: rename(path), url: rename(url)}
}

import {copyFile, link, mkdir, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {ASSET_ID_PREFIXES} from '../assets/asset-name.ts'
import {pathOfAssetId} from '../assets/asset-path.ts'
import {isRecord} from '../json.ts'
import {readText} from '../store/row.ts'

/** The files of a database's asset documents; paths are below the folder of all assets. */
export interface AssetSnapshot {
  readonly paths: readonly string[]
  /** Asset documents without a file. */
  readonly missing: readonly string[]
}

/** What `link` fails with if the file system has no links, or no more links to this file. */
const NO_LINK_CODES: ReadonlySet<unknown> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
])

/**
 * Links the files of all asset documents into a folder, so that a Lake that deletes an asset meanwhile does not
 * take them away. Where links do not exist, the files are copied.
 */
export async function linkAssets(
  database: DatabaseSync,
  source: string,
  target: string,
): Promise<AssetSnapshot> {
  const paths: string[] = []
  const missing: string[] = []
  for (const id of listAssetIds(database)) {
    const path = pathOfAssetId(id)
    if (path === undefined) {
      continue
    }
    if (await linkFile(join(source, path), join(target, path))) {
      paths.push(path)
    } else {
      missing.push(id)
    }
  }
  return {paths, missing}
}

/** Deletes the links of an earlier attempt. */
export async function clearFolder(folder: string): Promise<void> {
  await rm(folder, {recursive: true, force: true})
  await mkdir(folder, {recursive: true})
}

function listAssetIds(database: DatabaseSync): string[] {
  const statement = database.prepare(
    'SELECT id FROM documents WHERE id BETWEEN ? AND ? ORDER BY id',
  )
  return ASSET_ID_PREFIXES.flatMap((prefix) =>
    statement.all(prefix, `${prefix}\u{10ffff}`).map((row) => readText(row, 'id')),
  )
}

/** Returns false if there is no such file. */
async function linkFile(source: string, target: string): Promise<boolean> {
  await mkdir(dirname(target), {recursive: true})
  try {
    await link(source, target).catch((error: unknown) => {
      if (isRecord(error) && NO_LINK_CODES.has(error['code'])) {
        return copyFile(source, target)
      }
      throw error
    })
    return true
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ENOENT') {
      return false
    }
    throw error
  }
}

import {isRecord} from '../json.ts'

/** The name of the manifest, which is the first file of a backup. */
export const MANIFEST_NAME = 'lake-backup.json'
/** The format of the backups that this Lake writes and reads. */
export const BACKUP_FORMAT = 1
/** Maximum length in bytes of a manifest that is read. */
export const MAX_MANIFEST_SIZE = 100_000

/** What a backup contains. */
export interface BackupManifest {
  readonly format: number
  readonly dataset: string
  /** ISO 8601, in UTC. */
  readonly createdAt: string
  /** The format of the database. */
  readonly databaseFormat: number
  readonly database: {readonly bytes: number; readonly sha256: string}
  /** Number of files of assets. */
  readonly assets: number
}

/** Parses the text of a manifest; returns undefined if it is not one. */
export function parseManifest(text: string): BackupManifest | undefined {
  const value = parseJson(text)
  if (!isRecord(value) || !isRecord(value['database'])) {
    return undefined
  }
  const {format, dataset, createdAt, databaseFormat, assets} = value
  const {bytes, sha256} = value['database']
  const isValid =
    typeof format === 'number' &&
    typeof dataset === 'string' &&
    /^[a-z0-9_-]{1,64}$/.test(dataset) &&
    typeof createdAt === 'string' &&
    typeof databaseFormat === 'number' &&
    typeof assets === 'number' &&
    typeof bytes === 'number' &&
    typeof sha256 === 'string'
  return isValid
    ? {format, dataset, createdAt, databaseFormat, assets, database: {bytes, sha256}}
    : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

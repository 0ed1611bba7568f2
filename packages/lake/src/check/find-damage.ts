import type {DatabaseSync} from 'node:sqlite'

import {isStorageDamage} from '../errors/damage-error.ts'
import {checksumOf} from '../store/document-checksums.ts'
import {readNumber, readText} from '../store/row.ts'
import {findHistoryDamage, type HistoryFinding} from './find-history-damage.ts'

/** Documents that are read in one go, so that writes do not wait. */
const BATCH_SIZE = 100
const OK = 'ok'

/** One damage, or how many intact documents there are. */
export type Finding =
  | {readonly kind: 'document'; readonly id: string; readonly problem: string}
  | {readonly kind: 'table'; readonly table: string; readonly problem: string}
  | HistoryFinding
  | {readonly kind: 'intact'; readonly documents: number}

/** Checks all pages of the database, the history and all documents; the last finding counts the intact documents. */
export function* findDamage(database: DatabaseSync): Generator<Finding, void> {
  for (const table of tablesOf(database)) {
    for (const problem of problemsOf(database, table)) {
      yield {kind: 'table', table, problem}
    }
  }
  yield* findHistoryDamage(database)
  let documents = 0
  for (const id of readIds(database)) {
    const problem = findProblem(database, id)
    if (problem === undefined) {
      documents++
    } else {
      yield {kind: 'document', id, problem}
    }
  }
  yield {kind: 'intact', documents}
}

function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => readText(row, 'name'))
}

function problemsOf(database: DatabaseSync, table: string): string[] {
  try {
    return database
      .prepare(`PRAGMA integrity_check("${table}")`)
      .all()
      .map((row) => readText(row, 'integrity_check').replaceAll(/\s*\n\s*/g, ': '))
      .filter((problem) => problem !== OK)
  } catch (error) {
    if (!isStorageDamage(error)) {
      throw error
    }
    return ['its pages cannot be read']
  }
}

/** Reads the ids of all documents from their checksums, which are elsewhere in the file than the documents. */
function* readIds(database: DatabaseSync): Generator<string, void> {
  const statement = database.prepare(
    'SELECT id FROM document_checksums WHERE id > ? ORDER BY id LIMIT ?',
  )
  let last = ''
  for (;;) {
    const ids = readBatch()
    yield* ids
    const latest = ids.at(-1)
    if (latest === undefined) {
      return
    }
    last = latest
  }

  function readBatch(): string[] {
    try {
      return statement.all(last, BATCH_SIZE).map((row) => readText(row, 'id'))
    } catch (error) {
      // The damage of this table is a finding of its own.
      if (isStorageDamage(error)) {
        return []
      }
      throw error
    }
  }
}

function findProblem(database: DatabaseSync, id: string): string | undefined {
  try {
    // One statement, so that a write between two reads is not taken for damage.
    const row = database
      .prepare(
        'SELECT body, checksum FROM document_checksums LEFT JOIN documents USING (id) WHERE id = ?',
      )
      .get(id)
    if (!row) {
      return undefined
    }
    if (row['body'] === null) {
      return 'it is missing'
    }
    const expected = readNumber(row, 'checksum')
    return checksumOf(readText(row, 'body')) === expected ? undefined : 'its text has changed'
  } catch (error) {
    if (isStorageDamage(error)) {
      return 'its page cannot be read'
    }
    throw error
  }
}

import {DatabaseSync} from 'node:sqlite'

import {assert, asyncProperty} from 'fast-check'
import {expect, test} from 'vitest'

import type {Commit} from '../../commit/commit.ts'
import type {Dataset} from '../../dataset.ts'
import {documentAt} from '../../history/history.ts'
import {expectHistory} from '../../testing/check-history.ts'
import {commitAll, randomTransactions} from '../../testing/history-commits.ts'
import {openTemporaryDataset} from '../../testing/temporary-dataset.ts'
import {checksumOf} from '../document-checksums.ts'
import {DocumentStore} from '../document-store.ts'
import {migrate} from '../migrate.ts'
import {TransactionLog} from '../transaction-log.ts'
import {storeHistoryOnce} from './history-once.ts'
import {MIGRATIONS} from './migrations.ts'

const BEFORE = MIGRATIONS.slice(0, MIGRATIONS.indexOf(storeHistoryOnce))

/** Writes the commits as older versions did: whole documents in mutations and patches. */
function writeOldFormat({documents}: Dataset, commits: readonly Commit[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  migrate(database, 'films', BEFORE)
  const insertDocument = database.prepare('INSERT INTO documents (id, type, body) VALUES (?, ?, ?)')
  const insertChecksum = database.prepare(
    'INSERT INTO document_checksums (id, checksum) VALUES (?, ?)',
  )
  for (const document of documents.all()) {
    const body = JSON.stringify(document)
    insertDocument.run(document._id, document._type, body)
    insertChecksum.run(document._id, checksumOf(body))
  }
  const insert = database.prepare('INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?)')
  const insertEffect = database.prepare('INSERT INTO effects VALUES (?, ?, ?, ?, ?, ?)')
  for (const {sequence, id, timestamp, author, mutations, results, changes} of commits) {
    insert.run(sequence, id, timestamp, author, JSON.stringify(mutations), JSON.stringify(results))
    for (const {document, transition, previousRevision, patches} of changes) {
      insertEffect.run(
        document,
        sequence,
        transition,
        previousRevision ?? null,
        JSON.stringify(patches.apply),
        JSON.stringify(patches.revert),
      )
    }
  }
  return database
}

function expectConverted(database: DatabaseSync, commits: readonly Commit[]): void {
  migrate(database, 'films', [...BEFORE, storeHistoryOnce])
  expectHistory(
    {documents: new DocumentStore(database), log: new TransactionLog(database)},
    commits,
  )
  database.close()
}

test('an older history keeps every state and every transaction', async () => {
  await assert(
    asyncProperty(randomTransactions, async (transactions) => {
      const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
      try {
        const commits = await commitAll(dataset, transactions)
        expectConverted(writeOldFormat(dataset, commits), commits)
      } finally {
        close()
      }
    }),
    {numRuns: 40},
  )
})

const LONG = 'words of a film '.repeat(800)

/** A film that is created, changed 250 times, replaced and changed again. */
const TRANSACTIONS = [
  [{create: {_id: 'film', _type: 'film', text: LONG}}],
  ...Array.from({length: 250}, (_, index) => [{patch: {id: 'film', set: {views: index}}}]),
  [{createOrReplace: {_id: 'film', _type: 'film', text: `${LONG} again`}}],
  [{patch: {id: 'film', set: {views: 0}}}],
]

test('an older history of a damaged document keeps every state', async () => {
  const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
  const commits = await commitAll(dataset, TRANSACTIONS)
  const database = writeOldFormat(dataset, commits)
  database.exec("UPDATE documents SET body = replace(body, 'words', 'w#rds')")
  migrate(database, 'films', [...BEFORE, storeHistoryOnce])
  const source = {documents: new DocumentStore(database), log: new TransactionLog(database)}
  // The current document is read for its last revision only.
  for (const {id, changes} of commits) {
    expect(documentAt(source, 'film', {revision: id})).toEqual(changes[0]?.after)
  }
  close()
})

test('an older history that does not lead to a logged state keeps this state', async () => {
  const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
  const commits = await commitAll(dataset, TRANSACTIONS)
  const database = writeOldFormat(dataset, commits)
  // The patch that leads back from the replacement loses its text.
  database.exec(
    "UPDATE effects SET revert = replace(revert, 'words', 'w#rds') WHERE sequence = 252",
  )
  migrate(database, 'films', [...BEFORE, storeHistoryOnce])
  const source = {documents: new DocumentStore(database), log: new TransactionLog(database)}
  for (const {id, changes} of [...commits.slice(0, 1), ...commits.slice(251)]) {
    expect(documentAt(source, 'film', {revision: id})).toEqual(changes[0]?.after)
  }
  close()
})

test('after the conversion each state of a document is stored once', async () => {
  const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
  const commits = await commitAll(dataset, TRANSACTIONS)
  const database = writeOldFormat(dataset, commits)
  migrate(database, 'films', [...BEFORE, storeHistoryOnce])
  const select = (sql: string): unknown[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)[0])
  expect(select('SELECT mutations FROM transactions WHERE sequence IN (1, 252)')).toEqual([
    '[{"create":"film"}]',
    '[{"createOrReplace":"film"}]',
  ])
  expect(select('SELECT revert FROM effects WHERE sequence = 1')).toEqual([null])
  expect(Number(select('SELECT max(length(revert)) FROM effects')[0])).toBeLessThan(300)
  expect(select('SELECT sequence FROM past_states ORDER BY sequence')).toEqual([101, 201])
  close()
})

import {statSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {expect, onTestFinished, test} from 'vitest'

import {createTemporaryFolder} from '../testing/temporary-lake.ts'
import {compactDatabase} from './compact-database.ts'

const MEGABYTE = 1_000_000

/** Opens a database of 3 MB. */
function openFilled(): {readonly database: DatabaseSync; readonly size: () => number} {
  const file = join(createTemporaryFolder(), 'films.sqlite')
  const database = new DatabaseSync(file)
  onTestFinished(() => database.close())
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE films (title TEXT);
    CREATE TABLE plants (name TEXT);
    WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 150)
    INSERT INTO films SELECT hex(randomblob(5000)) FROM numbers;
    INSERT INTO plants SELECT * FROM films;
    PRAGMA wal_checkpoint(TRUNCATE)`)
  return {database, size: () => statSync(file).size}
}

test('the file becomes smaller if much of it is unused, and keeps its rows', () => {
  const {database, size} = openFilled()
  database.exec('DROP TABLE plants')
  compactDatabase(database)
  expect(size()).toBeLessThan(2 * MEGABYTE)
  expect({...database.prepare('SELECT count(*) AS count FROM films').get()}).toEqual({count: 150})
})

test('the file stays as it is if little of it is unused, or if it cannot become smaller', () => {
  const {database, size} = openFilled()
  compactDatabase(database)
  expect(size()).toBeGreaterThan(3 * MEGABYTE)
  database.exec('DROP TABLE plants; BEGIN')
  // Within a transaction it fails, as on a full disk.
  compactDatabase(database)
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  expect(size()).toBeGreaterThan(3 * MEGABYTE)
})

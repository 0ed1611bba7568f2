import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {isStorageFull} from './storage-full.ts'

const FILE = 'lake.sqlite'
const LOCK_FILE = 'lake.lock'
/** This file is deleted on a full disk: SQLite needs 32 KB to open a database for several processes. */
const RESERVE_FILE = 'lake.reserve'
/** Bytes. */
const RESERVE_SIZE = 64 * 1024
/** Milliseconds to wait for a lock, for example of a Lake that is closing. */
const LOCK_TIMEOUT = 2000

const DOCUMENTS_SCHEMA = `
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_type ON documents (type, id);
CREATE TABLE document_references (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  weak INTEGER NOT NULL,
  PRIMARY KEY (target, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_references_by_source ON document_references (source);
CREATE TABLE transactions (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  mutations TEXT NOT NULL,
  results TEXT NOT NULL
) STRICT;
CREATE TABLE effects (
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES transactions (sequence),
  transition TEXT NOT NULL,
  previous_revision TEXT,
  apply TEXT NOT NULL,
  revert TEXT NOT NULL,
  PRIMARY KEY (document, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (id),
  expires INTEGER NOT NULL
) STRICT;
CREATE TABLE preferences (
  user TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
`

/**
 * Users with a role are people who can log in; the others are authors of the history: owners of tokens and
 * removed people. Before this version everybody logged in as the same user, who becomes an administrator.
 */
const PEOPLE_SCHEMA = `
ALTER TABLE users ADD COLUMN email TEXT;
ALTER TABLE users ADD COLUMN picture TEXT;
ALTER TABLE users ADD COLUMN role TEXT;
ALTER TABLE users ADD COLUMN password TEXT;
CREATE UNIQUE INDEX users_by_email ON users (email);
CREATE TABLE tokens (
  id TEXT PRIMARY KEY REFERENCES users (id),
  hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
DELETE FROM sessions;
UPDATE users SET email = 'editor@localhost', role = 'administrator' WHERE id = 'editor';
`

/** Before this version pages of every origin could read responses, as the first entry still says. */
const CORS_SCHEMA = `
CREATE TABLE cors_origins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL UNIQUE,
  allow_credentials INTEGER NOT NULL,
  created TEXT NOT NULL
) STRICT;
INSERT INTO cors_origins (origin, allow_credentials, created)
VALUES ('*', 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
`

/** The statements that lead from each version of the schema to the next one; a new database gets all of them. */
const MIGRATIONS = [DOCUMENTS_SCHEMA, PEOPLE_SCHEMA, CORS_SCHEMA]
const SCHEMA_VERSION = MIGRATIONS.length

/** The database cannot be opened; the message names the folder and says what to do. */
export class StoreError extends Error {
  readonly code: 'store-busy' | 'store-full' | 'store-too-new'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}

/** The database of an open Lake; no other Lake can open it. */
export interface LakeDatabase {
  readonly database: DatabaseSync
  readonly close: () => void
}

/**
 * Opens or creates the database of a dataset in a folder.
 *
 * Throws a StoreError if another process has it open, if a newer version wrote it, or if the disk is
 * too full to create it.
 */
export function openDatabase(folder: string): LakeDatabase {
  mkdirSync(folder, {recursive: true})
  const reserve = join(folder, RESERVE_FILE)
  try {
    const opened = openFiles(folder)
    keepReserve(reserve)
    return opened
  } catch (error) {
    if (!isStorageFull(error)) {
      throw error
    }
    if (existsSync(reserve)) {
      rmSync(reserve)
      return openDatabase(folder)
    }
    throw new StoreError(
      'store-full',
      `The disk is too full for ${folder}: free some space, or choose another folder with --data`,
    )
  }
}

function openFiles(folder: string): LakeDatabase {
  const opened: DatabaseSync[] = []
  const close = (): void => opened.toReversed().forEach((database) => database.close())
  const open = (file: string): DatabaseSync => {
    const database = new DatabaseSync(join(folder, file), {timeout: LOCK_TIMEOUT})
    opened.push(database)
    return database
  }
  try {
    // A separate file is locked, because the query processes of this Lake read the database. The lock ends
    // with this process, even after a crash.
    open(LOCK_FILE).exec('BEGIN EXCLUSIVE')
    const database = open(FILE)
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    migrate(database, folder)
    return {database, close}
  } catch (error) {
    close()
    if (error instanceof Error && /database is locked/.test(error.message)) {
      throw new StoreError(
        'store-busy',
        `Another Lake is using ${folder}: stop it, or choose another folder with --data`,
      )
    }
    throw error
  }
}

/** Writes the reserve if it is missing and the disk has space. Its bytes are random, so that they cannot be compressed. */
function keepReserve(file: string): void {
  if (existsSync(file)) {
    return
  }
  try {
    writeFileSync(file, randomBytes(RESERVE_SIZE))
  } catch (error) {
    rmSync(file, {force: true})
    if (!isStorageFull(error)) {
      throw error
    }
  }
}

/**
 * Opens the database for a command that changes people or tokens, even while a Lake uses it: no process keeps
 * them in memory.
 *
 * Throws a StoreError like `openDatabase`; `store-busy` if an older Lake uses the database.
 */
export function openSharedDatabase(folder: string): LakeDatabase {
  try {
    return openDatabase(folder)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-busy') {
      throw error
    }
    const database = new DatabaseSync(join(folder, FILE), {timeout: LOCK_TIMEOUT})
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    if (versionOf(database) === SCHEMA_VERSION) {
      return {database, close: () => database.close()}
    }
    database.close()
    throw error
  }
}

/** Opens the database of a Lake that is open in another process, for reading. */
export function openDatabaseReader(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, FILE), {readOnly: true, timeout: LOCK_TIMEOUT})
}

function migrate(database: DatabaseSync, folder: string): void {
  const version = versionOf(database)
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      'store-too-new',
      `${folder} was written by a newer Lake (format ${version}; this Lake supports ${SCHEMA_VERSION}): update the Lake`,
    )
  }
  // An up-to-date database is not written, because a Lake must also start on a full disk.
  runInTransaction(database, () => {
    if (version === SCHEMA_VERSION) {
      return
    }
    for (const migration of MIGRATIONS.slice(version)) {
      database.exec(migration)
    }
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
  })
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

/** Runs `work` in one transaction: afterwards either all its changes are on disk, or none. */
export function runInTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) {
      database.exec('ROLLBACK')
    }
    throw error
  }
}

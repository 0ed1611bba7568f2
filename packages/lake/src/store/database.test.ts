import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {createLake} from '../lake.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'
import {openSharedDatabase} from './database.ts'
import {CURRENT_VERSION, versionOf} from './migrate.ts'

test('a second Lake can use a folder only after the first is closed', async () => {
  const data = createTemporaryFolder()
  const lake = createLake({data})
  expect(() => createLake({data})).toThrow(
    `Another Lake is using ${data}/production: stop it, or choose another folder with --data`,
  )
  await lake.close()
  await createLake({data}).close()
})

test('a folder of the first version opens: its documents and authors stay, and its user becomes an administrator', async () => {
  const data = createTemporaryFolder()
  writeFirstVersion(join(data, 'production'))
  const notices: string[] = []
  const {lake, request, query} = openTemporaryLake({
    data,
    onNotice: (notice) => notices.push(notice),
    firstPerson: {name: 'Not needed', email: 'new@example.org'},
  })
  expect(await query('*{_id, title}')).toEqual([{_id: 'a', title: 'Kept'}])
  expect((await request('/users/editor,p1')).body).toMatchObject([
    {id: 'editor', displayName: 'Editor'},
    {id: 'p1', displayName: 'Ann'},
  ])
  expect((await request('/access/project/local/users')).body).toMatchObject({
    data: [
      {
        sanityUserId: 'editor',
        profile: {displayName: 'Editor', email: 'editor@localhost'},
        memberships: [{roleNames: ['administrator']}],
      },
    ],
    totalCount: 1,
  })
  // Sessions of the first version had all permissions, so they end.
  expect(lake.authenticate('old-token')).toBe(undefined)
  await lake.close()
  const copy = join(data, 'production', 'lake.sqlite.format-1')
  expect(notices).toEqual([
    `${data}/production was written by an older Lake (format 1; now ${CURRENT_VERSION}). A copy of its database is in ${copy}: delete it when you do not need it any more`,
  ])
  const old = new DatabaseSync(copy, {readOnly: true})
  expect([versionOf(old), old.prepare('SELECT count(*) AS count FROM sessions').get()]).toEqual([
    1,
    {count: 1},
  ])
  old.close()
  // The folder has the newest format now, so that there is no further copy.
  rmSync(copy)
  await createLake({data}).close()
  expect(existsSync(copy)).toBe(false)
})

test('a folder of a newer version is refused, also by commands', async () => {
  const data = createTemporaryFolder()
  await createLake({data}).close()
  const folder = join(data, 'production')
  const database = new DatabaseSync(join(folder, 'lake.sqlite'))
  database.exec('PRAGMA user_version = 99')
  database.close()
  const message = `${folder} was written by a newer Lake (format 99; this Lake supports ${CURRENT_VERSION}): update the Lake`
  expect(() => createLake({data})).toThrow(message)
  expect(() => openSharedDatabase(folder)).toThrow(message)
})

/** Writes a database as the first version did, with one document, two users and one session. */
function writeFirstVersion(folder: string): void {
  mkdirSync(folder)
  const database = new DatabaseSync(join(folder, 'lake.sqlite'))
  const now = '2026-05-03T10:00:00Z'
  const document = {
    _id: 'a',
    _type: 'note',
    title: 'Kept',
    _rev: 't1',
    _createdAt: now,
    _updatedAt: now,
  }
  database.exec(`
    CREATE TABLE documents (id TEXT PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX documents_by_type ON documents (type, id);
    CREATE TABLE document_references (source TEXT NOT NULL, target TEXT NOT NULL, weak INTEGER NOT NULL,
      PRIMARY KEY (target, source)) STRICT, WITHOUT ROWID;
    CREATE INDEX document_references_by_source ON document_references (source);
    CREATE TABLE transactions (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, timestamp TEXT NOT NULL,
      author TEXT NOT NULL, mutations TEXT NOT NULL, results TEXT NOT NULL) STRICT;
    CREATE TABLE effects (document TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES transactions (sequence),
      transition TEXT NOT NULL, previous_revision TEXT, apply TEXT NOT NULL, revert TEXT NOT NULL,
      PRIMARY KEY (document, sequence)) STRICT, WITHOUT ROWID;
    CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (id),
      expires INTEGER NOT NULL) STRICT;
    CREATE TABLE preferences (user TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (user, key)) STRICT, WITHOUT ROWID;
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    INSERT INTO users VALUES ('editor', 'Editor'), ('p1', 'Ann');
    PRAGMA user_version = 1;
  `)
  database
    .prepare('INSERT INTO documents VALUES (?, ?, ?)')
    .run('a', 'note', JSON.stringify(document))
  // The hash of 'old-token'.
  database
    .prepare('INSERT INTO sessions VALUES (?, ?, ?)')
    .run('m98QppGhz9qJ2f9mYp0WCasXbOybajFGqJKfKJN6n84', 'editor', Number.MAX_SAFE_INTEGER)
  database.close()
}

import {
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {basename, join} from 'node:path'
import {text} from 'node:stream/consumers'
import {pipeline} from 'node:stream/promises'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'

import {pack} from 'tar-stream'
import {expect, test} from 'vitest'

import {ROLES} from '../auth/roles.ts'
import {lockFolder} from '../store/folder-lock.ts'
import {CURRENT_VERSION} from '../store/migrate.ts'
import {createTwoColourImage} from '../testing/asset-app.ts'
import {garblePageOf} from '../testing/damage.ts'
import {listFormatFixtures} from '../testing/format-fixtures.ts'
import {mountSmallDisk} from '../testing/full-disk.ts'
import {withAccess} from '../testing/people.ts'
import {runCommand} from '../testing/run-command.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'
import {MANIFEST_NAME} from './backup-manifest.ts'
import {restoreBackup} from './restore-backup.ts'
import {writeBackup, type BackupSummary} from './write-backup.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Runs a command that ends by itself; resolves with its exit code and all that it writes. */
async function run(...args: string[]): Promise<unknown[]> {
  const [code, ...lines] = await runCommand(...args)
  return [code, lines.join('\n')]
}

async function readExport({request}: TemporaryLake): Promise<unknown> {
  return (await request('/data/export/production')).body
}

async function upload(
  {lake}: TemporaryLake,
  kind: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<string> {
  const response = await lake.fetch(
    new Request(`http://localhost/v1/assets/${kind}/production?filename=a.bin`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body,
    }),
  )
  const {document}: {document: {_id: string; path: string}} = JSON.parse(await response.text())
  return document.path
}

async function download({lake}: TemporaryLake, path: string): Promise<Buffer> {
  const response = await lake.fetch(new Request(`http://localhost/${path}`))
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const backUp = (data: string, file: string): Promise<BackupSummary> =>
  writeBackup(join(data, 'production'), file, () => new Date())

async function readHistory({request}: TemporaryLake): Promise<unknown> {
  return (await request('/data/history/production/transactions/fern')).body
}

/** The sync tags are derived from a secret. */
async function readTags({request}: TemporaryLake): Promise<unknown> {
  return Object((await request('/data/query/production?query=*')).body).syncTags
}

const replaceText =
  (from: string, to: string) =>
  (bytes: Buffer<ArrayBuffer>): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

/** Makes a folder with some documents and returns its backup. */
async function backUpPlants(): Promise<{readonly data: string; readonly file: string}> {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  await temporary.mutate({create: {_id: 'fern', _type: 'plant'}})
  await upload(temporary, 'files', 'seeds')
  await temporary.lake.close()
  const file = join(createTemporaryFolder(), 'plants.tar')
  await backUp(data, file)
  return {data, file}
}

test('a backup during constant writes is one moment: restored, its export is byte-equal to the export of then', async () => {
  const data = createTemporaryFolder()
  const source = openTemporaryLake({data})
  const exports = new Map<unknown, unknown>()
  const padding = Array.from({length: 300}, (_, index) => ({
    create: {_id: `old-${index}`, _type: 'plant', text: `${index}`.repeat(3000)},
  }))
  await source.mutate(...padding)
  const stop = new AbortController()
  const write = async (): Promise<void> => {
    for (let count = 0; !stop.signal.aborted; count++) {
      const pair = ['left', 'drafts.right'].map((_id) => ({
        createOrReplace: {_id, _type: 'pair', count},
      }))
      const {body} = await source.mutate(...pair)
      exports.set(Object(body).transactionId, await readExport(source))
    }
  }
  const writing = write()
  const file = join(createTemporaryFolder(), 'backup.tar')
  const outcome = await run('backup', file, '--data', data)
  stop.abort()
  await writing
  expect(outcome).toEqual([0, expect.stringMatching(/^Backed up 302 documents and 0 assets to /)])
  expect(exports.size).toBeGreaterThan(5)

  const restoredData = join(createTemporaryFolder(), 'new')
  expect(await run('restore', file, '--data', restoredData)).toEqual([
    0,
    expect.stringMatching(/^Restored \S+\/new\/production with 0 assets, as it was at 2\d{3}-/),
  ])
  const restored = openTemporaryLake({data: restoredData})
  const revisions = await restored.query('array::unique(*[_type == "pair"]._rev)')
  const [revision, ...others] = JSON.parse(JSON.stringify(revisions))
  expect(others).toEqual([])
  expect(await readExport(restored)).toBe(exports.get(revision))
})

test('a backup contains assets, history, people, tokens and secrets, and only its owner can read it', async () => {
  const data = createTemporaryFolder()
  const source = openTemporaryLake({data})
  const image = await createTwoColourImage()
  const paths = [await upload(source, 'images', image), await upload(source, 'files', 'seeds')]
  await source.mutate({create: {_id: 'fern', _type: 'plant', height: 1}})
  await source.mutate({patch: {id: 'fern', set: {height: 2}}})
  const {secret: token} = await withAccess(data, ({tokens}) => tokens.add('Ann', ROLES.viewer))
  const file = join(createTemporaryFolder(), 'backup.tar')
  expect(await backUp(data, file)).toMatchObject({documents: 3, assets: 2, missing: []})
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const before = [await readExport(source), await readHistory(source), await readTags(source)]
  await source.lake.close()
  // The backup leaves nothing in the folder of the Lake but its lock.
  expect(readdirSync(join(data, 'production')).toSorted()).toEqual([
    'assets',
    'backup.lock',
    'lake.lock',
    'lake.reserve',
    'lake.sqlite',
  ])

  const restoredData = createTemporaryFolder()
  await restoreBackup(file, restoredData)
  const restored = openTemporaryLake({data: restoredData})
  expect([
    await readExport(restored),
    await readHistory(restored),
    await readTags(restored),
  ]).toEqual(before)
  expect(await download(restored, paths[0] ?? '')).toEqual(Buffer.from(image))
  expect((await download(restored, paths[1] ?? '')).toString()).toBe('seeds')
  expect((await restored.request('/users/me', {token})).body).toMatchObject({name: 'Ann'})
})

test('an asset that is deleted during a backup is in it with its bytes, or not at all', async () => {
  const data = createTemporaryFolder()
  const source = openTemporaryLake({data})
  for (let count = 0; count < 40; count++) {
    await upload(source, 'files', `seed ${count}`)
  }
  const ids = await source.query('*[_type == "sanity.fileAsset"]._id')
  const file = join(createTemporaryFolder(), 'backup.tar')
  const running = run('backup', file, '--data', data)
  for (const id of JSON.parse(JSON.stringify(ids))) {
    await source.mutate({delete: {id}})
  }
  const [code, output] = await running
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^Backed up \d+ documents and \d+ assets to \S+ \(\d+ kB\)$/),
  ])
  const [, documents, assets] = /(\d+) documents and (\d+) assets/.exec(String(output)) ?? []
  expect(assets).toBe(documents)
  expect(await restoreBackup(file, createTemporaryFolder())).toMatchObject({damaged: []})
})

test('a folder of an older format is backed up and restored as it is, and opened by the newest Lake', async () => {
  const [fixture] = listFormatFixtures()
  const data = createTemporaryFolder()
  fixture?.unpack(data)
  const file = join(createTemporaryFolder(), 'backup.tar')
  await backUp(data, file)
  const restoredData = createTemporaryFolder()
  await restoreBackup(file, restoredData)
  const restored = openTemporaryLake({data: restoredData, onNotice: () => undefined})
  expect(await restored.query('count(*)')).toBeGreaterThan(0)
})

test('what cannot be backed up leads to one sentence and leaves no file behind', async () => {
  const {data, file} = await backUpPlants()
  await expect(backUp(data, file)).rejects.toMatchObject({
    code: 'backup-file-exists',
    message: `${file} exists already: choose another name, for example with the date in it, or delete it first`,
  })
  await expect(backUp(data, '/nowhere/a.tar')).rejects.toMatchObject({
    code: 'backup-file-not-writable',
    message: 'There is no folder /nowhere: create it first',
  })
  expect(await run('backup', file, '--data', createTemporaryFolder())).toEqual([
    2,
    expect.stringMatching(/^There is no dataset in /),
  ])
  const folder = createTemporaryFolder()
  const unlock = lockFolder(join(data, 'production'), {file: 'backup.lock'})
  await expect(backUp(data, join(folder, 'a.tar'))).rejects.toMatchObject({code: 'dataset-busy'})
  unlock()
  const database = new DatabaseSync(join(data, 'production', 'lake.sqlite'))
  database.exec('PRAGMA user_version = 1000')
  database.close()
  await expect(backUp(data, join(folder, 'a.tar'))).rejects.toMatchObject({
    code: 'store-too-new',
    message: expect.stringContaining('was written by a newer Lake (format 1000;'),
  })
  expect(readdirSync(folder)).toEqual([])
})

test('a damaged database is not backed up, and the error names the command that says what is damaged', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  await mutate({create: {_id: 'fern', _type: 'plant', text: 'leaf '.repeat(2000)}})
  await lake.close()
  garblePageOf(data, 'documents')
  await expect(backUp(data, join(createTemporaryFolder(), 'a.tar'))).rejects.toMatchObject({
    code: 'dataset-damaged',
    message: expect.stringContaining('"lake check" says what is damaged'),
  })
})

test('an asset whose file is missing or damaged keeps nobody from backing up and restoring the rest, and is named', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const paths = [await upload(temporary, 'files', 'a'), await upload(temporary, 'files', 'b')]
  const [lost = '', changed = ''] = paths.map((path) => basename(path))
  const assets = join(data, 'production', 'assets', 'files')
  rmSync(join(assets, lost.slice(0, 2), lost))
  writeFileSync(join(assets, changed.slice(0, 2), changed), 'changed')
  const file = join(createTemporaryFolder(), 'backup.tar')
  expect(await backUp(data, file)).toMatchObject({
    documents: 2,
    assets: 1,
    missing: [`file-${lost.replace('.', '-')}`],
  })
  expect(await restoreBackup(file, createTemporaryFolder())).toMatchObject({
    assets: 1,
    damaged: [`assets/files/${changed.slice(0, 2)}/${changed}`],
  })
})

test('what cannot be restored leads to one sentence and leaves no folder behind', async () => {
  const {data, file} = await backUpPlants()
  const folder = createTemporaryFolder()
  const target = join(folder, 'target')
  const variant = (name: string, change: (bytes: Buffer<ArrayBuffer>) => Buffer): string => {
    const path = join(folder, name)
    writeFileSync(path, change(readFileSync(file)))
    return path
  }
  const truncated = variant('truncated.tar', (bytes) => bytes.subarray(0, 20_000))
  const noArchive = variant('list.txt', () => Buffer.from('a shopping list, '.repeat(1000)))
  const empty = variant('empty.tar', () => Buffer.alloc(0))
  const changed = variant('changed.tar', replaceText('"_id":"fern"', '"_id":"FERN"'))
  const newer = variant(
    'newer.tar',
    replaceText(`"databaseFormat": ${CURRENT_VERSION}`, '"databaseFormat":99'),
  )
  const incomplete = variant('incomplete.tar', replaceText('"assets": 1', '"assets": 2'))
  const remedy = 'so that nothing was restored: use another backup'
  const advice = 'choose a file that "lake backup" has written'
  for (const [path, code, message] of [
    [join(folder, 'no.tar'), 'backup-file-missing', `There is no file ${join(folder, 'no.tar')}`],
    [truncated, 'backup-incomplete', `${truncated} is damaged (its end is missing), ${remedy}`],
    [incomplete, 'backup-incomplete', `${incomplete} is damaged (its end is missing), ${remedy}`],
    [changed, 'backup-incomplete', `${changed} is damaged (its database has changed), ${remedy}`],
    [noArchive, 'not-a-backup', `${noArchive} is not a backup of a Lake: ${advice}`],
    [empty, 'not-a-backup', `${empty} is not a backup of a Lake: ${advice}`],
    [
      newer,
      'backup-too-new',
      `${newer} was written by a newer Lake (format 99; this Lake supports ${CURRENT_VERSION}): update the Lake`,
    ],
  ] as const) {
    await expect(restoreBackup(path, target)).rejects.toMatchObject({code, message})
  }
  expect(readdirSync(folder)).not.toContain('target')
  expect(await run('restore', file, '--data', data)).toEqual([
    1,
    `${data}/production is not empty: a backup is restored into a new folder, so choose another one with --data`,
  ])
  mkdirSync(join(target, 'production'), {recursive: true})
  await restoreBackup(file, target)
  expect(readdirSync(target)).toEqual(['production'])
})

test.each([
  {name: '../outside.txt'},
  {name: 'assets/../../outside.txt'},
  {name: 'lake.lock'},
  {
    name: `assets/files/aa/${'a'.repeat(40)}.txt`,
    type: 'symlink',
    linkname: '/etc/passwd',
  } as const,
])(
  'an archive with the entry $name is refused, and nothing is written outside of the folder',
  async (entry) => {
    const folder = createTemporaryFolder()
    const archive = pack()
    archive.entry(
      {name: MANIFEST_NAME},
      JSON.stringify({
        format: 1,
        dataset: 'production',
        createdAt: '2026-01-01T00:00:00Z',
        databaseFormat: 1,
        database: {bytes: 0, sha256: ''},
        assets: 1,
      }),
    )
    archive.entry(entry, '')
    archive.finalize()
    const file = join(folder, 'a.tar')
    await pipeline(archive, createWriteStream(file))
    await expect(restoreBackup(file, join(folder, 'data'))).rejects.toMatchObject({
      code: 'not-a-backup',
    })
    expect(readdirSync(folder)).toEqual(['a.tar'])
  },
)

test('an interrupted backup leaves nothing behind', async () => {
  const {data} = await backUpPlants()
  const folder = createTemporaryFolder()
  const stop = new AbortController()
  const file = join(folder, 'a.tar')
  const backup = writeBackup(join(data, 'production'), file, () => new Date(), stop.signal)
  stop.abort()
  await expect(backup).rejects.toMatchObject({
    code: 'backup-interrupted',
    message: `The backup was interrupted: there is no ${file}`,
  })
  expect(readdirSync(folder)).toEqual([])
  expect(readdirSync(join(data, 'production'))).not.toContain('backup')
})

test('a full disk leads to one sentence, for a backup and for a restore', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  await upload(temporary, 'files', 'seeds'.repeat(1_000_000))
  await temporary.lake.close()
  const file = join(createTemporaryFolder(), 'backup.tar')
  await backUp(data, file)
  const disk = await mountSmallDisk()
  const runOnDisk = async (...args: string[]): Promise<string> => {
    const child = disk.start(process.execPath, [CLI, ...args])
    return (await text(child.stderr)).trim()
  }
  const onDisk = join(disk.folder, '..', 'backup.tar')
  expect(await runOnDisk('backup', onDisk, '--data', data)).toBe(
    `There is no room for ${onDisk}: free some space (a backup needs as much as the assets and twice the database), or choose another disk`,
  )
  expect(await runOnDisk('restore', file, '--data', disk.folder)).toBe(
    `There is no room in ${disk.folder} for ${file}: free some space, or choose another folder with --data`,
  )
})

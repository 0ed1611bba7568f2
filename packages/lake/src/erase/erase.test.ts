import {spawnSync} from 'node:child_process'
import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {parsePackedJson, readPackedJson} from '../store/packed-json.ts'
import {createTwoColourImage} from '../testing/asset-app.ts'
import {readEvents} from '../testing/read-events.ts'
import {runCommand} from '../testing/run-command.ts'
import {
  createTemporaryFolder,
  openStoredLake,
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const SECRET = 'ROSEMARY-OF-THE-NORTH'

async function uploadImage(
  {lake}: TemporaryLake,
  width: number,
): Promise<{id: string; path: string}> {
  const response = await lake.fetch(
    new Request(`http://localhost/v1/assets/images/production?filename=${SECRET}.png`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body: await createTwoColourImage(width),
    }),
  )
  const {document}: {document: {_id: string; path: string}} = JSON.parse(await response.text())
  return {id: document._id, path: document.path}
}

const referTo = (id: string): unknown => ({_type: 'reference', _ref: id})

interface Garden extends TemporaryLake {
  readonly own: {readonly id: string; readonly path: string}
  readonly earlier: {readonly id: string; readonly path: string}
  readonly shared: {readonly id: string; readonly path: string}
}

/** Plants with a draft, a version, a history, and images: one of their own, an earlier one, and a shared one. */
async function plantGarden(temporary: TemporaryLake): Promise<Garden> {
  const own = await uploadImage(temporary, 40)
  const earlier = await uploadImage(temporary, 60)
  const shared = await uploadImage(temporary, 80)
  const {mutate} = temporary
  const text = `${SECRET} `.repeat(300)
  await mutate(
    {
      create: {
        _id: 'rosemary',
        _type: 'plant',
        text,
        image: referTo(earlier.id),
        both: referTo(shared.id),
      },
    },
    {create: {_id: 'fern', _type: 'plant', text: 'stays', image: referTo(shared.id)}},
  )
  await mutate({patch: {id: 'rosemary', set: {image: referTo(own.id), text: `${text}2`}}})
  await mutate({create: {_id: 'drafts.rosemary', _type: 'plant', text: `draft of ${text}`}})
  await mutate({create: {_id: 'versions.spring.rosemary', _type: 'plant', text}})
  await mutate({delete: {id: 'versions.spring.rosemary'}})
  return {...temporary, own, earlier, shared}
}

/**
 * Lists the files below a folder that contain the secret. Another process reads them, because a process that
 * closes a file loses its own locks on it, and with them the lock of the Lake.
 */
function filesWithSecret(folder: string): string[] {
  const {stdout} = spawnSync('grep', ['-rlaF', SECRET, folder], {encoding: 'utf8'})
  return stdout.split('\n').filter(Boolean)
}

/** Returns all JSON of the history, also what is compressed. */
function readHistory(data: string): string {
  const database = new DatabaseSync(join(data, 'production', 'lake.sqlite'), {readOnly: true})
  const values = [
    'SELECT mutations AS packed FROM transactions',
    'SELECT revert AS packed FROM effects',
    'SELECT state AS packed FROM past_states',
  ].flatMap((query) => database.prepare(query).all())
  database.close()
  return values
    .filter(({packed}) => packed !== null)
    .map((row) => JSON.stringify(parsePackedJson(readPackedJson(row, 'packed'))))
    .join('\n')
}

test('the command erases a document while a Lake serves it: from its files, caches, history and streams', async () => {
  const data = createTemporaryFolder()
  const garden = await plantGarden(openTemporaryLake({data}))
  const {lake, query, request, own, earlier, shared} = garden
  const folder = join(data, 'production')
  writeFileSync(join(folder, 'lake.sqlite.format-4'), SECRET)
  expect(filesWithSecret(folder).length).toBeGreaterThan(0)
  const slowQuery = '*[_type == "plant"] | score(text match "rosemary") | order(_id){_id, text}'
  expect(JSON.stringify(await query(slowQuery))).toContain(SECRET)
  await lake.fetch(new Request(`http://localhost/${own.path}?w=10`))
  const welcome = await lake.fetch(
    new Request('http://localhost/v2026-09-01/data/listen/production?query=*&enableResume=true', {
      headers: {authorization: `Bearer ${TOKEN}`},
    }),
  )
  const next = readEvents(welcome)
  expect(await next()).toMatchObject({event: 'welcome'})

  expect(await runCommand('erase', 'rosemary', '--data', data)).toEqual([
    0,
    'Erased drafts.rosemary, rosemary, versions.spring.rosemary, with their content in 8 transactions of the history',
    `Erased ${[own.id, earlier.id].toSorted().join(', ')}, which nothing else used`,
    'Deleted the copies of older formats: lake.sqlite.format-4',
    'Backups are not changed: delete those that still contain them',
  ])
  expect(await next()).toMatchObject({event: 'mutation', data: {transition: 'disappear'}})
  expect(await query('*._id')).toEqual(['fern', shared.id])
  expect(JSON.stringify(await query(slowQuery))).not.toContain(SECRET)
  for (const path of [
    '/data/history/production/transactions/rosemary,drafts.rosemary,fern?effectFormat=mendoza',
    '/data/history/production/documents/rosemary?lastRevision=true',
  ]) {
    expect(JSON.stringify((await request(path)).body)).not.toContain(SECRET)
  }
  expect((await lake.fetch(new Request(`http://localhost/${own.path}`))).status).toBe(404)
  expect((await lake.fetch(new Request(`http://localhost/${shared.path}`))).status).toBe(200)
  // The name of the shared file, which stays.
  expect(await query('*[originalFilename match "ROSEMARY*"]._id')).toEqual([shared.id])
})

test('after an erasure, no byte of the document is in the database and its log, and the rest is intact', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate, query, request} = openTemporaryLake({data})
  await mutate(
    {create: {_id: 'rosemary', _type: 'plant', text: `${SECRET} `.repeat(3000)}},
    {create: {_id: 'fern', _type: 'plant', text: 'a'}},
  )
  await mutate(
    {patch: {id: 'rosemary', set: {text: SECRET}}},
    {patch: {id: 'fern', set: {text: 'b'}}},
  )
  await mutate({delete: {id: 'rosemary'}})
  const folder = join(data, 'production')
  expect(readHistory(data)).toContain(SECRET)
  // It is erased although it was deleted before.
  expect(await lake.erase('drafts.rosemary')).toEqual({
    documents: ['rosemary'],
    assets: [],
    transactions: 3,
    copies: [],
    weakReferences: [],
  })
  expect(filesWithSecret(folder)).toEqual([])
  expect(readHistory(data)).not.toContain(SECRET)
  expect(await query('*{_id, text}')).toEqual([{_id: 'fern', text: 'b'}])
  const history = await request('/data/history/production/transactions/fern?excludeContent=false')
  expect(String(history.body).trim().split('\n')).toHaveLength(2)
  await expect(lake.erase('rosemary')).rejects.toMatchObject({code: 'document-not-found'})
  await lake.close()
  expect(await runCommand('check', '--data', data)).toEqual([0, '1 documents are intact'])
})

test('no word of an erased document is left in the indexes of words', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate, query} = openTemporaryLake({data})
  const plants = Array.from({length: 300}, (_, number) => ({
    create: {_id: `fern-${number}`, _type: 'plant', text: `a fern ${number}`},
  }))
  await mutate(...plants)
  await mutate({create: {_id: 'rosemary', _type: 'plant', text: 'quixotic zymurgy'}})
  const byWord = '*[_type == "plant" && text match "zymurgy"]._id'
  expect(await query(byWord)).toEqual(['rosemary'])
  const hasWord = (): boolean =>
    spawnSync('grep', ['-rqaiF', 'zymurgy', join(data, 'production')]).status === 0
  expect(hasWord()).toBe(true)
  await lake.erase('rosemary')
  expect(hasWord()).toBe(false)
  expect(await query(byWord)).toEqual([])
  expect(await query('count(*[_type == "plant" && text match "fern"])')).toBe(300)
})

test('nothing is erased if other documents refer to it strongly, and documents that refer to each other go together', async () => {
  const {lake, mutate, query} = openTemporaryLake()
  await mutate(
    {create: {_id: 'rosemary', _type: 'plant'}},
    {create: {_id: 'bed', _type: 'bed', plants: [referTo('rosemary')]}},
    {create: {_id: 'drafts.note', _type: 'note', about: referTo('rosemary')}},
    {create: {_id: 'list', _type: 'note', about: {...Object(referTo('rosemary')), _weak: true}}},
  )
  await expect(lake.erase('rosemary')).rejects.toMatchObject({
    code: 'still-referenced',
    message:
      'Nothing was erased, because 2 other documents refer to what is to be erased: change or erase these first, or erase them together:\nbed\ndrafts.note',
  })
  expect(await query('count(*)')).toBe(4)
  expect(await lake.erase('rosemary', 'bed', 'note')).toMatchObject({
    documents: ['rosemary', 'bed', 'drafts.note'],
    weakReferences: ['list'],
  })
  expect(await query('*._id')).toEqual(['list'])
})

test('a client that reconnects after an erasure fetches again, instead of getting the erased content', async () => {
  const {lake, mutate} = openTemporaryLake()
  const {body} = await mutate({create: {_id: 'rosemary', _type: 'plant', text: SECRET}})
  await lake.erase('rosemary')
  const resumed = await lake.fetch(
    new Request('http://localhost/v2026-09-01/data/listen/production?query=*&enableResume=true', {
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'last-event-id': `${Object(body).transactionId}#rosemary`,
      },
    }),
  )
  expect(await readEvents(resumed)()).toMatchObject({event: 'welcome'})
})

test('an unknown id, an invalid id and a missing id lead to one sentence, while a Lake runs and while none does', async () => {
  const data = createTemporaryFolder()
  const {lake} = openTemporaryLake({data})
  const unknown = [1, 'There is no document "rosemary", neither now nor in the history']
  expect(await runCommand('erase', 'rosemary', '--data', data)).toEqual(unknown)
  await lake.close()
  expect(existsSync(join(data, 'production', 'requests'))).toBe(false)
  expect(await runCommand('erase', 'rosemary', '--data', data)).toEqual(unknown)
  await expect(openStoredLake().lake.erase('*')).rejects.toMatchObject({code: 'invalid-id'})
  expect((await runCommand('erase', '--data', data)).slice(0, 2)).toEqual([
    2,
    'Expected the id of a document',
  ])
})

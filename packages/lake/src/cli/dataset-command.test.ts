// Takes over 10 s: each step runs the command in a process of its own.
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {startLakeProcess} from '../testing/lake-process.ts'
import {runCommand} from '../testing/run-command.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const DAY = new Date().toISOString().slice(0, 10)

/** Returns the commands for the datasets of a folder. */
function commandsOf(data: string): (...args: string[]) => Promise<unknown[]> {
  return (...args) => runCommand('dataset', ...args, '--data', data)
}

async function idsOf({request}: TemporaryLake, dataset: string): Promise<unknown> {
  const query = encodeURIComponent('*[_type == "film"]._id')
  const {status, body} = await request(`/data/query/${dataset}?query=${query}`)
  return status === 200 && isRecord(body) ? body['result'] : status
}

async function addFilm({request}: TemporaryLake, dataset: string, id: string): Promise<void> {
  const mutations = [{create: {_id: id, _type: 'film'}}]
  expect((await request(`/data/mutate/${dataset}`, {body: {mutations}})).status).toBe(200)
}

function tidy(lines: readonly unknown[]): unknown[] {
  return lines.map((line) =>
    typeof line === 'string' ? line.trim().replace(/ {2,}/gu, ' ') : line,
  )
}

test('datasets are created, listed, changed, copied and deleted while the Lake runs', async () => {
  const data = createTemporaryFolder()
  const lake = openTemporaryLake({data})
  const run = commandsOf(data)
  expect(await run('create', 'staging', '--visibility', 'private')).toEqual([
    0,
    'Created the private dataset staging',
  ])
  await addFilm(lake, 'staging', 'alien')
  expect(tidy(await run('list'))).toEqual([0, `production public ${DAY}`, `staging private ${DAY}`])
  expect(await run('visibility', 'get', 'staging')).toEqual([0, 'private'])
  const mayRead = async (): Promise<unknown> =>
    (await lake.request('/data/doc/staging/alien', {token: null})).body
  expect(await mayRead()).toMatchObject({documents: []})
  expect(await run('visibility', 'set', 'staging', 'public')).toEqual([0, 'staging is public now'])
  expect(await mayRead()).toMatchObject({documents: [{_id: 'alien'}]})

  const upload = await lake.request('/assets/files/staging?filename=a.txt', {body: 'Notes'})
  const asset =
    isRecord(upload.body) && isRecord(upload.body['document']) && upload.body['document']
  const path = asset ? String(asset['path']) : ''
  expect(await run('copy', 'staging', 'trial')).toEqual([0, 'Copied staging to trial'])
  await addFilm(lake, 'staging', 'heat')
  expect(await idsOf(lake, 'trial')).toEqual(['alien'])
  const copied = await lake.request(`/data/doc/trial/${asset ? String(asset['_id']) : ''}`)
  const newPath = path.replace('/staging/', '/trial/')
  expect(copied.body).toMatchObject({
    documents: [{path: newPath, url: `http://localhost:4100/${newPath}`}],
  })
  const history = await lake.request('/data/history/trial/transactions/alien')
  expect(String(history.body)).toContain('"alien"')

  expect(await run('delete', 'staging')).toEqual([
    2,
    'Deleting staging must be confirmed: add --yes',
  ])
  expect(await run('delete', 'staging', '--yes')).toEqual([0, 'Deleted the dataset staging'])
  expect(await idsOf(lake, 'staging')).toBe(404)
  const download = await lake.request(`http://localhost:4100/${newPath}`)
  expect([download.status, download.body]).toEqual([200, 'Notes'])
  expect(readdirSync(data).toSorted()).toEqual(['production', 'trial'])
})

test('the same commands work without a Lake, and a copy of the main dataset has no people', async () => {
  const data = createTemporaryFolder()
  const first = openTemporaryLake({data, firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  await addFilm(first, 'production', 'alien')
  await first.lake.close()
  const run = commandsOf(data)
  expect(await run('copy', 'production', 'staging')).toEqual([0, 'Copied production to staging'])
  expect(await runCommand('user', 'list', '--data', data, '--dataset', 'staging')).toEqual([
    2,
    'The people, tokens and origins of staging are those of production: use --dataset production',
  ])
  const copy = new DatabaseSync(join(data, 'staging', 'lake.sqlite'), {readOnly: true})
  expect(copy.prepare('SELECT count(*) AS count FROM users').get()).toEqual({count: 0})
  copy.close()
  expect(await run('visibility', 'set', 'staging', 'private')).toEqual([
    0,
    'staging is private now',
  ])
  expect(await runCommand('check', '--data', data, '--dataset', 'staging')).toEqual([
    0,
    '1 documents are intact',
  ])
  const second = openTemporaryLake({data})
  expect(await idsOf(second, 'staging')).toEqual(['alien'])
  await second.lake.close()
  expect(await run('delete', 'staging', '--yes')).toEqual([0, 'Deleted the dataset staging'])
  expect(existsSync(join(data, 'staging'))).toBe(false)
})

test('what cannot be done is refused by a sentence that says what can', async () => {
  const data = createTemporaryFolder()
  await openTemporaryLake({data}).lake.close()
  const run = commandsOf(data)
  for (const [args, message] of [
    [['create', 'production'], `There is already a dataset or folder ${data}/production`],
    [['create', 'x'], '"x" cannot be the name of a dataset: expected 2 to 64 characters'],
    [['create', 'a1', '--visibility', 'secret'], 'The visibility must be one of public, private'],
    [['copy', 'none', 'other'], 'There is no dataset "none": there are production'],
    [['delete', 'none', '--yes'], 'There is no dataset "none": there are production'],
    [['delete', 'production', '--yes'], 'production has the people and tokens of all datasets'],
    [['visibility', 'set', 'production', 'secret'], 'The visibility must be one of public'],
    [['visibility'], 'Expected "visibility get" or "visibility set"'],
    [['rename'], 'Unknown command "rename"'],
  ] as const) {
    const [code, line] = await run(...args)
    expect([args, code, line]).toEqual([args, 2, expect.stringContaining(message)])
  }
})

test('a dataset that belongs to another one is not served alone', async () => {
  const data = createTemporaryFolder()
  await openTemporaryLake({data}).lake.close()
  await commandsOf(data)('create', 'staging')
  expect(await runCommand('--data', data, '--dataset', 'staging', '--port', '0')).toEqual([
    2,
    'staging is one of the datasets that belong to production, which has the people and tokens: start the Lake with --dataset production',
  ])
})

test('a backup of a dataset is restored beside the main one, with its visibility', async () => {
  const data = createTemporaryFolder()
  const backup = join(data, 'staging.tar')
  const lake = openTemporaryLake({data})
  await commandsOf(data)('create', 'staging', '--visibility', 'private')
  await addFilm(lake, 'staging', 'alien')
  const [code] = await runCommand('backup', backup, '--data', data, '--dataset', 'staging')
  expect(code).toBe(0)
  await commandsOf(data)('delete', 'staging', '--yes')
  expect(await idsOf(lake, 'staging')).toBe(404)
  expect((await runCommand('restore', backup, '--data', data))[0]).toBe(0)
  expect(await idsOf(lake, 'staging')).toEqual(['alien'])
  expect((await lake.request('/data/doc/staging/alien', {token: null})).body).toMatchObject({
    documents: [],
  })
})

test('documents are erased and history is compacted in one dataset only, while the Lake runs', async () => {
  const data = createTemporaryFolder()
  const lake = openTemporaryLake({data})
  await commandsOf(data)('create', 'staging')
  for (const dataset of ['production', 'staging']) {
    await addFilm(lake, dataset, 'alien')
  }
  const options = ['--data', data, '--dataset', 'staging']
  expect((await runCommand('erase', 'alien', ...options))[0]).toBe(0)
  expect((await runCommand('compact', '--keep', '1d', ...options))[0]).toBe(0)
  expect([await idsOf(lake, 'production'), await idsOf(lake, 'staging')]).toEqual([['alien'], []])
})

test('a Lake that is killed has stored the acknowledged writes of both datasets', async () => {
  const data = createTemporaryFolder()
  await openTemporaryLake({data}).lake.close()
  await commandsOf(data)('create', 'staging')
  const {url, end} = await startLakeProcess(data)
  const write = async (dataset: string, count: number): Promise<void> => {
    const mutations = [{create: {_id: `${dataset}-${count}`, _type: 'film'}}]
    const response = await fetch(`${url}/v2026-09-01/data/mutate/${dataset}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body: JSON.stringify({mutations}),
    })
    expect(response.status).toBe(200)
  }
  const numbers = Array.from({length: 30}, (_, count) => count)
  await Promise.all(
    numbers.flatMap((count) => [write('production', count), write('staging', count)]),
  )
  expect(await end('SIGKILL')).toEqual([null, 'SIGKILL'])
  const lake = openTemporaryLake({data, onNotice: () => undefined})
  for (const dataset of ['production', 'staging']) {
    expect(await idsOf(lake, dataset)).toEqual(
      numbers.map((count) => `${dataset}-${count}`).toSorted(),
    )
  }
})

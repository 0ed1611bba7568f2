import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'

import {expect, test} from 'vitest'

import {garbleDocument, garbleHeader, garblePageOf} from '../testing/damage.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const DOCUMENT_ADVICE =
  'Restore a backup into a new folder. Until then, lists leave damaged documents out, and other documents can be read and written.'
const TABLE_ADVICE =
  'Stop the Lake, keep a copy of the folder, and restore a backup into a new one: what belongs to a damaged table cannot be trusted.'

/** Runs a command that ends by itself; returns its exit code and all that it writes. */
function run(...args: string[]): {readonly code: number | null; readonly output: string[]} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  return {code: status, output: `${stdout}${stderr}`.trim().split('\n')}
}

async function writePlants(): Promise<string> {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  const creations = ['fern', 'moss', 'oak'].map((id) => ({
    create: {_id: id, _type: 'plant', text: `${'leaf '.repeat(2000)} the ${id}`},
  }))
  await mutate(...creations)
  await lake.close()
  return data
}

test('the check of an intact folder counts its documents, also while a Lake uses it', async () => {
  const data = await writePlants()
  const {lake} = openTemporaryLake({data})
  const intact = {code: 0, output: ['3 documents are intact']}
  expect(run('check', '--data', data)).toEqual(intact)
  await lake.close()
  expect(run('check', '--data', data)).toEqual(intact)
})

test('the check names each damaged document and says what to do', async () => {
  const data = await writePlants()
  garbleDocument(data, 'moss', 'the moss')
  expect(run('check', '--data', data)).toEqual({
    code: 1,
    output: [
      'The document "moss" is damaged: its text has changed',
      '2 documents are intact',
      DOCUMENT_ADVICE,
    ],
  })
})

test('the check names each damaged row of the history', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  await mutate({create: {_id: 'moss', _type: 'plant'}}, {create: {_id: 'oak', _type: 'plant'}})
  // They are committed in this order, and in groups.
  await Promise.all(
    Array.from({length: 120}, (_, index) =>
      mutate({patch: {id: 'moss', set: {height: index + 1}}}),
    ),
  )
  await lake.close()
  const database = new DatabaseSync(join(data, 'production', 'lake.sqlite'))
  database.exec(`UPDATE transactions SET author = 'somebody' WHERE sequence = 3;
    UPDATE effects SET revert = replace(revert, '7', '8') WHERE sequence = 9;
    UPDATE past_states SET state = replace(state, '100', '777')`)
  database.close()
  expect(run('check', '--data', data)).toEqual({
    code: 1,
    output: [
      'The history is damaged: the text of transaction 3 has changed',
      'The history of "moss" is damaged: the text of its change by transaction 9 has changed',
      'The history of "moss" is damaged: the text of its change by transaction 101 has changed',
      '2 documents are intact',
      'Restore a backup into a new folder if you need these past states. Until then, they are missing, and all else can be read and written.',
    ],
  })
})

test('the check names a damaged table, and the documents that it has lost', async () => {
  const data = await writePlants()
  garblePageOf(data, 'documents')
  const {code, output} = run('check', '--data', data)
  expect(code).toBe(1)
  expect(output).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^The table "documents" is damaged: /),
      expect.stringMatching(/^The document "fern" is damaged: /),
      expect.stringMatching(/^The document "oak" is damaged: /),
      '0 documents are intact',
      TABLE_ADVICE,
    ]),
  )
})

test('a file that is no database of a Lake leads to one sentence, at a start and at a check', async () => {
  const garbled = await writePlants()
  garbleHeader(garbled)
  const text = createTemporaryFolder()
  mkdirSync(join(text, 'production'))
  writeFileSync(join(text, 'production', 'lake.sqlite'), 'a shopping list, '.repeat(1000))
  const foreign = createTemporaryFolder()
  mkdirSync(join(foreign, 'production'))
  const database = new DatabaseSync(join(foreign, 'production', 'lake.sqlite'))
  database.exec('CREATE TABLE shopping (item TEXT)')
  database.close()
  for (const data of [garbled, text, foreign]) {
    const refusal = {
      code: 1,
      output: [
        `${data}/production/lake.sqlite is not the database of a Lake: choose another folder with --data, or restore a backup into a new folder`,
      ],
    }
    expect(run('--port', '0', '--data', data)).toEqual(refusal)
    expect(run('check', '--data', data)).toEqual(refusal)
  }
})

test('a check without a dataset, and a folder that is a file, lead to one sentence', () => {
  const data = createTemporaryFolder()
  expect(run('check', '--data', data)).toEqual({
    code: 2,
    output: [`There is no dataset in ${data}/production: check --data and --dataset`],
  })
  writeFileSync(join(data, 'production'), '')
  expect(run('--port', '0', '--data', data)).toEqual({
    code: 1,
    output: [
      `The Lake cannot write to ${data}/production: allow it, or choose another folder with --data`,
    ],
  })
})

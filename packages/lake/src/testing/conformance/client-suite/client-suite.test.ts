import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {createTemporaryFolder} from '../../temporary-lake.ts'

const CLI = join(import.meta.dirname, '../cli.ts')

const SUITE = `
import {createClient} from '@sanity/client'
import {expect, inject, test} from 'vitest'

const {SANITY_INTEGRATION_TOKEN: token, SANITY_INTEGRATION_PROJECT_ID: projectId,
  SANITY_INTEGRATION_DATASET: dataset} = inject('integrationEnv')
const client = createClient({projectId, dataset, token, apiVersion: '2024-08-01', useCdn: false})

test('a document is stored', async () => {
  await client.create({_id: 'alien', _type: 'film'})
  expect(await client.fetch('*[_type == "film"]._id')).toEqual(['alien'])
})
test('there are five films', async () => {
  expect(await client.fetch('count(*)')).toBe(5)
})
test('a prompt action returns a string response', () => {
  throw new Error('SANITY_INTEGRATION_ORG_TOKEN is not set.')
})
`

function runConformance(folder: string): [number | null, ...string[]] {
  const {status, stdout, stderr} = spawnSync(process.execPath, [CLI, '--client-suite', folder], {
    encoding: 'utf8',
  })
  return [status, ...`${stdout}${stderr}`.trim().split('\n')]
}

test("the tests of a client's suite run against a Lake, and those of other services are named", () => {
  const folder = createTemporaryFolder()
  mkdirSync(join(folder, 'test/integration'), {recursive: true})
  writeFileSync(join(folder, 'test/integration/films.integration.test.ts'), SUITE)
  expect(runConformance(folder)).toEqual([
    1,
    'failed: there are five films',
    '  expected 1 to be 5 // Object.is equality',
    'not-applicable: a prompt action returns a string response',
    '  Agent Actions: a Lake has no language model',
    "1 of 2 applicable tests of the client's suite pass",
  ])
})

test('a folder without a suite is named', () => {
  const folder = createTemporaryFolder()
  expect(runConformance(folder)).toEqual([
    1,
    `"${folder}" has no folder test/integration. Clone https://github.com/sanity-io/client, and name its folder, for example --client-suite ../sanity-client`,
  ])
})

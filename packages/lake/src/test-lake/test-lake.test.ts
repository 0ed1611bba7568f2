/* eslint-disable vitest/no-standalone-expect -- The rule does not know tests with fixtures. */
import {readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'

import {expect, onTestFinished, test as base} from 'vitest'

import {createTwoColourImage} from '../testing/asset-app.ts'
import {lakeFixture, openTestLake} from './index.ts'

const test = base.extend(lakeFixture)

/** Lists the folders of assets of Lakes in memory. */
const listFolders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('lake-assets-'))

test('a fixture gives each test a Lake of its own, with queries of all kinds', async ({lake}) => {
  await lake.mutate({create: {_id: 'alien', _type: 'film', year: 1979}})
  expect(await lake.query('*[_type == "film"]._id')).toEqual(['alien'])
  expect(await lake.query('*[year > $year]._id', {parameters: {year: 1900}})).toEqual(['alien'])
  const scored = '*[_type == "film"] | score(_id match "alien") | order(_score)[0...1]{_id}'
  expect(await lake.query(scored)).toEqual([{_id: 'alien'}])
  // Documents that changed since the last query in the process are read again.
  await lake.mutate({patch: {id: 'alien', set: {year: 1986}}})
  expect(await lake.query(scored.replace('{_id}', '{year}'))).toEqual([{year: 1986}])
  await lake.mutate({delete: {query: '*[year == 1986 && count(*) == 1]'}})
  expect(await lake.query('count(*)')).toBe(0)
})

test('the next test finds nothing of the one before', async ({lake}) => {
  expect(await lake.query('count(*)')).toBe(0)
})

test('a Lake in memory is served with drafts that only a token sees', async ({lake}) => {
  await lake.mutate({create: {_id: 'drafts.alien', _type: 'film'}})
  const url = await lake.serve()
  expect(await lake.serve()).toBe(url)
  const count = async (headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`${url}/v1/data/query/production?query=count(*)`, {headers})
    return Object(await response.json()).result
  }
  expect(await count({authorization: `Bearer ${lake.token}`})).toBe(1)
  expect(await count({})).toBe(0)
})

test('images are stored and transformed, and nothing is left of them', async () => {
  const before = listFolders()
  const {lake, token, close} = openTestLake()
  onTestFinished(close)
  expect(listFolders()).toEqual(before)
  const response = await lake.fetch(
    new Request('http://localhost/v1/assets/images/production', {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`},
      body: await createTwoColourImage(),
    }),
  )
  const {document}: {document: {path: string}} = JSON.parse(await response.text())
  const image = await lake.fetch(new Request(`http://localhost/${document.path}?w=20`))
  expect([image.status, (await image.arrayBuffer()).byteLength > 0]).toEqual([200, true])
  await close()
  expect(listFolders().filter((name) => !before.includes(name))).toEqual([])
})

test('a Lake is closed at the end of its block', async () => {
  let closed
  {
    await using lake = openTestLake()
    closed = lake
    expect((await lake.mutate({create: {_type: 'film'}})).status).toBe(200)
  }
  expect((await closed.mutate({create: {_type: 'film'}})).status).toBe(503)
})

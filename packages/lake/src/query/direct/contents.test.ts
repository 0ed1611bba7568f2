import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../../testing/temporary-lake.ts'

const COUNT = 400

/** Opens a Lake with films of which each has a name of its own and a common one. */
async function openLakeOfFilms(): Promise<TemporaryLake> {
  const temporary = openTemporaryLake()
  await temporary.mutate(
    ...Array.from({length: COUNT}, (_, number) => ({
      create: {_id: `film-${number}`, _type: 'film', names: [`name-${number}`, 'common', number]},
    })),
  )
  return temporary
}

async function find(
  {request}: TemporaryLake,
  name: string | number,
  {query = '*[_type == "film" && $name in names]._id', perspective = 'published'} = {},
) {
  const parameters = {query, perspective, $name: JSON.stringify(name), explain: 'true'}
  const {body} = await request(
    `/data/query/production?${new URLSearchParams(parameters).toString()}`,
  )
  return body
}

test('a document is found by a value in one of its lists without a scan', async () => {
  const temporary = await openLakeOfFilms()
  const explanation = {evaluatedBy: 'database', steps: [{access: 'index', rows: 1}]}
  expect(await find(temporary, 'name-7')).toMatchObject({result: ['film-7'], explanation})
  expect(await find(temporary, 7)).toMatchObject({result: ['film-7'], explanation})
  expect(await find(temporary, 'name')).toMatchObject({
    result: [],
    explanation: {steps: [{access: 'index', rows: 0}]},
  })
})

test('a change of a list is found at once', async () => {
  const temporary = await openLakeOfFilms()
  await find(temporary, 'name-7')
  await temporary.mutate(
    {patch: {id: 'film-7', set: {names: ['later', 'later', 'name-7']}}},
    {patch: {id: 'film-8', set: {names: 'name-7'}}},
    {create: {_id: 'drafts.film-9', _type: 'film', names: ['later']}},
    {delete: {id: 'film-10'}},
  )
  expect(await find(temporary, 'later')).toMatchObject({result: ['film-7']})
  expect(await find(temporary, 'later', {perspective: 'drafts'})).toMatchObject({
    result: ['film-7', 'film-9'],
  })
  expect(await find(temporary, 'name-7')).toMatchObject({result: ['film-7']})
  expect(await find(temporary, 'name-8')).toMatchObject({result: []})
  expect(await find(temporary, 'name-9', {perspective: 'drafts'})).toMatchObject({result: []})
  expect(await find(temporary, 'name-10')).toMatchObject({result: []})
})

test('documents with a common value are read in the order of the query', async () => {
  const temporary = await openLakeOfFilms()
  const query = '*[_type == "film" && $name in names] | order(_id desc)[0..1]._id'
  expect(await find(temporary, 'common', {query})).toMatchObject({
    result: ['film-99', 'film-98'],
    explanation: {evaluatedBy: 'database'},
  })
})

test('lists that are too long for an index are found without it', async () => {
  const temporary = await openLakeOfFilms()
  const names = Array.from({length: 200}, (_, number) => `long-${number}`)
  await temporary.mutate({create: {_id: 'film-long', _type: 'film', names}})
  expect(await find(temporary, 'long-150')).toMatchObject({result: ['film-long']})
  expect(await find(temporary, 'name-7')).toMatchObject({result: ['film-7']})
})

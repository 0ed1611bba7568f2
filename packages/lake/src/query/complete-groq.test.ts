import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../testing/temporary-lake.ts'

async function openPlants(): Promise<TemporaryLake> {
  const lake = openTemporaryLake()
  const fern = {_type: 'reference', _ref: 'fern'}
  await lake.mutate(
    {create: {_id: 'fern', _type: 'plant', name: 'Tall fern', likes: ['damp*', 'shad*']}},
    {
      create: {
        _id: 'moss',
        _type: 'plant',
        name: 'Moss',
        colours: ['green', null, 'green', null, 1],
      },
    },
    {create: {_id: 'pot', _type: 'pot', plant: fern, text: 'Damp soil in the shade'}},
    {create: {_id: 'box', _type: 'pot', plant: fern, text: 'Dry soil'}},
  )
  return lake
}

test('array::unique keeps the first of several nulls, at its position', async () => {
  const {query} = await openPlants()
  expect(await query('array::unique(*[_id == "moss"][0].colours)')).toEqual(['green', null, 1])
  expect(await query('array::unique("green")')).toBe(null)
})

test('a path is compared with a path as its text is', async () => {
  const {query} = await openPlants()
  expect(await query('[path("a.b") in path("a.*"), path("a.b") in path("b.*")]')).toEqual([
    true,
    false,
  ])
  expect(await query('*[path(_id) in path("m**")]._id')).toEqual([])
  expect(await query('*[path(_id) in path("moss")]._id')).toEqual(['moss'])
})

test('documents::get follows a reference', async () => {
  const {query} = await openPlants()
  expect(await query('*[_id == "pot"][0]{"name": documents::get(plant).name}')).toEqual({
    name: 'Tall fern',
  })
})

test('a list of patterns may be computed', async () => {
  const {query} = await openPlants()
  const matching = '*[_type == "pot" && text match ^.likes]._id'
  expect(await query(`*[_id == "fern"][0]{"pots": ${matching}}`)).toEqual({pots: ['pot']})
  expect(
    await query('*[_type == "pot" && text match ["s*" + "l", "d*"]] | order(_id)._id'),
  ).toEqual(['box', 'pot'])
  expect(await query('"soil" match ["s*o*" + "i*l*", "s*"]')).toBe(true)
})

test('score() is refused after a projection or an index, and what the Lake lacks by its name', async () => {
  const {query} = await openPlants()
  for (const invalid of ['*{name} | score(name == "Moss")', '*[0] | score(name == "Moss")']) {
    await expect(query(invalid)).rejects.toThrow(/400: .*score\(\) needs a list of documents/)
  }
  await expect(query('*[geo::distance(a, b) < 1]')).rejects.toThrow(
    /400: .*the function geo::distance\(\) is not supported by the Lake/,
  )
  await expect(query('* | score(name match text::query("moss"))')).rejects.toThrow(
    /400: .*text::query\(\) is supported only on the right side of match/,
  )
})

test('a subquery that reads nothing around it is evaluated once, however deeply it nests', async () => {
  const {query, mutate} = openTemporaryLake()
  const ids = Array.from({length: 40}, (_, index) => `leaf-${index}`)
  await mutate(...ids.map((_id) => ({create: {_id, _type: 'leaf', of: 'tree'}})))
  let nested = '*[_type == "leaf"]'
  for (let depth = 0; depth < 10; depth++) {
    nested = `*[_id in ${nested}._id]`
  }
  // Evaluated for each element of each level, this would take 40 to the power of 10 steps.
  expect(await query(`count(${nested})`)).toBe(40)
  // A subquery that refers to the element around it is evaluated for each element.
  expect(await query('count(*["leaf-7" in *[_id == ^._id]._id])')).toBe(1)
})

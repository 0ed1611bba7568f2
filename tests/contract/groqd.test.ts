import {createGroqBuilderWithZod, makeSafeQueryRunner} from 'groqd'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

interface Film {
  _id: string
  _type: 'film'
  title: string
  year: number
  slug: {_type: 'slug'; current: string}
  tags: string[]
}

declare const reference: unique symbol

interface Schema {
  schemaTypes: Film
  referenceSymbol: typeof reference
}

const q = createGroqBuilderWithZod<Schema>()

let lake: ServedLake

beforeAll(async () => {
  lake = await serveEmptyLake()
  const transaction = lake.editor.transaction()
  for (const [id, title, year] of [
    ['alien', 'Alien', 1979],
    ['brazil', 'Brazil', 1985],
    ['casablanca', 'Casablanca', 1942],
  ] as const) {
    const slug = {_type: 'slug', current: id}
    transaction.create({_id: id, _type: 'film', title, year, slug, tags: ['classic', title]})
  }
  await transaction.commit()
})

afterAll(() => lake.close())

const run = makeSafeQueryRunner((query, {parameters = {}}) =>
  lake.anonymous.fetch(query, parameters),
)

test('a query of groqd filters, orders, slices and projects, and its validation accepts the result', async () => {
  const films = q.star
    .filterByType('film')
    .order('year desc')
    .slice(0, 2)
    .project((sub) => ({
      title: sub.field('title', q.string()),
      year: q.number(),
      slug: sub.field('slug.current', q.string()),
      first: sub.field('tags[]').slice(0, 1),
    }))
  expect(await run(films)).toEqual([
    {title: 'Brazil', year: 1985, slug: 'brazil', first: ['classic']},
    {title: 'Alien', year: 1979, slug: 'alien', first: ['classic']},
  ])
})

test('a query of groqd takes parameters', async () => {
  const film = q
    .parameters<{slug: string}>()
    .star.filterByType('film')
    .filterBy('slug.current == $slug')
    .slice(0)
    .field('title', q.string())
  expect(await run(film, {parameters: {slug: 'casablanca'}})).toBe('Casablanca')
})

test('a query of groqd selects by conditions and counts', async () => {
  const eras = q.star
    .filterByType('film')
    .order('_id')
    .project((sub) => ({
      era: sub.select(
        {'year < 1950': sub.value('old', q.literal('old'))},
        sub.value('new', q.literal('new')),
      ),
    }))
  expect(await run(eras)).toEqual([{era: 'new'}, {era: 'new'}, {era: 'old'}])
  expect(await run(q.count(q.star.filterByType('film')))).toBe(3)
})

import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../testing/temporary-lake.ts'
import {describeEvaluation, type EvaluatedQuery} from './explanation.ts'

const FILM_COUNT = 200
const BY_TITLE = '*[_type == "film" && title == "Film 7"]{title}'

test('a person sees from which index a query took how many rows', async () => {
  const temporary = await openLakeOfFilms()
  const {body} = await explain(temporary, BY_TITLE)
  expect(body).toMatchObject({
    result: [{title: 'Film 7'}],
    explanation: {evaluatedBy: 'database', steps: [{access: 'index', rows: 1}]},
  })
})

test('a person sees why a query was not evaluated on indexes', async () => {
  const temporary = await openLakeOfFilms()
  const {body} = await explain(
    temporary,
    '*[_type == "film"] | score(title match "none") | order(_score)[0...0]',
  )
  expect(body).toMatchObject({
    result: [],
    explanation: {evaluatedBy: 'process', reason: expect.stringContaining('score')},
  })
})

test('a stranger gets no explanation, and results have none unless it is asked for', async () => {
  const temporary = await openLakeOfFilms()
  expect(await explain(temporary, BY_TITLE, null)).toMatchObject({status: 401})
  const {body} = await temporary.request(pathOf(BY_TITLE))
  expect(body).not.toHaveProperty('explanation')
})

test('the owner of a Lake receives each query with its evaluation', async () => {
  const evaluated: EvaluatedQuery[] = []
  const temporary = await openLakeOfFilms((each) => evaluated.push(each))
  await temporary.query(BY_TITLE)
  await temporary.query('*[_id == "film-3"]')
  expect(evaluated.map(({query}) => query)).toEqual([BY_TITLE, '*[_id == "film-3"]'])
  expect(evaluated.map((each) => describeEvaluation({...each, milliseconds: 3}))).toEqual([
    expect.stringMatching(/^3 ms, index .*title.* \(1 row\): \*\[_type == "film" && title/u),
    expect.stringMatching(/^3 ms, id .*\(1 row\): \*\[_id == "film-3"\]$/u),
  ])
})

test('a query of several lines is described in one', () => {
  const explanation = {evaluatedBy: 'process', reason: 'a function'} as const
  const query = '\n *[\n  true]'
  const evaluated = {dataset: 'production', query, explanation, milliseconds: 1.6}
  expect(describeEvaluation(evaluated)).toBe('2 ms, query process (a function): *[ true]')
})

async function openLakeOfFilms(
  onQuery?: (evaluated: EvaluatedQuery) => void,
): Promise<TemporaryLake> {
  const temporary = openTemporaryLake({onQuery})
  const films = Array.from({length: FILM_COUNT}, (_, number) => ({
    create: {_id: `film-${number}`, _type: 'film', title: `Film ${number}`, text: []},
  }))
  await temporary.mutate(...films)
  return temporary
}

function explain({request}: TemporaryLake, query: string, token?: null) {
  return request(`${pathOf(query)}&explain=true`, token === undefined ? {} : {token})
}

function pathOf(query: string): string {
  return `/data/query/production?query=${encodeURIComponent(query)}`
}

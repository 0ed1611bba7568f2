import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../../testing/temporary-lake.ts'

const COUNT = 2000
const RARE_COUNT = 4

/** Opens a Lake with films of which each has common words and, with three others, a rare one. */
async function openLakeOfFilms(): Promise<TemporaryLake> {
  const temporary = openTemporaryLake()
  for (let first = 0; first < COUNT; first += 500) {
    const films = Array.from({length: 500}, (_, index) => createFilm(first + index))
    await temporary.mutate(...films.map((film) => ({create: film})))
  }
  return temporary
}

function createFilm(number: number) {
  const text = `A common text of a film: rare${number % (COUNT / RARE_COUNT)}, and ${number}.`
  return {
    _id: `film-${number}`,
    _type: 'film',
    title: `The film ${number}`,
    body: [{_type: 'block', children: [{_type: 'span', text}]}],
  }
}

async function search({request}: TemporaryLake, query: string, word: string) {
  const parameters = new URLSearchParams({query, $word: JSON.stringify(word), explain: 'true'})
  const {body} = await request(`/data/query/production?${parameters.toString()}`)
  return body
}

const BY_BODY = '*[_type == "film" && pt::text(body) match $word]'

test('a rare word among thousands of documents is found by few rows', async () => {
  const temporary = await openLakeOfFilms()
  const ids = ['film-1003', 'film-1503', 'film-3', 'film-503']
  expect(await search(temporary, `${BY_BODY}._id`, 'RARE3')).toMatchObject({
    result: ids,
    explanation: {evaluatedBy: 'database', steps: [{access: 'words', rows: RARE_COUNT}]},
  })
  expect(await search(temporary, `count(${BY_BODY})`, 'rare3')).toMatchObject({
    result: RARE_COUNT,
    explanation: {evaluatedBy: 'database', steps: [{access: 'words', rows: RARE_COUNT}]},
  })
  expect(await search(temporary, `${BY_BODY} | order(_id desc)[0..1]._id`, 'rare3')).toMatchObject({
    result: ['film-503', 'film-3'],
    explanation: {evaluatedBy: 'database', steps: [{access: 'words', rows: RARE_COUNT}]},
  })
  // The beginning of rare3, rare30 to rare39 and rare300 to rare399.
  expect(await search(temporary, `count(${BY_BODY})`, 'rare3*')).toMatchObject({
    result: 111 * RARE_COUNT,
    explanation: {steps: [{access: 'words', rows: 111 * RARE_COUNT}]},
  })
  expect(await search(temporary, `${BY_BODY}._id`, 'rare3 1503')).toMatchObject({
    result: ['film-1503'],
    explanation: {steps: [{access: 'words', rows: RARE_COUNT + 1}]},
  })
  expect(await search(temporary, `${BY_BODY}._id`, 'unknown')).toMatchObject({
    result: [],
    explanation: {steps: [{access: 'words', rows: 0}]},
  })
  const alternatives = '*[_type == "film" && (title match $word || pt::text(body) match $word)]'
  expect(await search(temporary, `${alternatives}._id`, '7')).toMatchObject({
    result: ['film-7'],
    explanation: {steps: [{access: 'words', rows: 1}]},
  })
})

test('a common word is found through the order of a slice, and otherwise in a query process', async () => {
  const temporary = await openLakeOfFilms()
  const latest = `${BY_BODY} | order(title desc)[0...2]._id`
  expect(await search(temporary, latest, 'common')).toMatchObject({
    result: ['film-999', 'film-998'],
    explanation: {evaluatedBy: 'database', steps: [{access: 'index', isOrdered: true}]},
  })
  // With a rare word it is the rare word that is looked up.
  expect(await search(temporary, latest, 'common text rare3')).toMatchObject({
    result: ['film-503', 'film-3'],
    explanation: {evaluatedBy: 'database', steps: [{access: 'words'}]},
  })
  expect(await search(temporary, `count(${BY_BODY})`, 'common')).toMatchObject({
    result: COUNT,
    explanation: {evaluatedBy: 'database', steps: [{access: 'words', rows: COUNT}]},
  })
  expect(await search(temporary, `${BY_BODY}._id`, 'common')).toMatchObject({
    explanation: {evaluatedBy: 'process', reason: `all of ${COUNT} documents`},
  })
})

test('a search sees each change, and an equal value finds documents if they are fewer', async () => {
  const temporary = await openLakeOfFilms()
  expect(await search(temporary, `${BY_BODY}._id`, 'new')).toMatchObject({result: []})
  await temporary.mutate(
    {patch: {id: 'film-9', set: {'body[0].children[0].text': 'Something new'}}},
    {patch: {id: 'film-10', set: {'body[0].children[0].text': 'new rare3', slug: 'ten'}}},
    {delete: {id: 'film-3'}},
  )
  expect(await search(temporary, `${BY_BODY}._id`, 'new')).toMatchObject({
    result: ['film-10', 'film-9'],
    explanation: {steps: [{access: 'words', rows: 2}]},
  })
  expect(await search(temporary, `count(${BY_BODY})`, 'rare3')).toMatchObject({result: 4})
  const bySlug = '*[_type == "film" && slug == "ten" && pt::text(body) match $word]._id'
  expect(await search(temporary, bySlug, 'rare3')).toMatchObject({
    result: ['film-10'],
    explanation: {evaluatedBy: 'database', steps: [{access: 'index', rows: 1}]},
  })
})

// It projects before it orders, and its words are beginnings.
test("the Studio's search uses an index of all its texts", async () => {
  const {request, mutate} = await openLakeOfFilms()
  await mutate({create: {...createFilm(77), _id: 'drafts.film-77', title: 'A draft'}})
  const texts = ['_id', '_type', 'title', 'slug.current', 'pt::text(body)', 'cast[].name']
  const conditionOf = (word: string) =>
    `(${texts.map((text) => `${text} match ${word}`).join(' || ')})`
  const query = `// findability-mvi:4
    *[_type in $__types && ${conditionOf('$t0')} && ${conditionOf('$t1')}]
    {_type, _id, _originalId, "orderings": [_id], ...select(_type == "film" => {"w2": title})}
    | order(_id asc) [0...$__limit]`
  for (const types of [['film'], ['film', 'actor']]) {
    const parameters = new URLSearchParams({
      query,
      $__types: JSON.stringify(types),
      $t0: '"rare77*"',
      $t1: '"7*"',
      $__limit: '1000',
      perspective: 'drafts',
      explain: 'true',
    })
    const {body} = await request(`/data/query/production?${parameters.toString()}`)
    expect(body).toMatchObject({
      result: [{_id: 'film-77', _originalId: 'drafts.film-77', w2: 'A draft'}],
      explanation: {evaluatedBy: 'database', steps: [{access: 'words'}]},
    })
  }
})

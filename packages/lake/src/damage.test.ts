import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {createLake} from './lake.ts'
import {garbleDocument, garblePageOf} from './testing/damage.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
} from './testing/temporary-lake.ts'

const LONG = 'words of a film '.repeat(800)
const DAMAGE = {
  status: 500,
  body: {
    statusCode: 500,
    error: {
      type: 'documentDamagedError',
      documentId: 'film-3',
      description:
        'The document "film-3" is damaged on the disk of the Lake: "lake check" lists all damage and says what to do',
    },
  },
}

/** Writes ten films of 12 KB, each with a director and a draft, and closes the Lake. */
async function writeFilms(): Promise<string> {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  const director = {_type: 'reference', _ref: 'director'}
  await mutate(
    {
      create: {
        _id: 'director',
        _type: 'person',
        best: {_type: 'reference', _ref: 'film-3', _weak: true},
      },
    },
    ...Array.from({length: 10}, (_, index) => [
      {
        create: {
          _id: `film-${index}`,
          _type: 'film',
          title: `T${index}`,
          director,
          text: `${LONG} mark-${index}-published`,
        },
      },
      {
        create: {
          _id: `drafts.film-${index}`,
          _type: 'film',
          title: `T${index}`,
          text: `${LONG} mark-${index}-draft`,
        },
      },
    ]).flat(),
  )
  await lake.close()
  return data
}

function open(data: string): TemporaryLake & {readonly notices: string[]} {
  const notices: string[] = []
  return {...openTemporaryLake({data, onNotice: (notice) => notices.push(notice)}), notices}
}

const find = (lake: TemporaryLake, query: string, token: string | null = TOKEN) =>
  lake.request(`/data/query/production?query=${encodeURIComponent(query)}&perspective=raw`, {token})

const TITLES = Array.from({length: 10}, (_, index) => `T${index}`)

test('a damaged document is named where it is looked up, and lists answer without it', async () => {
  const data = await writeFilms()
  garbleDocument(data, 'film-3', 'mark-3-published')
  const lake = open(data)
  expect(await find(lake, '*[_id == "film-3"][0]')).toMatchObject(DAMAGE)
  expect(await lake.request('/data/doc/production/film-3')).toMatchObject(DAMAGE)
  expect(await lake.mutate({patch: {id: 'film-3', set: {title: 'New'}}})).toMatchObject(DAMAGE)

  const published = '!(_id in path("drafts.**"))'
  const intact = TITLES.filter((title) => title !== 'T3')
  expect(await lake.query(`*[_type == "film" && ${published}].title`)).toEqual(intact)
  expect(await lake.query('*[_type == "film"].title', {perspective: 'published'})).toEqual(intact)
  expect(await lake.query('*[references("director")].title')).toEqual(intact)
  expect(await lake.query(`*[title in ["T2", "T3"] && ${published}].title`)).toEqual(['T2'])
  expect(await lake.query('*[_id in ["film-2", "film-3"]].title')).toEqual(['T2'])
  expect(await lake.query('*[_id == "director"][0]{"best": best->title, _type}')).toEqual({
    best: null,
    _type: 'person',
  })
  expect(await lake.query('*[_id == "film-2"][0].title')).toBe('T2')
  // Its draft is intact, and hides it.
  expect(await lake.query('*[_type == "film"].title', {perspective: 'drafts'})).toEqual(TITLES)
  // Writes of other documents go on.
  expect((await lake.mutate({patch: {id: 'film-2', set: {title: 'New'}}})).status).toBe(200)
  expect(lake.notices).toEqual([
    'The document "film-3" is damaged: lists leave it out. "lake check" says what to do',
  ])
})

test('a stranger does not learn from its damage that there is a draft', async () => {
  const data = await writeFilms()
  garbleDocument(data, 'drafts.film-3', 'mark-3-draft')
  const lake = open(data)
  for (const id of ['drafts.film-3', 'drafts.none']) {
    expect(await find(lake, `*[_id == "${id}"]._id`, null)).toMatchObject({
      status: 200,
      body: {result: []},
    })
    expect(await lake.request(`/data/doc/production/${id}`, {token: null})).toMatchObject({
      status: 200,
      body: {documents: [], omitted: [{id, reason: 'permission'}]},
    })
  }
  expect((await find(lake, '*[_id == "drafts.film-3"]')).status).toBe(500)
  expect(await lake.query('*[_type == "film"].title', {token: null})).toEqual(TITLES)
  expect(await lake.query('*[_type == "film"].title', {perspective: 'drafts'})).toEqual(
    TITLES.filter((title) => title !== 'T3'),
  )
})

/** Runs SQL on the database of a closed Lake. */
function runSql(data: string, sql: string): void {
  const database = new DatabaseSync(join(data, 'production', 'lake.sqlite'))
  database.exec(sql)
  database.close()
}

test('a damaged outline costs nothing, because it is made again from the document', async () => {
  const data = await writeFilms()
  runSql(data, `UPDATE outlines SET outline = replace(outline, '"T3"', '"T#"')`)
  const lake = open(data)
  expect(
    await lake.query('*[_type == "film"] | order(title).title', {perspective: 'published'}),
  ).toEqual(TITLES)
  expect(
    await lake.query('*[_type == "film" && title == "T3"]._id', {perspective: 'published'}),
  ).toEqual(['film-3'])
  expect(lake.notices).toEqual([])
})

test('indexes are built without damaged documents, also in a folder without outlines', async () => {
  const data = await writeFilms()
  garbleDocument(data, 'film-3', 'mark-3-published')
  runSql(data, 'DELETE FROM outlines')
  const lake = open(data)
  const byTitle = '*[title in ["T2", "T3"]]._id'
  expect(await lake.query(byTitle, {perspective: 'published'})).toEqual(['film-2'])
  expect(await lake.query(byTitle)).toEqual(['drafts.film-2', 'drafts.film-3', 'film-2'])
  expect(await lake.query('*[_type == "film"]._id', {perspective: 'published'})).toHaveLength(9)
})

test('a garbled index is named in an error, and the documents can still be looked up', async () => {
  const data = await writeFilms()
  garblePageOf(data, 'documents_by_type')
  const lake = open(data)
  expect(await find(lake, '*[_type == "film"]')).toMatchObject({
    status: 500,
    body: {
      error: {
        type: 'storageDamagedError',
        description:
          'The database of the Lake is damaged on its disk: "lake check" lists all damage and says what to do',
      },
    },
  })
  expect(await lake.query('*[_id == "film-3"][0].title')).toBe('T3')
  await lake.lake.close()
  await createLake({data}).close()
})

/** Writes two plants, of which each is changed 250 times, and closes the Lake. */
async function writePlants(): Promise<string> {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  const ids = ['fern', 'moss']
  await mutate(...ids.map((id) => ({create: {_id: id, _type: 'plant', height: 0}})))
  // They are committed in this order, and in groups.
  await Promise.all(
    Array.from({length: 250}, (_, index) =>
      mutate(...ids.map((id) => ({patch: {id, set: {height: index + 1}}}))),
    ),
  )
  await lake.close()
  return data
}

/** Returns the height of a plant after each of some transactions, or the status if there is none. */
async function heightsOf({request}: TemporaryLake, id: string, sequences: readonly number[]) {
  const {body} = await request(`/data/history/production/transactions/fern?excludeMutations=true`)
  const revisions = String(body)
    .split('\n')
    .filter(Boolean)
    .map((line) => String(Object(JSON.parse(line)).id))
  const heights: unknown[] = []
  for (const sequence of sequences) {
    const path = `/data/history/production/documents/${id}?revision=${revisions[sequence - 1]}`
    const {status, body: found} = await request(path)
    heights.push(status === 200 ? Object(found).documents[0].height : status)
  }
  return heights
}

test('a damaged change costs its document some past states, and nothing else', async () => {
  const data = await writePlants()
  const intact = open(data)
  const sequences = [1, 50, 101, 102, 140, 149, 150, 151, 201, 251]
  const heights = sequences.map((sequence) => sequence - 1)
  expect(await heightsOf(intact, 'moss', sequences)).toEqual(heights)
  await intact.lake.close()
  runSql(
    data,
    `UPDATE effects SET revert = replace(revert, '148', '777') WHERE document = 'moss' AND sequence = 150`,
  )
  const lake = open(data)
  // The whole state after transaction 101 is stored.
  expect(await heightsOf(lake, 'moss', sequences)).toEqual([
    0, 49, 100, 500, 500, 500, 149, 150, 200, 250,
  ])
  expect(await heightsOf(lake, 'fern', sequences)).toEqual(heights)
  expect(await lake.request('/data/history/production/transactions/moss')).toMatchObject({
    status: 500,
    body: {
      error: {
        type: 'historyDamagedError',
        documentId: 'moss',
        transaction: 150,
        description:
          'The history of "moss" is damaged on the disk of the Lake at transaction 150: "lake check" lists all damage and says what to do',
      },
    },
  })
  expect(await lake.query('*[_id == "moss"][0].height')).toBe(250)
  expect((await lake.mutate({patch: {id: 'moss', set: {height: 251}}})).status).toBe(200)
})

test('a damaged whole state is replaced by a later one, and a damaged transaction is named', async () => {
  const data = await writePlants()
  runSql(
    data,
    `UPDATE past_states SET state = replace(state, '100', '777');
     UPDATE transactions SET mutations = replace(mutations, '200', '777') WHERE sequence = 201`,
  )
  const lake = open(data)
  expect(await heightsOf(lake, 'moss', [1, 100, 101, 150])).toEqual([0, 99, 100, 149])
  const history = '/data/history/production/transactions/moss'
  expect((await lake.request(`${history}?excludeMutations=true`)).status).toBe(200)
  expect(await lake.request(history)).toMatchObject({
    status: 500,
    body: {error: {type: 'historyDamagedError', transaction: 201}},
  })
})

import {expect, test} from 'vitest'

import {openStoredLake, openTemporaryLake} from '../../testing/temporary-lake.ts'

const TITLES = '*[_type == "film"]{title}'
const ONE_SOURCE = {
  documents: [{_id: 'a', _type: 'film'}],
  paths: ["$['title']"],
  mappings: {
    "$[0]['title']": {source: {document: 0, path: 0, type: 'documentValue'}, type: 'value'},
  },
}

test.for<[parameter: string, sourceMap: typeof ONE_SOURCE | undefined]>([
  ['&resultSourceMap=true', ONE_SOURCE],
  ['&resultSourceMap=withKeyArraySelector', ONE_SOURCE],
  ['&resultSourceMap=false', undefined],
  ['', undefined],
])(
  'the reply to a query with "%s" has a source map only if the client wants one',
  async ([parameter, expected]) => {
    const {request, mutate} = openTemporaryLake()
    await mutate({create: {_id: 'a', _type: 'film', title: 'Alien'}})
    const path = `/data/query/production?query=${encodeURIComponent(TITLES)}${parameter}`
    const posted = `/data/query/production?x=1${parameter}`
    for (const response of [await request(path), await request(posted, {body: {query: TITLES}})]) {
      expect(response).toMatchObject({status: 200, body: {result: [{title: 'Alien'}]}})
      expect(response.body).toHaveProperty('syncTags')
      expect(JSON.parse(JSON.stringify(response.body)).resultSourceMap).toEqual(expected)
    }
  },
)

test('another value of the parameter is an error that names it', async () => {
  const {request} = openTemporaryLake()
  expect(await request('/data/query/production?query=*&resultSourceMap=yes')).toMatchObject({
    status: 400,
    body: {
      message: 'Invalid resultSourceMap "yes": expected true, false or withKeyArraySelector',
    },
  })
})

test('an explanation says that a process evaluates queries with source maps', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'film', title: 'Alien'}})
  const path = `/data/query/production?query=${encodeURIComponent(TITLES)}&explain=true&resultSourceMap=true`
  expect((await request(path)).body).toMatchObject({
    resultSourceMap: ONE_SOURCE,
    explanation: {evaluatedBy: 'process', reason: 'a source map'},
  })
})

test('a client that is not logged in gets a source map with an ETag of its own', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'film', title: 'Alien'}})
  const path = `/data/query/production?query=${encodeURIComponent(TITLES)}`
  const plain = await request(path, {token: null})
  const traced = await request(`${path}&resultSourceMap=true`, {token: null})
  expect(traced.body).toMatchObject({resultSourceMap: ONE_SOURCE})
  expect(traced.headers.get('surrogate-key')).toBe(plain.headers.get('surrogate-key'))
  const headers = {'if-none-match': plain.headers.get('etag') ?? ''}
  const again = await request(`${path}&resultSourceMap=true`, {token: null, headers})
  expect([plain.headers.get('etag'), again.status]).toEqual([expect.stringMatching(/^W/u), 200])
  // The same text as the value of another document has another source.
  await mutate({delete: {id: 'a'}}, {create: {_id: 'b', _type: 'film', title: 'Alien'}})
  const changed = {'if-none-match': traced.headers.get('etag') ?? ''}
  const response = await request(`${path}&resultSourceMap=true`, {token: null, headers: changed})
  expect(response).toMatchObject({
    status: 200,
    body: {resultSourceMap: {documents: [{_id: 'b', _type: 'film'}]}},
  })
})

test('a source map names no draft for a client that is not logged in', async () => {
  const {request, mutate} = openTemporaryLake()
  await mutate(
    {create: {_id: 'a', _type: 'film', title: 'Alien', by: {_ref: 'drafts.b', _weak: true}}},
    {create: {_id: 'drafts.a', _type: 'film', title: 'Aliens'}},
    {create: {_id: 'drafts.b', _type: 'person', name: 'Ridley'}},
    {create: {_id: 'c', _type: 'film', title: 'Casablanca', _originalId: 'drafts.a'}},
  )
  const query = '*[_type == "film"]{title, "by": by->name, _originalId}'
  for (const perspective of ['raw', 'published', 'drafts']) {
    const parameters = new URLSearchParams({query, perspective, resultSourceMap: 'true'})
    const path = `/data/query/production?${parameters.toString()}`
    const {body} = await request(path, {token: null})
    expect([perspective, body]).toEqual([
      perspective,
      expect.objectContaining({
        resultSourceMap: expect.objectContaining({
          documents: [
            {_id: 'a', _type: 'film'},
            {_id: 'c', _type: 'film'},
          ],
        }),
      }),
    ])
  }
})

test('a source map that would be too long is refused with advice', async () => {
  const {request, mutate} = openTemporaryLake()
  const list = Array.from({length: 100}, (_, n) => ({['n'.repeat(2000)]: n}))
  await mutate({create: {_id: 'a', _type: 'film', list}})
  const query = '*[0].list[]{"list": *[0].list[]{...}}'
  const path = `/data/query/production?query=${encodeURIComponent(query)}`
  expect(await request(`${path}&resultSourceMap=true`, {token: null})).toMatchObject({
    status: 400,
    body: {
      error: {
        type: 'queryParseError',
        description: expect.stringMatching(
          /^the source map has more than 16777216 characters of JSON: narrow the query/u,
        ),
      },
    },
  })
})

test('a limit ends a query whose sources take too long to trace', async () => {
  const {request, mutate} = openStoredLake()
  await mutate(...Array.from({length: 300}, (_, n) => ({create: {_id: `a${n}`, _type: 'film', n}})))
  const query = 'count(*{"a": *[n != ^.n]{"b": *[n != ^.^.n]{"c": *[n != ^.^.^.n]}}})'
  const path = `/data/query/production?query=${encodeURIComponent(query)}`
  const traced = request(`${path}&resultSourceMap=true`, {token: null})
  // Meanwhile, the Lake is not blocked.
  expect((await request('/data/query/production?query=1')).body).toMatchObject({result: 1})
  expect(await traced).toMatchObject({
    status: 503,
    body: {error: {type: expect.stringMatching(/^query-(time|memory)-limit$/u)}},
  })
})

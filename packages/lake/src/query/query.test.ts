import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake, openStoredLake} from '../testing/temporary-lake.ts'

async function openWithArticles(): Promise<TemporaryLake> {
  const temporary = openTemporaryLake()
  await temporary.mutate(
    {create: {_id: 'reader-1', _type: 'reader', name: 'Clara', pin: '700107'}},
    {create: {_id: 'status-1', _type: 'status', label: 'Available'}},
    {
      create: {
        _id: 'availability-reader-1',
        _type: 'availability',
        reader: {_ref: 'reader-1'},
        status: {_ref: 'status-1'},
      },
    },
    {
      create: {
        _id: 'article-1',
        _type: 'article',
        title: 'One',
        reader: {_ref: 'reader-1'},
        order: 2,
      },
    },
    {create: {_id: 'article-2', _type: 'article', title: 'Two', order: 1}},
    {create: {_id: 'drafts.article-2', _type: 'article', title: 'Two, better', order: 1}},
    {create: {_id: 'drafts.article-3', _type: 'article', title: 'Three', order: 3}},
    {
      create: {
        _id: 'versions.spring.article-1',
        _type: 'article',
        title: 'One in spring',
        order: 2,
      },
    },
  )
  return temporary
}

test('a query sees the variants that its perspective names', async () => {
  const {query} = await openWithArticles()
  const titles = '*[_type == "article"] | order(_id) {_id, _originalId, title}'
  expect(await query(titles, {perspective: 'raw'})).toEqual([
    {_id: 'article-1', _originalId: null, title: 'One'},
    {_id: 'article-2', _originalId: null, title: 'Two'},
    {_id: 'drafts.article-2', _originalId: null, title: 'Two, better'},
    {_id: 'drafts.article-3', _originalId: null, title: 'Three'},
    {_id: 'versions.spring.article-1', _originalId: null, title: 'One in spring'},
  ])
  expect(await query(titles, {perspective: 'published'})).toEqual([
    {_id: 'article-1', _originalId: null, title: 'One'},
    {_id: 'article-2', _originalId: null, title: 'Two'},
  ])
  const drafts = [
    {_id: 'article-1', _originalId: 'article-1', title: 'One'},
    {_id: 'article-2', _originalId: 'drafts.article-2', title: 'Two, better'},
    {_id: 'article-3', _originalId: 'drafts.article-3', title: 'Three'},
  ]
  expect(await query(titles, {perspective: 'drafts'})).toEqual(drafts)
  expect(await query(titles, {perspective: 'previewDrafts'})).toEqual(drafts)
  expect(await query(titles, {perspective: 'spring,drafts'})).toEqual([
    {_id: 'article-1', _originalId: 'versions.spring.article-1', title: 'One in spring'},
    ...drafts.slice(1),
  ])
})

test('a query process finds a document by the id of its visible variant', async () => {
  const {query} = await openWithArticles()
  // string::split() is not evaluated directly.
  const filter = '_originalId == "drafts.article-2" && string::split(title, ",")[0] == "Two"'
  expect(await query(`*[_type == "article" && ${filter}]._id`, {perspective: 'drafts'})).toEqual([
    'article-2',
  ])
})

test('a client that is not logged in sees only published documents, with every perspective', async () => {
  const {query} = await openWithArticles()
  for (const perspective of ['raw', 'published', 'drafts', 'spring,drafts']) {
    const ids = await query('*[_type == "article"]._id', {perspective, token: null})
    expect(ids).toEqual(['article-1', 'article-2'])
  }
  expect(await query('*[_id == "drafts.article-3"][0]', {token: null})).toBe(null)
  expect(await query('{"x": {"_ref": "drafts.article-3"}}.x->title', {token: null})).toBe(null)
})

test('queries by id, type, list, reference and enclosing document find the right documents', async () => {
  const {query} = await openWithArticles()
  expect(await query('*[_id == $id][0].title', {parameters: {id: 'article-1'}})).toBe('One')
  expect(await query('*["article-1" == _id && order > 5]')).toEqual([])
  expect(
    await query('*[_id in $ids] | order(_id desc)._id', {
      parameters: {ids: ['status-1', 'reader-1', 7]},
    }),
  ).toEqual(['status-1', 'reader-1'])
  expect(await query('*[_type in ["status", $type]]._id', {parameters: {type: 'reader'}})).toEqual([
    'reader-1',
    'status-1',
  ])
  expect(await query('*[references("reader-1")]._id')).toEqual([
    'article-1',
    'availability-reader-1',
  ])
  expect(
    await query('*[_type == "article" && references($id)]._id', {parameters: {id: 'reader-1'}}),
  ).toEqual(['article-1'])
  expect(
    await query(
      '*[_type == "reader"]{name, "status": *[_id == "availability-" + ^._id][0].status->label, "none": *[_id == ^.pin]}',
    ),
  ).toEqual([{name: 'Clara', status: 'Available', none: []}])
  expect(
    await query(
      '*[_type == "status"]{"by": *[_type == "availability" && status._ref == ^._id]{"who": *[_id == ^.reader._ref][0].name, "up": ^._id}}',
    ),
  ).toEqual([{by: [{who: 'Clara', up: 'status-1'}]}])
  expect(
    await query('*[_type == "article"] | order(order asc)[0..$last]._id', {parameters: {last: 1}}),
  ).toEqual(['article-2', 'drafts.article-2'])
  expect(await query('count(*)')).toBe(8)
})

test('a parameter that looks like a node of the syntax tree stays a value', async () => {
  const {query} = await openWithArticles()
  const everything = {type: 'Everything'}
  expect(await query('$x', {parameters: {x: everything}})).toEqual(everything)
  expect(await query('[$x][0..$n]', {parameters: {x: everything, n: 0}})).toEqual([everything])
})

test('an invalid query returns 400 with the position of the error', async () => {
  const {request} = openTemporaryLake()
  const bodyOf = async (query: string): Promise<unknown> => {
    const {status, body} = await request(
      `/data/query/production?${new URLSearchParams({query}).toString()}`,
    )
    return {status, body}
  }
  expect(await bodyOf('*[_type == ')).toEqual(
    queryErrorOf('*[_type == ', 'unexpected end-of-file, expected expression', 10, 10),
  )
  expect(await bodyOf('')).toEqual(
    queryErrorOf('', 'unexpected end-of-file, expected expression', 0, 0),
  )
  expect(await bodyOf('*[_id == $id]')).toEqual(
    queryErrorOf('*[_id == $id]', 'param $id referenced, but not provided', 9, 12),
  )
  expect(await bodyOf('*[text::query("x")]')).toMatchObject({
    body: {error: {description: expect.stringContaining('only on the right side of match')}},
  })
  const nested = '('.repeat(20_000)
  expect(await bodyOf(nested)).toMatchObject({
    status: 400,
    body: {error: {type: 'queryParseError'}},
  })
  const tooLong = ' '.repeat(200_001)
  expect(await request('/data/query/production', {body: {query: tooLong}})).toMatchObject({
    status: 400,
  })
})

test('a missing query and an invalid parameter, perspective, body or dataset are named in the error', async () => {
  const {request} = openTemporaryLake()
  const bodyOf = async (path: string, body?: unknown): Promise<unknown> =>
    (await request(path, body === undefined ? {} : {body})).body
  expect(await bodyOf('/data/query/production')).toEqual(
    badRequestOf(
      'The parameter "query" is missing: send a query in GROQ, for example *[_type == "article"]',
    ),
  )
  expect(await bodyOf('/data/query/production?query=1&$x=nope')).toEqual(
    badRequestOf('The parameter $x=nope is not JSON: strings need quotes, for example $x="abc"'),
  )
  expect(await bodyOf('/data/query/production?query=1&perspective=a.b')).toEqual(
    badRequestOf(
      'Invalid perspective "a.b": expected raw, published, drafts or a list of release names',
    ),
  )
  expect(await bodyOf('/data/query/production', '{"query":')).toMatchObject({statusCode: 400})
  expect(await bodyOf('/data/query/production', '['.repeat(300))).toEqual(
    badRequestOf('The body nests deeper than 200 levels'),
  )
  expect(await bodyOf('/data/query/staging?query=1')).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'Dataset "staging" not found: this Lake has "production"',
  })
})

test('a query by POST has the same result at both paths, and `returnQuery=false` omits the query from the response', async () => {
  const {request} = await openWithArticles()
  const body = {query: '*[_type == $type]._id', params: {type: 'reader'}}
  for (const path of ['/data/query/production', '/projects/local/datasets/production/query']) {
    expect(await request(path, {body})).toMatchObject({
      status: 200,
      body: {query: body.query, result: ['reader-1']},
    })
    const withoutQuery = await request(`${path}?returnQuery=false`, {body})
    expect(withoutQuery.body).toEqual({
      result: ['reader-1'],
      syncTags: [expect.stringMatching(/^s1:/)],
      ms: expect.any(Number),
    })
  }
})

test('a query with an older API version sees drafts by default', async () => {
  const {request} = await openWithArticles()
  const count = async (version: string): Promise<unknown> =>
    (
      await request(
        `http://localhost/${version}/data/query/production?query=count(*)&returnQuery=false`,
      )
    ).body
  expect(await count('v2021-03-25')).toMatchObject({result: 8})
  expect(await count('v1')).toMatchObject({result: 8})
  expect(await count('v2025-02-19')).toMatchObject({result: 5})
  expect(await count('vX')).toMatchObject({result: 5})
})

test('a word of a pattern may have any number of wildcards', async () => {
  const {query} = await openWithArticles()
  expect(await query('*[title match "One*"]._id')).toEqual([
    'article-1',
    'versions.spring.article-1',
  ])
  expect(await query('*[title match $q]._id', {parameters: {q: ['*hre*']}})).toEqual([
    'drafts.article-3',
  ])
  expect(await query('*[_type == "article"][title match "Th" + "*"]._id')).toEqual([
    'drafts.article-3',
  ])
  expect(await query('*[title match "*T*h*r*e*e*"]._id')).toEqual(['drafts.article-3'])
  expect(await query('"aaaa" match "a" + $q', {parameters: {q: '*'.repeat(9)}})).toBe(true)
  // A regular expression would take very long.
  const wildcards = '*a'.repeat(20)
  const text = 'a'.repeat(4000)
  for (const attack of [`"${text}" match "${wildcards}b"`, `"${text}" match [$q + "b", "a*"]`]) {
    expect(await query(attack, {parameters: {q: wildcards}})).toBe(false)
  }
})

test('an endless query is ended, and later queries are evaluated', async () => {
  const {request, mutate, query} = openStoredLake()
  await mutate(
    ...Array.from({length: 200}, (_, index) => ({create: {_id: `n${index}`, _type: 'n'}})),
  )
  const endless = 'count(*[count(*[count(*[count(*[_id != "x"]) > 0]) > 0]) > 0])'
  expect(
    await request(`/data/query/production?${new URLSearchParams({query: endless}).toString()}`, {
      token: null,
    }),
  ).toMatchObject({
    status: 503,
    body: {error: {type: 'query-time-limit'}},
  })
  expect(await query('count(*)')).toBe(200)
})

test('sync tags identify the documents, types and references that a result was read from', async () => {
  const {request} = await openWithArticles()
  const tagsOf = async (query: string): Promise<unknown> => {
    const search = new URLSearchParams({query, returnQuery: 'false'})
    const {body} = await request(`/data/query/production?${search.toString()}`)
    return body
  }
  const one = await tagsOf('*[_id == "article-1"][0]._id')
  const two = await tagsOf('*[_id == "article-2"][0]._id')
  expect(one).toEqual({result: 'article-1', syncTags: [expect.any(String)], ms: expect.any(Number)})
  expect(two).not.toMatchObject({syncTags: syncTagsOf(one)})
  const both = await tagsOf('*[_id in ["article-1", "article-2"]]._id')
  expect(both).toMatchObject({syncTags: [...syncTagsOf(one), ...syncTagsOf(two)].toSorted()})
  // One tag for the type, and one for the reader that an article references.
  expect(syncTagsOf(await tagsOf('*[_type == "article"]{reader->{name}}'))).toHaveLength(2)
})

function syncTagsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('syncTags' in value)) {
    return []
  }
  return Array.isArray(value.syncTags) ? value.syncTags.map(String) : []
}

function queryErrorOf(query: string, description: string, start: number, end: number): unknown {
  const error = {type: 'queryParseError', description, query, start, end}
  return {status: 400, body: {error}}
}

function badRequestOf(message: string): unknown {
  return {statusCode: 400, error: 'Bad Request', message}
}

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {beforeAll, describe, expect, test} from 'vitest'

import {openTestLake} from '../../test-lake/test-lake.ts'
import {TOKEN, type TemporaryLake, openStoredLake} from '../../testing/temporary-lake.ts'

const LIMITED = {
  status: 503,
  body: {error: {type: expect.stringMatching(/^query-(time-limit|memory-limit|busy)$/)}},
}

interface HostileQuery {
  readonly query: string
  /** True if the query needs a document with a string of 20 MB. */
  readonly needsHugeDocument?: boolean
}

/** Queries that cost more than any client may use. */
const HOSTILE_QUERIES: Readonly<Record<string, HostileQuery>> = {
  'counts that nest ten deep': {
    query: nest(10, (inner) => `count([${repeatInList(10, '{}')}]{"a":${inner}})`),
  },
  'a pattern that is matched with 40,000 letters': {
    query: `"${'a'.repeat(40_000)}" match "*a*a*b"`,
  },
  'patterns that are matched with every document': {
    query: nest(4, (inner) => `*[text match "*l*m*q" || count(${inner}) > 999]`, '*'),
  },
  'an array that doubles thirty times': {
    query: `{"a":[1,2,3,4,5,6,7,8]}${'{"a":[...a,...a]}'.repeat(30)}`,
  },
  'a string that doubles': {query: `{"s":"abcdefgh"}${'{"s":s+s}'.repeat(40)}`},
  'joins that double': {
    query: `{"s":["ab","ab"]}${'{"s":[array::join(s,"x"),array::join(s,"y")]}'.repeat(40)}`,
  },
  'all texts split into letters, for each pair of documents': {
    query: '*{"a": *{"b": string::split(array::join(*.text, ""), "")}}',
  },
  'a filter of 20,000 terms': {
    query: `*[${Array.from({length: 20_000}, () => 'a==1').join(' && ')}]`,
  },
  'copied lists of ids that nest': {
    query: nest(8, (inner) => `*[_id in [...${inner}]]._id`, '*._id'),
  },
  'the length of a huge string': {
    query: '*{"n": *[_type == "huge"]{"n": length(s)}}',
    needsHugeDocument: true,
  },
  'orders that nest': {query: nest(5, (inner) => `* | order(count(${inner}[_id != "x"]))`, '*')},
  'projections that nest': {query: nest(6, (inner) => `*{"a": ${inner}}`)},
  'parents of parents': {
    query: '*{"a": *[_id != ^._id]{"b": *[_id != ^.^._id]{"c": *[_id != ^.^.^._id]}}}',
  },
  'intersections of everything': {
    query: '*{"a": *{"n": count(*[array::intersects(*._id, *._id)])}}',
  },
  'slices of everything': {
    query: '[...*,...*][0..100000]{"a": [...*,...*][0..100000]{"b": [...*][0..100000]{"c": *}}}',
  },
  'scores that nest': {
    query:
      '* | score(text match "lorem") | order(_score desc){"a": * | score(text match "ip*"){"b": * | score(text match "do*"){"c": *}}}',
  },
  'references that are followed endlessly': {
    query: nest(7, (inner) => `*{"a": to->{"b": ${inner}}}`),
  },
}

describe('a limit ends a query, while other queries are evaluated:', () => {
  let shared: TemporaryLake

  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'lake-'))
    shared = openTestLake({data})
    await addDocuments(shared)
    return async () => {
      await shared.lake.close()
      await rm(data, {recursive: true, force: true})
    }
  })

  // A query takes seconds, so that each is sent by one kind of client only.
  test.for(Object.entries(HOSTILE_QUERIES).map((entry, index) => ({entry, index})))(
    '$entry.0',
    async ({entry: [, {query, needsHugeDocument = false}], index}) => {
      const lake = needsHugeDocument ? await openWithDocuments() : shared
      if (needsHugeDocument) {
        await lake.mutate({create: {_id: 'huge', _type: 'huge', s: 'x'.repeat(2e7)}})
      }
      const hostile = lake
        .request('/data/query/production', {token: index % 2 === 0 ? null : TOKEN, body: {query}})
        .then((response) => ({response, finished: performance.now()}))
      const others: unknown[] = []
      for (const id of ['n1', 'n2', 'n3']) {
        others.push(await lake.query('*[_id == $id][0]._id', {parameters: {id}, token: null}))
      }
      const othersFinished = performance.now()
      expect(others).toEqual(['n1', 'n2', 'n3'])
      const {response, finished} = await hostile
      const {status, headers, body} = response
      expect({status, body}).toMatchObject(LIMITED)
      expect(headers.get('retry-after')).toBe('5')
      const isTimeLimit = JSON.stringify(body).includes('query-time-limit')
      expect(!isTimeLimit || othersFinished < finished).toBe(true)
      expect(await lake.query('count(*[_type == "note"])')).toBe(200)
    },
  )
})

test('a slow query of a logged-in client and one of an anonymous client are ended at the same time', async () => {
  const {request} = await openWithDocuments()
  const {query} = HOSTILE_QUERIES['counts that nest ten deep'] ?? {query: ''}
  // The space makes the two queries different: a query that was just ended is refused without evaluation.
  const responses = await Promise.all([
    request('/data/query/production', {token: null, body: {query}}),
    request('/data/query/production', {body: {query: `${query} `}}),
  ])
  for (const {status, body} of responses) {
    expect({status, type: Object(body).error.type}).toEqual({
      status: 503,
      type: 'query-time-limit',
    })
  }
})

test('a query that was ended is not evaluated when a client sends it again', async () => {
  const {request} = await openWithDocuments()
  const {query} = HOSTILE_QUERIES['counts that nest ten deep'] ?? {query: ''}
  const send = (): Promise<unknown> =>
    request('/data/query/production', {body: {query}, token: null})
  const first = await send()
  const order: string[] = []
  const slow = request('/data/query/production', {body: {query: `${query} `}, token: null}).then(
    () => order.push('evaluated'),
  )
  expect(await send()).toMatchObject({status: 503, body: Object(first).body})
  order.push('refused')
  await slow
  expect(order).toEqual(['refused', 'evaluated'])
})

test('when too many slow queries run at once, further slow queries are refused, but fast ones are not', async () => {
  const {request, query} = await openWithDocuments()
  const {query: endless} = HOSTILE_QUERIES['counts that nest ten deep'] ?? {query: ''}
  expect(await query('count(*)', {token: null})).toBe(200)
  const hostile = Array.from({length: 12}, async (_, index) =>
    request('/data/query/production', {body: {query: endless + ' '.repeat(index)}, token: null}),
  )
  for (let count = 0; count < 5; count++) {
    expect(await query('count(*)', {token: null})).toBe(200)
  }
  const types = await Promise.all(
    hostile.map(async (pending) => Object((await pending).body).error.type),
  )
  expect(new Set(types)).toEqual(new Set(['query-time-limit', 'query-busy']))
})

test('a query sees all earlier commits, whichever process evaluates it', async () => {
  const {request, mutate, query} = await openWithDocuments()
  const bySlug = '*[_type == "note" && slug == $slug]._id'
  const find = (slug: string): Promise<unknown> => query(bySlug, {parameters: {slug}})
  const {query: endless} = HOSTILE_QUERIES['counts that nest ten deep'] ?? {query: ''}
  for (let round = 0; round < 2; round++) {
    await mutate({patch: {id: 'n1', set: {slug: `round-${round}`}}})
    expect(await find(`round-${round}`)).toEqual(['n1'])
    // This query occupies its process, so another process evaluates the next queries.
    const hostile = request('/data/query/production', {body: {query: endless + ' '.repeat(round)}})
    await mutate({patch: {id: 'n1', set: {slug: `again-${round}`}}}, {delete: {id: `n1${round}`}})
    expect(await find(`again-${round}`)).toEqual(['n1'])
    expect(await find(`round-${round}`)).toEqual([])
    expect(await query('*[_id == $id]', {parameters: {id: `n1${round}`}})).toEqual([])
    await hostile
  }
})

test('a result that arrives in several chunks is complete', async () => {
  const {query, mutate} = openStoredLake()
  const text = 'ä€😀"\\'.repeat(200_000)
  await mutate({create: {_id: 'a', _type: 'note', text}})
  expect(await query('*[_id == "a"][0].text', {token: null})).toBe(text)
})

async function openWithDocuments(): Promise<TemporaryLake> {
  const temporary = openStoredLake()
  await addDocuments(temporary)
  return temporary
}

async function addDocuments(temporary: TemporaryLake): Promise<void> {
  await temporary.mutate(
    ...Array.from({length: 200}, (_, index) => ({
      create: {
        _id: `n${index}`,
        _type: 'note',
        text: 'lorem ipsum dolor '.repeat(20),
        to: {_type: 'reference', _ref: `n${(index * 7) % 200}`, _weak: true},
      },
    })),
  )
  await temporary.lake.warmUp()
}

function nest(depth: number, wrap: (inner: string) => string, innermost = '1'): string {
  return depth === 0 ? innermost : wrap(nest(depth - 1, wrap, innermost))
}

function repeatInList(length: number, item: string): string {
  return Array.from({length}, () => item).join()
}

import {createClient, type SanityClient} from '@sanity/client'
import {beforeEach, expect, test} from 'vitest'

import {readQueryRequest} from './query-request.ts'
import {createSearchFetch} from './search-fetch.ts'

const TITLES = [
  {_id: 'reader-1', title: 'Siobhán O’Hara'},
  {_id: 'drafts.reader-2', title: 'José Müller'},
  {_id: 'reader-3', title: 'Dev Chaudhuri'},
  {_id: 'reader-4', title: null},
]
const SEARCH =
  '*[_type in $__types && (name match $t0 || pt::text(biography) match $t0) && (name match $t1 || pt::text(biography) match $t1)]{_id}[0...$__limit]'
const FOUND_SEARCH =
  '*[_type in $__types && (name match $t0 || pt::text(biography) match $t0 || _id in $__found) && (name match $t1 || pt::text(biography) match $t1 || _id in $__found)]{_id}[0...$__limit]'

interface SentQuery {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly method: string | undefined
}

const sent: SentQuery[] = []
let time = 0
let titlesResponse: () => Response

const searchFetch = createSearchFetch({
  now: () => time,
  async send(href, options = {}) {
    const request = readQueryRequest(href, options)
    if (!request) {
      throw new Error(`${href} is not a query.`)
    }
    const {query, params} = request
    sent.push({query, params, method: options.method})
    return params['types'] ? titlesResponse() : Response.json({result: ['a result'], ms: 1})
  },
})

const client: SanityClient = createClient({
  projectId: 'local',
  dataset: 'production',
  apiVersion: '2026-09-01',
  useCdn: false,
  resolveFetch: () => searchFetch,
})

beforeEach(() => {
  sent.length = 0
  time += 1_000_000
  titlesResponse = () => Response.json({result: TITLES, ms: 1})
})

const types = {__types: ['reader']}

test('a list of 2,000 rows becomes a long one, and other limits stay', async () => {
  await client.fetch('*[0...$__limit]', {__limit: 2000})
  await client.fetch('*[0...$__limit]', {__limit: 100})
  expect(sent.map(({params}) => params)).toEqual([{__limit: 100_000}, {__limit: 100}])
})

test('a query that is no search is sent unchanged', async () => {
  expect(await client.fetch('*[title match $text]', {text: 'ohara*'})).toEqual(['a result'])
  expect(sent).toEqual([{query: '*[title match $text]', params: {text: 'ohara*'}, method: 'GET'}])
})

test('a search also asks for the documents whose titles match without accents and apostrophes', async () => {
  const params = {...types, __limit: 100, t0: "o'hara*", t1: 'siobhan*'}
  expect(await client.fetch(SEARCH, params)).toEqual(['a result'])
  expect(sent[1]).toEqual({
    query: FOUND_SEARCH,
    params: {...params, __found: ['reader-1', 'drafts.reader-1']},
    method: 'GET',
  })
})

test('a draft is found too', async () => {
  await client.fetch(SEARCH, {...types, t0: 'mueller*', t1: '"jose"'})
  expect(sent[1]?.params['__found']).toEqual(['reader-2', 'drafts.reader-2'])
})

test('a search is sent as it is if no title matches, or if match finds the title itself', async () => {
  const unknown = {...types, t0: 'nobody*', t1: 'at*'}
  const plain = {...types, t0: 'dev*', t1: 'chaudhuri*'}
  await client.fetch(SEARCH, unknown)
  await client.fetch(SEARCH, plain)
  expect(sent.slice(1)).toEqual([
    {query: SEARCH, params: unknown, method: 'GET'},
    {query: SEARCH, params: plain, method: 'GET'},
  ])
})

test('the titles are fetched once while an editor types, and again later', async () => {
  await client.fetch(SEARCH, {...types, t0: 'j*', t1: 'm*'})
  await client.fetch(SEARCH, {...types, t0: 'jo*', t1: 'm*'})
  expect(countTitleQueries()).toBe(1)
  time += 20_000
  await client.fetch(SEARCH, {...types, t0: 'jos*', t1: 'm*'})
  expect(countTitleQueries()).toBe(2)
})

test('a search works if the titles cannot be fetched, and the next one tries again', async () => {
  const params = {...types, t0: 'jose*', t1: 'muller*'}
  titlesResponse = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await client.fetch(SEARCH, params)).toEqual(['a result'])
  titlesResponse = () => Response.json({result: TITLES, ms: 1})
  await client.fetch(SEARCH, params)
  expect(sent.map(({query}) => query === SEARCH)).toEqual([false, true, false, false])
})

test('a long search is sent with POST', async () => {
  const filler = ` // ${'x'.repeat(12_000)}`
  await client.fetch(SEARCH + filler, {...types, t0: 'jose*', t1: 'muller*'})
  expect(sent.map(({method}) => method)).toEqual(['GET', 'POST'])
  expect(sent[1]?.query).toBe(FOUND_SEARCH + filler)
})

function countTitleQueries(): number {
  return sent.filter(({params}) => params['types']).length
}

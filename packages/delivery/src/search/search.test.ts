import {expect, test} from 'vitest'

import {article, openDelivery} from '../open-delivery.test.helper.ts'

test('a search without words gives the newest articles and the readers', async () => {
  const {get} = await openDelivery()
  const response = await get('/search.json')
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  expect(await response.json()).toEqual({
    results: [
      {
        type: 'article',
        key: 'how-to-listen',
        title: 'How to Listen',
        description: 'Slowly & with <care>.',
        url: 'https://site.example/articles/how-to-listen',
      },
      {
        type: 'article',
        key: 'an-older-letter',
        title: 'An Older Letter',
        description: '',
        url: 'https://site.example/articles/an-older-letter',
      },
      {
        type: 'reader',
        key: '004711',
        title: 'Ada Quill',
        description: 'Letters, mostly.',
        url: 'https://site.example/readers/004711',
      },
    ],
    hasMore: false,
  })
})

test.each([
  ['q=LISTEN', ['how-to-listen']],
  ['q=letter', ['an-older-letter', '004711']],
  ['q=letter&type=reader', ['004711']],
  ['q=quill+ada', ['004711']],
  ['q=0047', ['004711']],
  ['q=o%CC%88lder', ['an-older-letter']],
  ['q=nobody', []],
  ['q=%25%2a%22%29', []],
])('%s finds %j', async (query, keys) => {
  const {get} = await openDelivery()
  expect(await findKeys(get, query)).toEqual(keys)
})

test('titles are before other texts, and at most 20 pages are found', async () => {
  const {get, lake} = await openDelivery([])
  await lake.mutate(
    ...Array.from({length: 25}, (_, index) => ({
      create: {
        ...article(`n-${index}`, `Number ${index}`, '2026-01-02T10:00:00Z'),
        excerpt: 'On time',
      },
    })),
    {create: article('time', 'Time', '2020-01-01T00:00:00Z')},
  )
  const response = await get('/search.json?q=time')
  const {results, hasMore} = await response.json()
  expect([results.length, results[0].key, hasMore]).toEqual([20, 'time', true])
})

test('drafts are not found, and new articles are', async () => {
  const {get, lake} = await openDelivery()
  await lake.mutate({
    create: {...article('secret', 'Secret', '2026-01-02T10:00:00Z'), _id: 'drafts.article-secret'},
  })
  expect(await findKeys(get, 'q=secret')).toEqual([])
  await lake.mutate({create: article('open', 'Open Secret', '2026-01-02T10:00:00Z')})
  await expect.poll(() => findKeys(get, 'q=secret')).toEqual(['open'])
})

test.each([
  [`q=${'a'.repeat(101)}`, 'q has 101 characters. Use at most 100, for example q=listen.\n'],
  ['type=topic', 'type "topic" is not a type. Use one of: article, reader.\n'],
])('%s gets a message', async (query, message) => {
  const {get} = await openDelivery([])
  const response = await get(`/search.json?${query}`)
  expect([response.status, await response.text()]).toEqual([400, message])
})

async function findKeys(
  get: (path: string) => Promise<Response>,
  query: string,
): Promise<readonly string[]> {
  const {results} = await (await get(`/search.json?${query}`)).json()
  return results.map(({key}: {key: string}) => key)
}

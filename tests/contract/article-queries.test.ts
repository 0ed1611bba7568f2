import {
  articleQuery,
  ARTICLES_QUERY,
  joinQueries,
  type Query,
  queryUrl,
  readArticle,
} from '@reader-article/content'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

beforeAll(async () => {
  lake = await serveEmptyLake()
  let transaction = lake.editor.transaction()
  for (const document of createSampleDocuments()) {
    transaction = transaction.create(document)
  }
  await transaction.commit()
})

afterAll(() => lake.close())

describe('a query that pages send', () => {
  test.each([
    ['slug', 'quiet', 'A Quiet One'],
    ['id', 'article-older-letter', 'An Older Letter'],
    ['pin', '004711', 'Everything at Once'],
    ['slug', 'nowhere', undefined],
  ] as const)('fetches an article by its %s %s', async (by, value, title) => {
    expect(readArticle(await fetchResult(articleQuery({by, value})))?.title).toBe(title)
  })

  test('fetches everything that an article shows', async () => {
    const result = await fetchResult(articleQuery({by: 'slug', value: 'everything'}))
    const article = readArticle(result)
    expect([
      article?.reader?.status,
      article?.topics,
      article?.related.map(({title}) => title),
      article?.settings.phoneLines,
      article?.body.flatMap((block) => ('reader' in block ? block.reader.name : [])),
      article?.body.flatMap((block) => ('markDefs' in block ? block.markDefs : [])),
    ]).toEqual([
      {
        label: 'Available',
        tone: 'available',
        takesCalls: true,
        note: '',
        until: '',
        next: undefined,
      },
      [{title: 'Grief', slug: 'grief'}],
      ['An Older Letter'],
      [{label: 'By card', number: '+44 20 7946 0157', priceWording: '£1 a minute.'}],
      ['Bo Tern'],
      [
        {_type: 'link', _key: 'link-0', href: 'https://elsewhere.example/page'},
        {_type: 'articleLink', _key: 'link-1', slug: 'older-letter'},
      ],
    ])
  })

  test.each([
    [{pin: '', topic: '', from: 0, to: 2}, ['Everything at Once', 'A Quiet One']],
    [{pin: '', topic: '', from: 1, to: 3}, ['A Quiet One', 'An Older Letter']],
    [{pin: '004711', topic: '', from: 0, to: 9}, ['Everything at Once', 'An Older Letter']],
    [{pin: '', topic: 'grief', from: 0, to: 9}, ['Everything at Once']],
  ])('lists a page of articles for %j', async (parameters, titles) => {
    const list = await lake.anonymous.fetch<{title: string}[]>(ARTICLES_QUERY, parameters)
    expect(list.map(({title}) => title)).toEqual(titles)
  })

  test('returns the same result alone and joined with others', async () => {
    const keys = [
      {by: 'slug', value: 'quiet'},
      {by: 'id', value: 'article-older-letter'},
      {by: 'pin', value: '004711'},
      {by: 'slug', value: 'nowhere'},
    ] as const
    const queries = keys.map(articleQuery)
    expect(await fetchResult(joinQueries(queries))).toEqual(
      await Promise.all(queries.map(fetchResult)),
    )
  })
})

async function fetchResult(query: Query): Promise<unknown> {
  const source = {projectId: 'local', dataset: 'production', apiHost: lake.url}
  const body: unknown = await (await fetch(queryUrl(source, query))).json()
  return typeof body === 'object' && body && 'result' in body ? body.result : undefined
}

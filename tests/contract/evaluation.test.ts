import {
  articleQuery,
  ARTICLES_QUERY,
  AVAILABILITIES_BY_ID_QUERY,
  formerArticleQuery,
  joinQueries,
  type Query,
  queryUrl,
  READER_BY_PIN_QUERY,
  READERS_QUERY,
  TEASERS_QUERY,
  WITHDRAWN_ARTICLE_QUERY,
} from '@reader-article/content'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {serveStoredLake, type StoredLake} from './served-lake.ts'

// More than the Lake reads of a type without an index.
const COPY_COUNT = 100

let lake: StoredLake

beforeAll(async () => {
  lake = await serveStoredLake()
  let transaction = lake.editor.transaction()
  for (const document of createSampleDocuments()) {
    transaction = transaction.create(document)
  }
  for (let number = 0; number < COPY_COUNT; number++) {
    const _id = `copy-${number}`
    transaction = transaction
      .create({_id: `reader-${_id}`, _type: 'reader', name: _id, pin: String(900_000 + number)})
      .create({
        _id,
        _type: 'article',
        title: _id,
        slug: {_type: 'slug', current: _id},
        publishedAt: '2026-01-01T00:00:00Z',
        reader: {_type: 'reference', _ref: `reader-${_id}`},
        body: [],
      })
      .create({
        _id: `withdrawn-${_id}`,
        _type: 'withdrawnArticle',
        slugs: [`withdrawn-${number}`],
      })
  }
  await transaction.commit()
})

afterAll(() => lake.close())

const BY_SLUG = articleQuery({by: 'slug', value: 'quiet'})
const BY_PIN = articleQuery({by: 'pin', value: '004711'})

test.each<[string, Query]>([
  ['an article by its slug', BY_SLUG],
  ['an article by its id', articleQuery({by: 'id', value: 'article-older-letter'})],
  ['an article by a former slug', formerArticleQuery('letter-of-before')],
  ['an article by a slug that none has had', formerArticleQuery('nowhere')],
  ['a withdrawn article', {query: WITHDRAWN_ARTICLE_QUERY, parameters: {slug: 'withdrawn-7'}}],
  ['the latest article of a reader', BY_PIN],
  ['several articles at once', joinQueries([BY_SLUG, BY_PIN])],
  ['the latest articles', articles({pin: '', topic: ''})],
  ['the latest articles of a reader', articles({pin: '004711', topic: ''})],
  [
    'the teasers of a list',
    {query: TEASERS_QUERY, parameters: {pin: '', topic: '', from: 0, to: 9}},
  ],
  ['a reader by the PIN', {query: READER_BY_PIN_QUERY, parameters: {pin: '004711'}}],
  [
    'some availabilities',
    {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids: ['availability-reader-004711']}},
  ],
])('pages get %s from indexes, of which a query reads few rows', async (_, query) => {
  const {evaluatedBy, reason, steps = []} = await explain(query)
  expect({evaluatedBy, reason}).toEqual({evaluatedBy: 'database', reason: undefined})
  expect(steps.filter(({access, rows}) => access === 'scan' || rows >= COPY_COUNT)).toEqual([])
})

test.each<[string, Query]>([
  ['all readers', {query: READERS_QUERY, parameters: {}}],
  // No index leads from a slug through a list of references: the newest articles are read until there are enough.
  ['the latest articles on a topic', articles({pin: '', topic: 'grief'})],
])('pages get %s in the order of an index', async (_, query) => {
  const {evaluatedBy, reason, steps = []} = await explain(query)
  expect({evaluatedBy, reason}).toEqual({evaluatedBy: 'database', reason: undefined})
  expect(steps[0]).toMatchObject({access: 'index', isOrdered: true})
})

test.each<[string, Query]>([
  [
    'readers by the PIN',
    {query: '*[_type == "reader" && pin == $pin]', parameters: {pin: '004711'}},
  ],
  [
    'a reader and its variants',
    {
      query: '*[_type == "reader" && (pin == $pin || sanity::versionOf($publishedId))]',
      parameters: {pin: '004711', publishedId: 'reader-004711'},
    },
  ],
  [
    'articles with these slugs or ids',
    {
      query: '*[_type == "article" && (slug.current in $slugs || _id in $ids)]',
      parameters: {slugs: ['quiet', 'copy-1'], ids: ['copy-2']},
    },
  ],
  ['documents by id', {query: '*[_id in $ids]', parameters: {ids: ['copy-1', 'drafts.copy-1']}}],
  [
    'variants of a type',
    {
      query: '*[_type == $type && sanity::versionOf($publishedId)]',
      parameters: {type: 'article', publishedId: 'copy-1'},
    },
  ],
  [
    'ids of readers by the slug',
    {query: '*[_type == "reader" && slug.current == $slug]._id', parameters: {slug: 'noor'}},
  ],
  [
    'an image by its hash',
    {query: '*[_type == "sanity.imageAsset" && sha1hash == $sha1]._id', parameters: {sha1: 'a'}},
  ],
])('the import gets %s from indexes', async (_, query) => {
  const {evaluatedBy, reason, steps = []} = await explain(query, 'raw')
  expect({evaluatedBy, reason}).toEqual({evaluatedBy: 'database', reason: undefined})
  expect(steps.filter(({access, rows}) => access === 'scan' || rows >= COPY_COUNT)).toEqual([])
})

function articles(filter: {readonly pin: string; readonly topic: string}): Query {
  return {query: ARTICLES_QUERY, parameters: {...filter, from: 0, to: 20}}
}

interface Explanation {
  readonly evaluatedBy: string
  readonly reason?: string
  readonly steps?: readonly {
    readonly access: string
    readonly rows: number
    readonly isOrdered: boolean
  }[]
}

async function explain(query: Query, perspective?: 'raw'): Promise<Explanation> {
  const source = {projectId: 'local', dataset: 'production', apiHost: lake.url}
  const url = new URL(`${queryUrl(source, query)}&explain=true`)
  if (perspective) {
    url.searchParams.set('perspective', perspective)
  }
  const response = await fetch(url, {
    headers: {authorization: `Bearer ${lake.token}`},
  })
  const body: {explanation: Explanation} = JSON.parse(await response.text())
  return body.explanation
}

import {once} from 'node:events'
import {createServer} from 'node:http'

import {afterAll, beforeAll, describe, expect, expectTypeOf, onTestFinished, test} from 'vitest'

import {createReaderClient, type ReaderClient} from 'reader-article/client'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {serveEmptyLake, type ServedLake} from '../contract/served-lake.ts'

let lake: ServedLake
let content: ReaderClient

beforeAll(async () => {
  lake = await serveEmptyLake()
  const transaction = lake.editor.transaction()
  for (const document of createSampleDocuments()) {
    transaction.create(document)
  }
  await transaction.commit()
  content = createReaderClient({projectId: 'local', dataset: 'production', apiHost: lake.url})
})

afterAll(() => lake.close())

describe('the headless client', () => {
  test('returns an article by its slug, by its id, or by PIN: the newest of the reader', async () => {
    const articles = [
      await content.getArticle({slug: 'everything'}),
      await content.getArticle({id: 'article-quiet'}),
      await content.getArticle({pin: '004711'}),
      await content.getArticle({slug: 'nowhere'}),
    ]
    expect(articles.map((article) => article?.title)).toEqual([
      'Everything at Once',
      'A Quiet One',
      'Everything at Once',
      undefined,
    ])
  })

  test('returns the article that had a slug formerly, unless another one has it now', async () => {
    const articles = [
      await content.getArticle({slug: 'letter-of-before'}),
      await content.getArticle({slug: 'quiet'}),
    ]
    expect(articles.map((article) => [article?.title, article?.slug])).toEqual([
      ['An Older Letter', 'older-letter'],
      ['A Quiet One', 'quiet'],
    ])
  })

  test('returns an article with its reader, status, topics and settings', async () => {
    const article = await content.getArticle({slug: 'everything'})
    expect({
      reader: article?.reader?.name,
      status: article?.reader?.availability?.status,
      topics: article?.topics,
      path: article?.settings?.articlePath,
    }).toEqual({
      reader: 'Ada Quill',
      status: {label: 'Available', tone: 'available', takesCalls: true},
      topics: [{title: 'Grief', slug: 'grief'}],
      path: '/articles/{slug}',
    })
    expectTypeOf(article?.title).toEqualTypeOf<string | null | undefined>()
  })

  test('lists the articles of a reader, those of a topic, and one page of all articles', async () => {
    const lists = [
      await content.listArticles({pin: '004711'}),
      await content.listArticles({topic: 'grief'}),
      await content.listArticles({from: 1, to: 3}),
    ]
    expect(lists.map((list) => list.map(({slug}) => slug))).toEqual([
      ['everything', 'older-letter'],
      ['everything'],
      ['quiet', 'older-letter'],
    ])
    expect((await content.listArticles()).length).toBe(20)
  })

  test('returns one reader, and all readers', async () => {
    const reader = await content.getReader({pin: '9001'})
    expect([reader?.name, reader?.availability?.status?.label]).toEqual([
      'Bo Tern',
      'Currently Unavailable',
    ])
    expect(await content.getReader({pin: '0000'})).toBe(null)
    expect((await content.listReaders()).map(({name}) => name)).toEqual(['Ada Quill', 'Bo Tern'])
  })

  test('returns null for fields that an editor has omitted', async () => {
    expect(await content.getArticle({slug: 'quiet'})).toMatchObject({
      excerpt: null,
      signOff: null,
      seo: null,
      cover: null,
      topics: null,
      related: null,
      reader: {photo: null, retired: null, availability: {since: null, note: null}},
    })
  })

  test('returns drafts to clients with access to them', async () => {
    await lake.editor.create({_id: 'drafts.article-quiet', _type: 'article', title: 'Unpublished'})
    const drafts = createReaderClient({
      projectId: 'local',
      dataset: 'production',
      apiHost: lake.url,
      token: lake.token,
      perspective: 'drafts',
    })
    expect([
      (await drafts.getArticle({id: 'article-quiet'}))?.title,
      (await content.getArticle({id: 'article-quiet'}))?.title,
    ]).toEqual(['Unpublished', 'A Quiet One'])
  })
})

test('the headless client queries hosted Sanity through its CDN, unless it has a token or `useCdn: false`', () => {
  const source = {projectId: 'abc123', dataset: 'production'}
  const hosted = createReaderClient(source).sanity.config()
  expect([hosted.url, hosted.useCdn, hosted.apiVersion, hosted.perspective]).toEqual([
    'https://abc123.api.sanity.io/v2026-09-01',
    true,
    '2026-09-01',
    'published',
  ])
  const drafts = createReaderClient({...source, token: 'secret', perspective: 'drafts'})
  expect([drafts.sanity.config().useCdn, drafts.sanity.config().perspective]).toEqual([
    false,
    'drafts',
  ])
  const fresh = createReaderClient({...source, useCdn: false})
  expect(fresh.sanity.config().useCdn).toBe(false)
})

describe('the headless client throws an error that explains', () => {
  test.each([
    [{projectId: 'No Such', dataset: 'production'}, '"No Such"'],
    [{projectId: 'abc', dataset: 'a/b'}, '"a/b"'],
    [{projectId: 'abc', dataset: 'x', apiHost: 'localhost:4100'}, 'http://localhost:4100'],
    [{projectId: 'abc', dataset: 'x', apiHost: 'http://localhost:4100/'}, 'slash at the end'],
  ])('%j', (options, text) => {
    expect(() => createReaderClient(options)).toThrow(
      expect.objectContaining({code: 'invalid-option', message: expect.stringContaining(text)}),
    )
  })

  test('an empty key of an article', async () => {
    await expect(content.getArticle({slug: ''})).rejects.toMatchObject({
      code: 'invalid-key',
      message:
        '{"slug":""} does not select an article. Use for example {slug: "how-to-listen"}, {id: "article-how-to-listen"} or {pin: "700107"}.',
    })
  })

  test('an invalid PIN', async () => {
    const expected = {
      code: 'invalid-key',
      message: expect.stringContaining('pin "12a" is not a PIN'),
    }
    await expect(content.getReader({pin: '12a'})).rejects.toMatchObject(expected)
    await expect(content.listArticles({pin: '12a'})).rejects.toMatchObject(expected)
  })

  test('an invalid range', async () => {
    await expect(content.listArticles({from: 20, to: 10})).rejects.toMatchObject({
      code: 'invalid-range',
      message:
        'from 20 to 10 is not a range. Use two whole numbers, the smaller first, for example from 20 to 40.',
    })
  })

  test('a missing dataset', async () => {
    const otherDataset = createReaderClient({
      projectId: 'local',
      dataset: 'none',
      apiHost: lake.url,
    })
    await expect(otherDataset.listReaders()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`${lake.url} responded with 404`),
    })
  })

  test('an unreachable server', async () => {
    const unreachable = createReaderClient({
      projectId: 'local',
      dataset: 'production',
      apiHost: 'http://127.0.0.1:9',
    })
    await expect(unreachable.listReaders()).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('http://127.0.0.1:9 cannot be reached'),
    })
  })

  test('a server that is temporarily unavailable', async () => {
    const server = createServer((_request, response) => response.writeHead(503).end())
    onTestFinished(() => void server.close())
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') {
      throw new Error('The test server has no port.')
    }
    const apiHost = `http://127.0.0.1:${address.port}`
    const unavailable = createReaderClient({projectId: 'local', dataset: 'production', apiHost})
    await expect(unavailable.listReaders()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`${apiHost} responded with 503`),
    })
  })
})

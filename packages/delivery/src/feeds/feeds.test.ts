import {record} from '@reader-article/content'
import {parseFeed} from '@rowanmanning/feed-parser'
import {Ajv, type ErrorObject} from 'ajv'
import formats from 'ajv-formats'
import schema from 'jsonfeed-schema/schema-v1.1.json' with {type: 'json'}
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

const FEEDS = [
  ['/feed.xml', 'application/atom+xml; charset=utf-8', 'atom'],
  ['/rss.xml', 'application/rss+xml; charset=utf-8', 'rss'],
] as const
const CONTENT =
  '<p part="lead">Listening is slow.</p><h2 id="how-to-listen--the-ear" part="heading h2">The ear</h2><ul><li>Be *quiet*</li></ul><p><a href="https://elsewhere.example/page" rel="noopener noreferrer"><strong>Read on elsewhere</strong></a></p><p><em>Yours,</em></p><p>Ada Quill – PIN 004711</p>'

test.each(FEEDS)('%s is read by a feed reader, with whole articles', async (path, type, kind) => {
  const {get} = await openDelivery()
  const response = await get(path)
  expect(response.headers.get('content-type')).toBe(type)
  const xml = await response.text()
  new SaxesParser({xmlns: true}).write(xml).close()
  const feed = parseFeed(xml)
  expect(feed.meta.type).toBe(kind)
  expect(feed.title).toBe('The Test Line')
  expect(feed.self).toBe(`https://site.example${path}`)
  expect(
    feed.items.map(({id, url, title, content, published, authors}) => [
      id,
      url,
      title,
      content,
      published?.toISOString(),
      authors.map(({name}) => name),
    ]),
  ).toEqual([
    [
      'tag:site.example,2026:article-how-to-listen',
      'https://site.example/articles/how-to-listen',
      'How to Listen',
      CONTENT,
      '2026-05-03T12:00:00.000Z',
      ['Ada Quill'],
    ],
    [
      'tag:site.example,2026:article-an-older-letter',
      'https://site.example/articles/an-older-letter',
      'An Older Letter',
      '<p part="lead">Short.</p><p>Ada Quill – PIN 004711</p>',
      '2026-01-02T10:00:00.000Z',
      ['Ada Quill'],
    ],
  ])
  expect(feed.items[0]?.description).toBe('Slowly & with <care>.')
  expect(feed.items[0]?.categories.map(({term}) => term)).toEqual(['Grief'])
})

test('the JSON feed has whole articles', async () => {
  const {get} = await openDelivery()
  const response = await get('/feed.json')
  expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  expect(await response.json()).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'The Test Line',
    home_page_url: 'https://site.example/',
    feed_url: 'https://site.example/feed.json',
    language: 'en',
    items: [
      {
        id: 'tag:site.example,2026:article-how-to-listen',
        url: 'https://site.example/articles/how-to-listen',
        title: 'How to Listen',
        content_html: CONTENT,
        summary: 'Slowly & with <care>.',
        date_published: '2026-05-03T12:00:00.000Z',
        authors: [{name: 'Ada Quill'}],
        tags: ['Grief'],
      },
      {title: 'An Older Letter'},
    ],
  })
})

describe('a JSON feed', () => {
  test('is valid by the schema of the format, as a whole, of a reader, of a topic and without articles', async () => {
    const validate = createFeedValidator()
    const {get} = await openDelivery()
    const paths = ['/feed.json', '/readers/004711/feed.json', '/topics/grief/feed.json']
    const empty = await openDelivery([])
    for (const response of [
      ...(await Promise.all(paths.map((path) => get(path)))),
      await empty.get('/feed.json'),
    ]) {
      expect(validate(await response.json())).toEqual([])
    }
  })

  test('with another kind of date, and without an id, is not valid by that schema', async () => {
    const validate = createFeedValidator()
    const {get} = await openDelivery()
    const feed = record(await (await get('/feed.json')).json())
    const items = [{content_html: '', date_published: '3 May 2026'}]
    expect(
      validate({...feed, items}).map(({instancePath, keyword}) => [instancePath, keyword]),
    ).toEqual([
      ['/items/0', 'required'],
      ['/items/0/date_published', 'format'],
    ])
  })
})

function createFeedValidator(): (feed: unknown) => readonly ErrorObject[] {
  const ajv = new Ajv({allErrors: true, strict: false})
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return (feed) => (validate(feed) ? [] : (validate.errors ?? []))
}

test('a reader and a topic have feeds of their own', async () => {
  const {get} = await openDelivery()
  const titles = async (path: string) => {
    const {title, items} = parseFeed(await (await get(path)).text())
    return [title, ...items.map((item) => item.title)]
  }
  expect(await titles('/topics/grief/feed.xml')).toEqual(['Grief · The Test Line', 'How to Listen'])
  expect(await titles('/topics/grief/rss.xml')).toEqual(['Grief · The Test Line', 'How to Listen'])
  expect(await titles('/readers/004711/feed.xml')).toEqual([
    'Ada Quill · The Test Line',
    'How to Listen',
    'An Older Letter',
  ])
  expect(await (await get('/readers/004711/feed.json')).json()).toMatchObject({
    title: 'Ada Quill · The Test Line',
    description: 'Letters, mostly.',
  })
  expect((await get('/readers/9999/feed.xml')).status).toBe(404)
  expect((await get('/topics/nothing/feed.json')).status).toBe(404)
})

test('a feed without articles is valid', async () => {
  const {get} = await openDelivery([])
  for (const [path] of FEEDS) {
    expect(parseFeed(await (await get(path)).text()).items).toEqual([])
  }
})

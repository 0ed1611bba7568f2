import {ClientError, isQueryParseError} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

beforeEach(async () => {
  lake = await serveEmptyLake()
  await lake.editor
    .transaction()
    .create({_id: 'person-ada', _type: 'person', name: 'Ada'})
    .create({_id: 'drafts.person-ada', _type: 'person', name: 'Ada, edited'})
    .create({_id: 'drafts.person-new', _type: 'person', name: 'New'})
    .create({
      _id: 'article-one',
      _type: 'article',
      title: 'One',
      author: {_type: 'reference', _ref: 'person-ada'},
    })
    .commit()
})

afterEach(() => lake.close())

const PEOPLE = '*[_type == "person"] | order(_id) {_id, name, _originalId}'

describe('the official client reads from the Lake: it', () => {
  test('queries with parameters of every type', async () => {
    const parameters = {
      text: 'a "quoted" ’text’',
      number: 1.5,
      list: ['a', 2],
      object: {deep: [true]},
    }
    expect(
      await lake.editor.fetch('{"all": [$text, $number, $list, $object]}', parameters),
    ).toEqual({
      all: [parameters.text, parameters.number, parameters.list, parameters.object],
    })
  })

  test('sends a query even if it is too long for a URL', async () => {
    const ids = Array.from({length: 2000}, (_, index) => `person-${index}`)
    expect(await lake.editor.fetch('count($ids)', {ids})).toBe(2000)
  })

  test('follows references', async () => {
    expect(
      await lake.anonymous.fetch('*[_id == $id][0]{title, "name": author->name}', {
        id: 'article-one',
      }),
    ).toEqual({title: 'One', name: 'Ada'})
  })

  test.each([
    ['raw', ['drafts.person-ada', 'drafts.person-new', 'person-ada']],
    ['published', ['person-ada']],
    ['drafts', ['person-ada', 'person-new']],
  ] as const)('sees the documents of the perspective %s', async (perspective, ids) => {
    const found = await lake.editor.fetch<{_id: string}[]>(PEOPLE, {}, {perspective})
    expect(found.map(({_id: id}) => id)).toEqual(ids)
  })

  test('sees drafts instead of published documents in the perspective drafts, with the ids of both', async () => {
    expect(await lake.editor.fetch(PEOPLE, {}, {perspective: 'drafts'})).toEqual([
      {_id: 'person-ada', name: 'Ada, edited', _originalId: 'drafts.person-ada'},
      {_id: 'person-new', name: 'New', _originalId: 'drafts.person-new'},
    ])
    expect(
      await lake.editor.fetch(
        '*[_id == "article-one"][0].author->name',
        {},
        {perspective: 'drafts'},
      ),
    ).toBe('Ada, edited')
  })

  test('sees only published documents by default', async () => {
    expect(await lake.editor.fetch('count(*[_type == "person"])')).toBe(1)
  })

  test('receives the duration of a query and the tags of its result', async () => {
    const response = await lake.anonymous.fetch(
      '*[_id == "person-ada"][0].name',
      {},
      {filterResponse: false},
    )
    expect(response).toEqual({
      result: 'Ada',
      query: '*[_id == "person-ada"][0].name',
      ms: expect.any(Number),
      syncTags: expect.arrayContaining([expect.stringMatching(/^s1:\S+$/)]),
    })
  })

  test('gets documents by their ids, in the given order', async () => {
    expect(await lake.editor.getDocument('drafts.person-new')).toMatchObject({name: 'New'})
    const found = await lake.editor.getDocuments(['person-ada', 'nothing', 'article-one'])
    expect(found.map((document) => document?.['_id'] ?? null)).toEqual([
      'person-ada',
      null,
      'article-one',
    ])
  })

  test('receives the position of the error in a query', async () => {
    const error: unknown = await lake.editor.fetch('*[_type == ').catch((reason: unknown) => reason)
    const {details, message, statusCode} = error instanceof ClientError ? error : {}
    expect(statusCode).toBe(400)
    expect(isQueryParseError(Object(details))).toBe(true)
    expect(details).toMatchObject({query: '*[_type == ', start: expect.any(Number)})
    expect(message).toContain('unexpected end-of-file, expected expression')
    expect(message).toContain('> 1 | *[_type == ')
  })

  test('lists the datasets, and gets its own user', async () => {
    expect(await lake.editor.datasets.list()).toEqual([
      expect.objectContaining({name: 'production', aclMode: 'public'}),
    ])
    expect(await lake.editor.users.getById('me')).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
      role: expect.any(String),
    })
  })

  test('receives an error for an unknown path', async () => {
    await expect(lake.editor.request({url: '/no/such/thing'})).rejects.toMatchObject({
      statusCode: 404,
      response: {body: {statusCode: 404, error: 'Not Found', message: expect.any(String)}},
    })
    await expect(lake.editor.withConfig({dataset: 'staging'}).fetch('*')).rejects.toMatchObject({
      statusCode: 404,
    })
  })
})

import type {Patch} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

beforeEach(async () => {
  lake = await serveEmptyLake()
})

afterEach(() => lake.close())

const ARTICLE = {
  _id: 'article-one',
  _type: 'article',
  title: 'One',
  views: 10,
  tags: ['a', 'b', 'c'],
  body: [
    {_key: 'k1', text: 'The quick brown fox'},
    {_key: 'k2', text: 'jumps over the lazy dog'},
  ],
  seo: {title: 'Seo', description: 'Found'},
}

const {_id: ID, ...CONTENT} = ARTICLE

describe('the official client patches a document: it', () => {
  test.each<[string, (patch: Patch) => Patch, Record<string, unknown>]>([
    ['sets a field', (patch) => patch.set({title: 'Two'}), {title: 'Two'}],
    [
      'sets a nested field by key',
      (patch) => patch.set({'body[_key=="k2"].text': 'sleeps'}),
      {body: [ARTICLE.body[0], {_key: 'k2', text: 'sleeps'}]},
    ],
    [
      'sets missing fields and keeps existing ones',
      (patch) => patch.setIfMissing({title: 'No', subtitle: 'Yes', 'seo.image': 'x'}),
      {subtitle: 'Yes', seo: {...ARTICLE.seo, image: 'x'}},
    ],
    [
      'unsets fields and elements',
      (patch) => patch.unset(['views', 'tags[1]', 'body[_key=="k1"]', 'seo.title']),
      {
        views: undefined,
        tags: ['a', 'c'],
        body: [ARTICLE.body[1]],
        seo: {description: 'Found'},
      },
    ],
    ['increments', (patch) => patch.inc({views: 5}), {views: 15}],
    ['decrements', (patch) => patch.dec({views: 2.5}), {views: 7.5}],
    [
      'inserts before an element',
      (patch) => patch.insert('before', 'tags[0]', ['first']),
      {tags: ['first', 'a', 'b', 'c']},
    ],
    [
      'inserts after an element',
      (patch) => patch.insert('after', 'body[_key=="k1"]', [{_key: 'new', text: 'then'}]),
      {body: [ARTICLE.body[0], {_key: 'new', text: 'then'}, ARTICLE.body[1]]},
    ],
    ['appends', (patch) => patch.append('tags', ['d']), {tags: ['a', 'b', 'c', 'd']}],
    ['prepends', (patch) => patch.prepend('tags', ['z']), {tags: ['z', 'a', 'b', 'c']}],
    ['splices', (patch) => patch.splice('tags', 1, 1, ['x', 'y']), {tags: ['a', 'x', 'y', 'c']}],
    [
      'replaces elements',
      (patch) => patch.insert('replace', 'tags[-1]', ['last']),
      {tags: ['a', 'b', 'last']},
    ],
    [
      'applies a text patch',
      (patch) =>
        patch.diffMatchPatch({
          'body[_key=="k1"].text': '@@ -1,12 +1,11 @@\n The \n-quick\n+slow\n  br\n',
        }),
      {body: [{_key: 'k1', text: 'The slow brown fox'}, ARTICLE.body[1]]},
    ],
  ])('%s', async (_, change, expected) => {
    const created = await lake.editor.create(ARTICLE)
    const patched = await change(lake.editor.patch(ID)).commit()
    const expectedContent = {...CONTENT, ...expected}
    expect(patched).toEqual({
      _id: ID,
      ...Object.fromEntries(
        Object.entries(expectedContent).filter(([, value]) => value !== undefined),
      ),
      _rev: expect.any(String),
      _createdAt: created['_createdAt'],
      _updatedAt: expect.any(String),
    })
    expect(patched['_rev']).not.toBe(created['_rev'])
    expect(await lake.editor.getDocument(ID)).toEqual(patched)
  })

  test('patches every document that a query matches', async () => {
    await lake.editor.create(ARTICLE)
    await lake.editor.create({...ARTICLE, _id: 'article-two', views: 1})
    await lake.editor
      .patch({query: '*[_type == "article" && views > 5]'})
      .set({popular: true})
      .commit({returnDocuments: false})
    expect(await lake.editor.fetch('*[popular == true]._id')).toEqual([ID])
  })

  test('patches a document only if it still has the given revision', async () => {
    const {_rev: revision} = await lake.editor.create(ARTICLE)
    await lake.editor.patch(ID).ifRevisionId(revision).set({title: 'Mine'}).commit()
    await expect(
      lake.editor.patch(ID).ifRevisionId(revision).set({title: 'Too late'}).commit(),
    ).rejects.toMatchObject({statusCode: 409, details: {type: 'mutationError'}})
    expect(await lake.editor.getDocument(ID)).toMatchObject({title: 'Mine'})
  })

  test('receives an error if the document does not exist', async () => {
    await expect(lake.editor.patch('nothing').set({a: 1}).commit()).rejects.toMatchObject({
      statusCode: 404,
      details: {
        type: 'mutationError',
        items: [{index: 0, error: {type: 'documentNotFoundError', id: 'nothing'}}],
      },
    })
  })
})

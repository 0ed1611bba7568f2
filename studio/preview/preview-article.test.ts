import {expect, test} from 'vitest'

import {previewArticle} from './preview-article.ts'

const clara = {_id: 'reader-1', _type: 'reader', name: 'Clara', pin: '700107'}
const edited = {
  _id: 'drafts.article-1',
  _type: 'article',
  title: 'As it is typed',
  reader: {_type: 'reference', _ref: 'reader-1'},
  body: [
    {
      _type: 'block',
      _key: 'a',
      markDefs: [{_key: 'm', _type: 'articleLink', article: {_ref: 'article-2'}}],
      children: [{_type: 'span', _key: 's', text: 'Text', marks: ['m']}],
    },
  ],
}

test('an unpublished article is shown with the documents to which it refers', () => {
  const others = [
    clara,
    {
      _id: 'availability-reader-1',
      _type: 'availability',
      reader: {_ref: 'reader-1'},
      status: {_ref: 'status-1'},
    },
    {_id: 'status-1', _type: 'status', label: 'Free', tone: 'available', takesCalls: true},
    {_id: 'article-2', _type: 'article', slug: {current: 'another'}},
    {_id: 'settings', _type: 'settings', organisation: 'The Line'},
  ]
  expect(previewArticle(edited, others)).toMatchObject({
    _id: 'article-1',
    title: 'As it is typed',
    reader: {name: 'Clara', pin: '700107', availability: {status: {label: 'Free'}}},
    body: [{_key: 'a', markDefs: [{slug: 'another'}], children: [{text: 'Text'}]}],
    settings: {organisation: 'The Line'},
  })
})

test('the edited article replaces its published version', () => {
  const published = {_id: 'article-1', _type: 'article', title: 'As published'}
  expect(previewArticle(edited, [published, clara])).toMatchObject({title: 'As it is typed'})
})

test('a reference to nothing is empty, and so is a field that is missing', () => {
  expect(previewArticle(edited, [])).toMatchObject({reader: null, cover: null, settings: null})
})

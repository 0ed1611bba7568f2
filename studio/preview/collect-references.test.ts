import {expect, test} from 'vitest'

import {collectReferences} from './collect-references.ts'

test('references in fields, lists, marks and pictures are found, each once and sorted', () => {
  const article = {
    reader: {_type: 'reference', _ref: 'reader-1'},
    topics: [{_ref: 'topic-2'}, {_ref: 'topic-1'}],
    body: [
      {_type: 'figure', asset: {_ref: 'image-1'}},
      {_type: 'block', markDefs: [{_type: 'readerLink', reader: {_ref: 'reader-1'}}]},
    ],
  }
  expect(collectReferences(article)).toEqual(['image-1', 'reader-1', 'topic-1', 'topic-2'])
})

test('a reference that is not a text is no reference', () => {
  expect(collectReferences({reader: {_ref: 7}, other: {_ref: null}})).toEqual([])
})

test('a value that contains itself ends', () => {
  const value: Record<string, unknown> = {reader: {_ref: 'reader-1'}}
  value['self'] = [value]
  expect(collectReferences(value)).toEqual(['reader-1'])
})

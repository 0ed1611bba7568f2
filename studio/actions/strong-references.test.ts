import {expect, test} from 'vitest'

import {findStrongReferrers} from './strong-references.ts'

const TOPIC = {_type: 'reference', _ref: 'topic-dreams'}

function findIds(...documents: {_id: string; [field: string]: unknown}[]) {
  return findStrongReferrers(documents, 'topic-dreams').map(({_id}) => _id)
}

test('a document with a reference at any depth is found', () => {
  expect(findIds({_id: 'a', topics: [TOPIC]})).toEqual(['a'])
  expect(findIds({_id: 'a', body: [{markDefs: [{topic: TOPIC}]}]})).toEqual(['a'])
})

test('a weak reference and a reference to another document are not found', () => {
  expect(findIds({_id: 'a', topics: [{...TOPIC, _weak: true}]})).toEqual([])
  expect(findIds({_id: 'a', topics: [{...TOPIC, _ref: 'topic-dreams-2'}]})).toEqual([])
})

test('a document with a weak and a strong reference is found', () => {
  expect(findIds({_id: 'a', topics: [{...TOPIC, _weak: true}, TOPIC]})).toEqual(['a'])
})

test('a draft and its published version are found once', () => {
  expect(findIds({_id: 'a', topics: [TOPIC]}, {_id: 'drafts.a', topics: [TOPIC]})).toEqual(['a'])
})

test('the document itself is not found', () => {
  expect(findIds({_id: 'drafts.topic-dreams', related: [TOPIC]})).toEqual([])
})

import {BufferedDocument, Mutation} from '@sanity/mutator'
import {beforeAll, expect, test} from 'vitest'

import {ignoreKeysAfterDeletion} from './ignore-keys-after-deletion.ts'
import {ignorePatchesOfDeleted} from './ignore-patches-of-deleted.ts'

beforeAll(() => {
  ignorePatchesOfDeleted()
  ignoreKeysAfterDeletion()
})

function typeInto(draft: BufferedDocument, id: string): void {
  draft.add(new Mutation({mutations: [{create: {_id: id, _type: 'article'}}]}))
  draft.add(new Mutation({mutations: [{patch: {id, set: {signOff: 'x'}}}]}))
}

function deliver(document: BufferedDocument, event: Mutation['params']): void {
  document.arrive(new Mutation({transactionId: 't1', resultRev: 't1', ...event}))
}

test('a key does not bring a deleted article back', () => {
  const draft = new BufferedDocument(null)
  const published = new BufferedDocument({_id: 'a', _type: 'article', _rev: 'r1'})
  deliver(published, {previousRev: 'r1', mutations: [{delete: {id: 'a'}}]})
  typeInto(draft, 'drafts.a')
  expect([draft.LOCAL, draft.buffer.hasChanges()]).toEqual([null, false])
})

test('an article that somebody has created again can be edited', () => {
  const draft = new BufferedDocument({_id: 'drafts.b', _type: 'article', _rev: 'r1'})
  deliver(draft, {previousRev: 'r1', mutations: [{delete: {id: 'drafts.b'}}]})
  deliver(new BufferedDocument(null), {
    mutations: [{create: {_id: 'b', _type: 'article', _createdAt: '2026-05-03T10:00:00Z'}}],
  })
  typeInto(draft, 'drafts.b')
  expect(draft.LOCAL).toMatchObject({signOff: 'x'})
})

test('a new article can be edited', () => {
  const draft = new BufferedDocument(null)
  typeInto(draft, 'drafts.c')
  expect(draft.LOCAL).toMatchObject({signOff: 'x'})
})

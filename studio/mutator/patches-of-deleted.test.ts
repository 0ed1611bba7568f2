import {BufferedDocument, Mutation} from '@sanity/mutator'
import {beforeAll, expect, test} from 'vitest'

import {ignorePatchesOfDeleted} from './patches-of-deleted.ts'

beforeAll(ignorePatchesOfDeleted)

const DRAFT = {
  _id: 'drafts.a',
  _type: 'article',
  _rev: 'r1',
  _createdAt: '2026-05-03T10:00:00Z',
  _updatedAt: '2026-05-03T10:00:00Z',
  signOff: 'With',
}
const typing = {patch: {id: 'drafts.a', set: {signOff: 'With love'}}}

test('a draft that a colleague publishes while a change of it is on its way is gone, without an error', () => {
  const draft = new BufferedDocument({...DRAFT})
  draft.commitHandler = () => undefined
  draft.add(new Mutation({mutations: [typing]}))
  void draft.commit()
  draft.arrive(
    new Mutation({
      transactionId: 'r2',
      previousRev: 'r1',
      timestamp: '2026-05-03T10:00:01Z',
      mutations: [{delete: {id: 'drafts.a'}}],
    }),
  )
  expect(draft.LOCAL).toBe(null)

  const again = {...DRAFT, signOff: 'Again'}
  draft.add(new Mutation({mutations: [{createIfNotExists: again}, typing]}))
  expect(draft.LOCAL).toMatchObject({_id: 'drafts.a', signOff: 'With love'})
})

test('what the server makes of a change that was on its way is on the screen', () => {
  const draft = new BufferedDocument({...DRAFT})
  const commits: {mutation: Mutation; success: () => void}[] = []
  draft.commitHandler = (commit) => commits.push(commit)
  const titling = {patch: {id: 'drafts.a', set: {title: 'On its way'}}}
  const arrive = (event: Mutation['params']) => draft.arrive(new Mutation(event))
  draft.add(new Mutation({mutations: [titling]}))
  void draft.commit()
  arrive({
    transactionId: 'r2',
    previousRev: 'r1',
    resultRev: 'r2',
    mutations: [{delete: {id: 'drafts.a'}}],
  })
  draft.add(new Mutation({mutations: [{createIfNotExists: {...DRAFT}}, typing]}))
  void draft.commit()
  commits[0]?.success()
  const first = commits[0]?.mutation.transactionId ?? ''
  const second = commits[1]?.mutation.transactionId ?? ''
  arrive({transactionId: first, resultRev: first, mutations: [{create: {...DRAFT}}, titling]})
  commits[1]?.success()
  arrive({transactionId: second, previousRev: first, resultRev: second, mutations: [typing]})
  expect(draft.LOCAL).toMatchObject({title: 'On its way', signOff: 'With love', _rev: second})
})

test('what creates a document again still does', () => {
  const mutation = new Mutation({mutations: [typing, {createIfNotExists: {...DRAFT}}, typing]})
  expect(mutation.apply(null)).toMatchObject({_id: 'drafts.a', signOff: 'With love'})
  expect(new Mutation({mutations: [typing]}).apply({...DRAFT})).toMatchObject({
    signOff: 'With love',
  })
})

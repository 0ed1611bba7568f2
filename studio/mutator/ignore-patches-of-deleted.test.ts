import {BufferedDocument, Mutation} from '@sanity/mutator'
import {beforeAll, expect, test} from 'vitest'

import {ignorePatchesOfDeleted} from './ignore-patches-of-deleted.ts'

beforeAll(ignorePatchesOfDeleted)

const DRAFT = {
  _id: 'drafts.a',
  _type: 'article',
  _rev: 'r1',
  _createdAt: '2026-05-03T10:00:00Z',
  _updatedAt: '2026-05-03T10:00:00Z',
  signOff: 'With',
}
const signOffPatch = {patch: {id: 'drafts.a', set: {signOff: 'With love'}}}

test('a draft that is deleted while its patch is being sent becomes null, without an error', () => {
  const draft = new BufferedDocument({...DRAFT})
  draft.commitHandler = () => undefined
  draft.add(new Mutation({mutations: [signOffPatch]}))
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

  const recreated = {...DRAFT, signOff: 'Again'}
  draft.add(new Mutation({mutations: [{createIfNotExists: recreated}, signOffPatch]}))
  expect(draft.LOCAL).toMatchObject({_id: 'drafts.a', signOff: 'With love'})
})

test('a patch that was being sent during the deletion is shown once the server has applied it to a new draft', () => {
  const draft = new BufferedDocument({...DRAFT})
  const commits: {mutation: Mutation; success: () => void}[] = []
  draft.commitHandler = (commit) => commits.push(commit)
  const titlePatch = {patch: {id: 'drafts.a', set: {title: 'Sent before'}}}
  const arrive = (event: Mutation['params']) => draft.arrive(new Mutation(event))
  draft.add(new Mutation({mutations: [titlePatch]}))
  void draft.commit()
  arrive({
    transactionId: 'r2',
    previousRev: 'r1',
    resultRev: 'r2',
    mutations: [{delete: {id: 'drafts.a'}}],
  })
  draft.add(new Mutation({mutations: [{createIfNotExists: {...DRAFT}}, signOffPatch]}))
  void draft.commit()
  commits[0]?.success()
  const first = commits[0]?.mutation.transactionId ?? ''
  const second = commits[1]?.mutation.transactionId ?? ''
  arrive({transactionId: first, resultRev: first, mutations: [{create: {...DRAFT}}, titlePatch]})
  commits[1]?.success()
  arrive({transactionId: second, previousRev: first, resultRev: second, mutations: [signOffPatch]})
  expect(draft.LOCAL).toMatchObject({title: 'Sent before', signOff: 'With love', _rev: second})
})

test('a mutation that creates the document is still applied', () => {
  const mutation = new Mutation({
    mutations: [signOffPatch, {createIfNotExists: {...DRAFT}}, signOffPatch],
  })
  expect(mutation.apply(null)).toMatchObject({_id: 'drafts.a', signOff: 'With love'})
  expect(new Mutation({mutations: [signOffPatch]}).apply({...DRAFT})).toMatchObject({
    signOff: 'With love',
  })
})

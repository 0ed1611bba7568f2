import {BufferedDocument, type CommitHandlerMessage, Mutation} from '@sanity/mutator'
import {beforeAll, expect, test} from 'vitest'

import {ignorePatchesOfDeleted} from './ignore-patches-of-deleted.ts'
import {keepTextOfPublished} from './keep-text-of-published.ts'

beforeAll(() => {
  ignorePatchesOfDeleted()
  keepTextOfPublished()
})

const DRAFT = {_id: 'drafts.a', _type: 'article', _rev: 'r1', signOff: 'With'}
const PUBLISHED = {...DRAFT, _id: 'a', _rev: 'r0'}
const DELETE_DRAFT = {delete: {id: 'drafts.a'}}
const PUBLISH = {createOrReplace: {...PUBLISHED}}
const DELETE_PUBLISHED = {delete: {id: 'a'}}

/** The draft and the published document of an article, and the commits that the draft has sent. */
class Pair {
  readonly draft = new BufferedDocument({...DRAFT})
  readonly published = new BufferedDocument({...PUBLISHED})
  readonly commits: CommitHandlerMessage[] = []

  constructor() {
    this.draft.commitHandler = (commit) => this.commits.push(commit)
  }

  type(signOff: string): void {
    this.draft.add(new Mutation({mutations: [{patch: {id: 'drafts.a', set: {signOff}}}]}))
  }

  /** Delivers the events of one transaction in the given order. */
  deliver(transactionId: string, ...operations: Mutation['mutations']): void {
    for (const operation of operations) {
      const isDraft = operation === DELETE_DRAFT
      const event = {
        transactionId,
        previousRev: isDraft ? 'r1' : 'r0',
        resultRev: transactionId,
        transactionTotalEvents: operations.length,
        mutations: [operation],
      }
      const document = isDraft ? this.draft : this.published
      document.arrive(new Mutation(event))
    }
  }

  /** Delivers the event of the draft's latest commit, for which the server has created a new draft. */
  deliverNewDraft(signOff: string): void {
    const {transactionId = '', mutations} =
      this.commits.at(-1)?.mutation ?? new Mutation({mutations: []})
    const create = {_id: 'drafts.a', _type: 'article', signOff}
    this.draft.arrive(
      new Mutation({transactionId, resultRev: transactionId, mutations: [{create}, ...mutations]}),
    )
    this.commits.at(-1)?.success()
  }
}

test.each([
  ['before', [PUBLISH, DELETE_DRAFT]],
  ['after', [DELETE_DRAFT, PUBLISH]],
])(
  'typed text stays if the event of the published document arrives %s that of the draft',
  (_order, events) => {
    const pair = new Pair()
    pair.type('With love')
    pair.deliver('t1', ...events)
    expect(pair.draft.LOCAL).toMatchObject({signOff: 'With love'})

    pair.type('With love and light')
    void pair.draft.commit()
    pair.deliverNewDraft('With')
    expect(pair.draft.LOCAL).toMatchObject({signOff: 'With love and light'})
    expect(pair.draft.document.HEAD).toEqual(pair.draft.LOCAL)
  },
)

test('text that is being sent during the publication stays', () => {
  const pair = new Pair()
  pair.type('With love')
  void pair.draft.commit()
  pair.deliver('t1', PUBLISH, DELETE_DRAFT)
  pair.type('With love and light')
  expect(pair.draft.LOCAL).toMatchObject({signOff: 'With love and light'})
  pair.deliverNewDraft('With')
  expect(pair.draft.document.HEAD).toMatchObject({signOff: 'With love'})
  expect(pair.draft.LOCAL).toMatchObject({signOff: 'With love and light'})
})

test('a draft without local changes is deleted by the publication', () => {
  const pair = new Pair()
  pair.deliver('t1', PUBLISH, DELETE_DRAFT)
  expect(pair.draft.LOCAL).toBe(null)
})

test('discarded text does not come back', () => {
  const pair = new Pair()
  pair.type('With love')
  pair.deliver('t1', DELETE_DRAFT)
  expect(pair.draft.LOCAL).toBe(null)
})

test.each([
  ['before', [DELETE_PUBLISHED, DELETE_DRAFT]],
  ['after', [DELETE_DRAFT, DELETE_PUBLISHED]],
])(
  'the text of a deleted article does not come back if the published one is deleted %s the draft',
  (_order, events) => {
    const pair = new Pair()
    pair.type('With love')
    pair.deliver('t1', ...events)
    expect(pair.draft.LOCAL).toBe(null)
  },
)

test('after a commit that has failed for good, the draft is gone', () => {
  const pair = new Pair()
  pair.type('With love')
  void pair.draft.commit().catch(() => undefined)
  pair.deliver('t1', PUBLISH, DELETE_DRAFT)
  pair.commits[0]?.cancel(new Error('Forbidden'))
  expect(pair.draft.LOCAL).toBe(null)
})

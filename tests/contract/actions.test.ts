import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

beforeEach(async () => {
  lake = await serveEmptyLake()
})

afterEach(() => lake.close())

const ID = 'article-one'
const DRAFT = 'drafts.article-one'

async function fetchTitles(): Promise<unknown> {
  return lake.editor.fetch(
    '*[_type == "article"] | order(_id) {_id, title}',
    {},
    {perspective: 'raw'},
  )
}

async function createDraft(title = 'Draft'): Promise<void> {
  await lake.editor.action({
    actionType: 'sanity.action.document.version.create',
    publishedId: ID,
    document: {_id: DRAFT, _type: 'article', title},
  })
}

async function publish(): Promise<{transactionId: string}> {
  return lake.editor.action({
    actionType: 'sanity.action.document.publish',
    draftId: DRAFT,
    publishedId: ID,
  })
}

describe('the official client acts on documents: it', () => {
  test('creates a draft and publishes it', async () => {
    await createDraft()
    expect(await fetchTitles()).toEqual([{_id: DRAFT, title: 'Draft'}])
    const {transactionId} = await publish()
    expect(await lake.editor.getDocument(ID)).toMatchObject({_rev: transactionId, title: 'Draft'})
    expect(await fetchTitles()).toEqual([{_id: ID, title: 'Draft'}])
  })

  test('edits a published document through a draft', async () => {
    await lake.editor.create({_id: ID, _type: 'article', title: 'Published'})
    await lake.editor.action({
      actionType: 'sanity.action.document.edit',
      draftId: DRAFT,
      publishedId: ID,
      patch: {set: {title: 'Edited'}},
    })
    expect(await fetchTitles()).toEqual(
      [
        {_id: ID, title: 'Published'},
        {_id: DRAFT, title: 'Edited'},
      ].toSorted((left, right) => (left['_id'] < right['_id'] ? -1 : 1)),
    )
    await publish()
    expect(await fetchTitles()).toEqual([{_id: ID, title: 'Edited'}])
  })

  test('discards a draft', async () => {
    await lake.editor.create({_id: ID, _type: 'article', title: 'Published'})
    await createDraft()
    await lake.editor.action({
      actionType: 'sanity.action.document.version.discard',
      versionId: DRAFT,
    })
    expect(await fetchTitles()).toEqual([{_id: ID, title: 'Published'}])
  })

  test('unpublishes a document to a draft', async () => {
    await createDraft()
    await publish()
    await lake.editor.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: DRAFT,
      publishedId: ID,
    })
    expect(await fetchTitles()).toEqual([{_id: DRAFT, title: 'Draft'}])
  })

  test('deletes a document with its drafts', async () => {
    await lake.editor.create({_id: ID, _type: 'article', title: 'Published'})
    await createDraft()
    await lake.editor.action({
      actionType: 'sanity.action.document.delete',
      publishedId: ID,
      includeDrafts: [DRAFT],
    })
    expect(await fetchTitles()).toEqual([])
  })

  test('replaces a draft', async () => {
    await createDraft()
    await lake.editor.action({
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: ID,
      attributes: {_id: DRAFT, _type: 'article', title: 'Replaced'},
    })
    expect(await fetchTitles()).toEqual([{_id: DRAFT, title: 'Replaced'}])
  })

  test('commits nothing in a dry run', async () => {
    await createDraft()
    await lake.editor.action(
      {actionType: 'sanity.action.document.publish', draftId: DRAFT, publishedId: ID},
      {dryRun: true},
    )
    expect(await fetchTitles()).toEqual([{_id: DRAFT, title: 'Draft'}])
  })

  test('commits several actions completely or not at all', async () => {
    await createDraft()
    await expect(
      lake.editor.action([
        {actionType: 'sanity.action.document.publish', draftId: DRAFT, publishedId: ID},
        {
          actionType: 'sanity.action.document.publish',
          draftId: 'drafts.nothing',
          publishedId: 'nothing',
        },
      ]),
    ).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status: number) => status >= 400 && status < 500),
      details: {type: 'actionError', items: [expect.objectContaining({index: 1})]},
    })
    expect(await fetchTitles()).toEqual([{_id: DRAFT, title: 'Draft'}])
  })

  test('publishes a draft only if the published document still has the given revision', async () => {
    const {_rev: revision} = await lake.editor.create({
      _id: ID,
      _type: 'article',
      title: 'Published',
    })
    await createDraft()
    await lake.editor.patch(ID).set({title: 'Changed meanwhile'}).commit()
    await expect(
      lake.editor.action({
        actionType: 'sanity.action.document.publish',
        draftId: DRAFT,
        publishedId: ID,
        ifPublishedRevisionId: revision,
      }),
    ).rejects.toMatchObject({statusCode: 409, details: {type: 'actionError'}})
  })

  test('makes references strong when it publishes them', async () => {
    await lake.editor.create({_id: 'person-ada', _type: 'person'})
    await lake.editor.create({
      _id: DRAFT,
      _type: 'article',
      author: {
        _type: 'reference',
        _ref: 'person-ada',
        _weak: true,
        _strengthenOnPublish: {type: 'person'},
      },
    })
    await publish()
    expect(await lake.editor.getDocument(ID)).toMatchObject({
      author: {_type: 'reference', _ref: 'person-ada'},
    })
    await expect(lake.editor.delete('person-ada')).rejects.toMatchObject({statusCode: 409})
  })
})

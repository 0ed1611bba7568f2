import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../testing/temporary-lake.ts'

const action = (name: string, fields: Record<string, unknown>): unknown => ({
  actionType: `sanity.action.document.${name}`,
  ...fields,
})

const ALL = '* | order(_id) {_id, title, "ref": ref{_ref, _weak, _strengthenOnPublish}}'
const ids = {draftId: 'drafts.a', publishedId: 'a'}

async function openWithDraft(): Promise<TemporaryLake> {
  const temporary = openTemporaryLake()
  await temporary.act(
    action('create', {
      publishedId: 'a',
      attributes: {_id: 'drafts.a', _type: 'note', title: 'A'},
      ifExists: 'fail',
    }),
  )
  return temporary
}

const errorOf = (body: unknown): unknown => Object(body).error?.items?.[0]

test('a draft is created, edited and published, and editing the published document creates a new draft', async () => {
  const {act, query} = await openWithDraft()
  expect(await query(ALL)).toEqual([{_id: 'drafts.a', title: 'A', ref: null}])
  await act(action('edit', {...ids, patch: {set: {title: 'B'}}}), action('publish', ids))
  expect(await query(ALL)).toEqual([{_id: 'a', title: 'B', ref: null}])
  await act(action('edit', {...ids, patch: {set: {title: 'C'}}}))
  expect(await query(ALL)).toEqual([
    {_id: 'a', title: 'B', ref: null},
    {_id: 'drafts.a', title: 'C', ref: null},
  ])
  await act(action('publish', ids))
  expect(await query(ALL)).toEqual([{_id: 'a', title: 'C', ref: null}])
})

test('publishing strengthens the references that are marked for it', async () => {
  const {act, mutate, query} = await openWithDraft()
  const ref = {_type: 'reference', _ref: 'b', _weak: true, _strengthenOnPublish: {type: 'note'}}
  await mutate({patch: {id: 'drafts.a', set: {ref}}})
  const refused = await act(action('publish', ids))
  expect(refused.status).toBe(409)
  expect(errorOf(refused.body)).toEqual({
    index: 0,
    error: {
      type: 'documentReferenceDoesNotExistError',
      description: 'Document "a" references non-existent document "b"',
      id: 'a',
      referenceID: 'b',
    },
  })
  await mutate({create: {_id: 'b', _type: 'note', title: 'target'}})
  expect((await act(action('publish', ids))).status).toBe(200)
  expect(await query(ALL)).toEqual([
    {_id: 'a', title: 'A', ref: {_ref: 'b', _weak: null, _strengthenOnPublish: null}},
    {_id: 'b', title: 'target', ref: null},
  ])
})

test('publishing is refused if a revision is not the expected one', async () => {
  const {act, query} = await openWithDraft()
  const {body} = await act(action('publish', {...ids, ifDraftRevisionId: 'old'}))
  expect(errorOf(body)).toMatchObject({
    index: 0,
    error: {type: 'documentRevisionIDDoesNotMatchError'},
  })
  expect((await act(action('publish', {...ids, ifPublishedRevisionId: 'x'}))).status).toBe(409)
  const revision = await query('*[0]._rev')
  expect((await act(action('publish', {...ids, ifDraftRevisionId: revision}))).status).toBe(200)
})

test('unpublishing turns the published document into a draft, unless there is a draft already', async () => {
  const {act, query} = await openWithDraft()
  await act(action('publish', ids))
  await act(action('unpublish', ids))
  expect(await query(ALL)).toEqual([{_id: 'drafts.a', title: 'A', ref: null}])
  await act(action('publish', ids), action('edit', {...ids, patch: {set: {title: 'B'}}}))
  await act(action('unpublish', ids))
  expect(await query(ALL)).toEqual([{_id: 'drafts.a', title: 'B', ref: null}])
})

test('drafts are discarded, replaced and copied, and a document is deleted with its drafts', async () => {
  const {act, query} = await openWithDraft()
  await act(action('publish', ids))
  await act(action('version.create', {publishedId: 'a', baseId: 'a', versionId: 'drafts.a'}))
  expect(await query('*._id')).toEqual(['a', 'drafts.a'])
  await act(
    action('replaceDraft', {
      publishedId: 'a',
      attributes: {_id: 'drafts.a', _type: 'note', title: 'R'},
    }),
  )
  expect(await query('*[_id == "drafts.a"].title')).toEqual(['R'])
  await act(action('version.replace', {document: {_id: 'drafts.a', _type: 'note', title: 'S'}}))
  expect(await query('*[_id == "drafts.a"].title')).toEqual(['S'])
  await act(action('version.discard', {versionId: 'drafts.a'}))
  expect(await query('*._id')).toEqual(['a'])
  await act(action('edit', {...ids, patch: {unset: ['_empty_action_guard_pseudo_field_']}}))
  await act(action('discard', {draftId: 'drafts.a'}))
  await act(action('edit', {...ids, patch: {set: {title: 'T'}}}))
  await act(action('delete', {publishedId: 'a', includeDrafts: ['drafts.a']}))
  expect(await query('*')).toEqual([])
})

test('a version is created for a release, and marked so that the release unpublishes its document', async () => {
  const {act, query} = await openWithDraft()
  await act(action('publish', ids))
  const document = {_id: 'versions.spring.a', _type: 'note', title: 'V'}
  await act(action('version.create', {publishedId: 'a', document}))
  await act(action('version.unpublish', {publishedId: 'a', versionId: 'versions.spring.a'}))
  expect(await query('*[_id == "versions.spring.a"]{title, _system}')).toEqual([
    {title: 'V', _system: {delete: true}},
  ])
  expect(await query('*._id', {perspective: 'spring'})).toEqual([])
})

test('a version is created from attributes', async () => {
  const {act, query} = openTemporaryLake()
  const attributes = {_id: 'drafts.a', _type: 'note', title: 'A'}
  await act(action('version.create', {publishedId: 'a', attributes}))
  expect(await query(ALL)).toEqual([{_id: 'drafts.a', title: 'A', ref: null}])
})

test('an invalid action is refused with its index, together with the whole request', async () => {
  const {act, query} = openTemporaryLake()
  const create = action('create', {publishedId: 'a', attributes: {_id: 'drafts.a', _type: 'note'}})
  for (const [second, status, type] of [
    [action('publish', {draftId: 'drafts.b', publishedId: 'b'}), 404, 'documentNotFoundError'],
    [action('publish', {draftId: 'drafts.b', publishedId: 'a'}), 400, 'invalidActionError'],
    [action('edit', {...ids, patch: {merge: 1}}), 400, 'validationError'],
    [action('discard', {draftId: 'a'}), 400, 'invalidActionError'],
    [action('delete', {publishedId: 'a'}), 404, 'documentNotFoundError'],
    [action('explode', {}), 400, 'unsupportedActionError'],
    [{actionType: 'sanity.action.release.explode', releaseId: 'r'}, 400, 'unsupportedActionError'],
    [create, 409, 'documentAlreadyExistsError'],
    ['nonsense', 400, 'unsupportedActionError'],
  ] as const) {
    const response = await act(create, second)
    expect([second, response.status, errorOf(response.body)]).toEqual([
      second,
      status,
      {index: 1, error: expect.objectContaining({type})},
    ])
    expect(Object(response.body).error.type).toBe('actionError')
  }
  expect((await act()).status).toBe(400)
  expect(await query('*')).toEqual([])
})

test('a dry run succeeds and changes nothing', async () => {
  const {request, query} = await openWithDraft()
  for (const tested of [
    action('publish', ids),
    {actionType: 'sanity.action.release.create', releaseId: 'r'},
  ]) {
    const response = await request('/data/actions/production', {
      body: {actions: [tested], dryRun: true, transactionId: 'tested'},
    })
    expect(response).toMatchObject({status: 200, body: {transactionId: 'tested'}})
  }
  expect(await query('*._id')).toEqual(['drafts.a'])
})

const documentWithForbiddenName = (id: string): string =>
  `{"_id":"${id}","_type":"note","deep":[{"__proto__":{"x":1}}]}`

test('a document with a forbidden attribute name is refused by every action that takes a document', async () => {
  const {request, query} = await openWithDraft()
  const before = await query('*')
  for (const fields of [
    `"actionType":"sanity.action.document.create","publishedId":"b","attributes":${documentWithForbiddenName('drafts.b')}`,
    `"actionType":"sanity.action.document.replaceDraft","publishedId":"a","attributes":${documentWithForbiddenName('drafts.a')}`,
    `"actionType":"sanity.action.document.version.create","publishedId":"b","document":${documentWithForbiddenName('versions.r.b')}`,
    `"actionType":"sanity.action.document.version.replace","document":${documentWithForbiddenName('drafts.a')}`,
    `"actionType":"sanity.action.release.create","releaseId":"r","metadata":{"__proto__":{"x":1}}`,
    `"actionType":"sanity.action.release.import","releaseId":"r","attributes":${documentWithForbiddenName('_.releases.r').replace('note', 'system.release')}`,
    `"actionType":"sanity.action.document.edit","draftId":"drafts.a","publishedId":"a","patch":{"set":{"__proto__.x":1}}`,
  ]) {
    const response = await request('/data/actions/production', {body: `{"actions":[{${fields}}]}`})
    expect([fields, response.status, Object(response.body).message]).toEqual([
      fields,
      400,
      expect.stringContaining('"__proto__" cannot be the name of an attribute'),
    ])
  }
  expect(await query('*')).toEqual(before)
})

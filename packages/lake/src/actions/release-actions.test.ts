import {expect, test} from 'vitest'

import {openWithCallers, type CallerName} from '../testing/callers.ts'
import {openTemporaryLake, type TemporaryLake} from '../testing/temporary-lake.ts'

const MONDAY = '2026-12-07T09:00:00.000Z'
const NOW = new Date('2026-12-01T12:00:00.000Z')

const onRelease = (name: string, fields: Record<string, unknown> = {}): unknown => ({
  actionType: `sanity.action.release.${name}`,
  releaseId: 'spring',
  ...fields,
})

const onVersion = (name: string, fields: Record<string, unknown>): unknown => ({
  actionType: `sanity.action.document.version.${name}`,
  ...fields,
})

const errorOf = (body: unknown): unknown => Object(body).error?.items?.[0]?.error

const RELEASE = '*[_id == "_.releases.spring"][0]{..., "_rev": null}'
const FILMS = '*[_type == "film"] | order(_id) {_id, title}'

const reference = (id: string): unknown => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type: 'film'},
})

/** A film that is published, and a release with a new state of it and a new film. */
async function openWithRelease(): Promise<TemporaryLake> {
  const temporary = openTemporaryLake({now: () => NOW})
  await temporary.mutate({create: {_id: 'alien', _type: 'film', title: 'Alien'}})
  const {status} = await temporary.act(
    onRelease('create', {metadata: {title: 'Spring', releaseType: 'asap'}}),
  )
  expect(status).toBe(200)
  await temporary.act(
    onVersion('create', {
      publishedId: 'alien',
      document: {_id: 'versions.spring.alien', _type: 'film', title: 'Alien, restored'},
    }),
    onVersion('create', {
      publishedId: 'brazil',
      document: {_id: 'versions.spring.brazil', _type: 'film', title: 'Brazil'},
    }),
  )
  return temporary
}

const BEFORE = [
  {_id: 'alien', title: 'Alien'},
  {_id: 'versions.spring.alien', title: 'Alien, restored'},
  {_id: 'versions.spring.brazil', title: 'Brazil'},
]

test('a release is created, and its metadata are edited', async () => {
  const {act, query} = openTemporaryLake({now: () => NOW})
  await act(onRelease('create'))
  expect(await query(RELEASE)).toEqual({
    _id: '_.releases.spring',
    _type: 'system.release',
    _rev: null,
    _createdAt: NOW.toISOString(),
    _updatedAt: NOW.toISOString(),
    name: 'spring',
    state: 'active',
    metadata: {releaseType: 'undecided'},
  })
  const metadata = {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: MONDAY}
  expect((await act(onRelease('edit', {patch: {set: {metadata}}}))).status).toBe(200)
  expect(await query('releases::all(){state, metadata}')).toEqual([{state: 'active', metadata}])
  expect(errorOf((await act(onRelease('create'))).body)).toMatchObject({
    type: 'documentAlreadyExistsError',
  })
})

test('publishing a release publishes all its versions in one transaction', async () => {
  const {act, query} = await openWithRelease()
  await act(onRelease('publish'))
  expect(await query(FILMS)).toEqual([
    {_id: 'alien', title: 'Alien, restored'},
    {_id: 'brazil', title: 'Brazil'},
  ])
  expect(await query('count(array::unique(*._rev))')).toBe(1)
  expect(await query('*[_id == "brazil"]{"has": defined(_system)}')).toEqual([{has: false}])
  expect(await query(RELEASE)).toMatchObject({
    state: 'published',
    publishedAt: NOW.toISOString(),
    finalDocumentStates: [
      {_key: 'alien', id: 'versions.spring.alien'},
      {_key: 'brazil', id: 'versions.spring.brazil'},
    ],
  })
})

test('a version that is marked for it unpublishes its document, which stays as a draft', async () => {
  const {act, query} = await openWithRelease()
  const marked = {publishedId: 'alien', versionId: 'versions.spring.alien'}
  await act(onVersion('unpublish', marked))
  const publish = {actionType: 'sanity.action.document.publish', publishedId: 'alien'}
  const {status, body} = await act({...publish, draftId: 'versions.spring.alien'})
  expect([status, errorOf(body)]).toEqual([
    400,
    expect.objectContaining({description: expect.stringContaining('is marked to unpublish')}),
  ])
  await act(onRelease('publish'))
  expect(await query(FILMS)).toEqual([
    {_id: 'brazil', title: 'Brazil'},
    {_id: 'drafts.alien', title: 'Alien'},
  ])
})

test('a release is not published if a strong reference would have no target', async () => {
  const {act, mutate, query} = await openWithRelease()
  await mutate({patch: {id: 'versions.spring.brazil', set: {next: reference('missing')}}})
  const {status, body} = await act(onRelease('publish'))
  expect([status, errorOf(body)]).toEqual([
    409,
    expect.objectContaining({type: 'documentReferenceDoesNotExistError', referenceID: 'missing'}),
  ])
  expect(await query(FILMS)).toEqual(BEFORE)
})

test('the versions of a release refer to each other', async () => {
  const {act, mutate, query} = await openWithRelease()
  await mutate(
    {patch: {id: 'versions.spring.alien', set: {next: reference('brazil')}}},
    {patch: {id: 'versions.spring.brazil', set: {next: reference('alien')}}},
  )
  expect((await act(onRelease('publish'))).status).toBe(200)
  expect(await query('*[_type == "film"] | order(_id) .next->title')).toEqual([
    'Brazil',
    'Alien, restored',
  ])
})

test('an archived release is restored with its versions as they were', async () => {
  const {act, query} = await openWithRelease()
  const all = '*[_id in path("versions.**")]{..., "_rev": null, "_updatedAt": null}'
  const versions = await query(all)
  await act(onRelease('archive'))
  expect(await query(FILMS)).toEqual([{_id: 'alien', title: 'Alien'}])
  expect(await query(RELEASE)).toMatchObject({
    state: 'archived',
    finalDocumentStates: [{id: 'versions.spring.alien'}, {id: 'versions.spring.brazil'}],
  })
  expect((await act(onRelease('unarchive'))).status).toBe(200)
  expect(await query(all)).toEqual(versions)
  expect(await query(RELEASE)).toMatchObject({state: 'active'})
  expect(await query('*[_id == "_.releases.spring"][0].finalDocumentStates')).toBe(null)
})

test('a scheduled release is locked until it is unscheduled', async () => {
  const {act, mutate, query} = await openWithRelease()
  await act(onRelease('schedule', {publishAt: MONDAY}))
  expect(await query(RELEASE)).toMatchObject({
    state: 'scheduled',
    publishAt: MONDAY,
    metadata: {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: MONDAY},
  })
  const added = {_id: 'versions.spring.clue', _type: 'film', title: 'Clue'}
  for (const response of [
    await mutate({patch: {id: 'versions.spring.alien', set: {title: 'X'}}}),
    await mutate({patch: {query: '*[_type == "film"]', set: {title: 'X'}}}),
    await mutate({delete: {id: 'versions.spring.alien'}}),
    await mutate({create: added}),
    await act(onVersion('create', {publishedId: 'clue', document: added})),
    await act(onVersion('discard', {versionId: 'versions.spring.alien'})),
    await act({
      actionType: 'sanity.action.document.publish',
      draftId: 'versions.spring.alien',
      publishedId: 'alien',
    }),
  ]) {
    expect([response.status, errorOf(response.body)]).toEqual([
      409,
      expect.objectContaining({type: 'releaseLockedError', releaseId: 'spring'}),
    ])
  }
  expect(await query(FILMS)).toEqual(BEFORE)
  expect((await act(onRelease('schedule', {publishAt: '2026-12-08T09:00:00Z'}))).status).toBe(200)
  await act(onRelease('unschedule'), onVersion('discard', {versionId: 'versions.spring.alien'}))
  expect(await query(RELEASE)).toMatchObject({state: 'active'})
  expect(await query('*[_id == "_.releases.spring"][0].publishAt')).toBe(null)
  expect(await query('*[sanity::partOfRelease("spring")]._id')).toEqual(['versions.spring.brazil'])
})

test('each action needs a release in one of its states, and a dry run says the same', async () => {
  const {act, request, query} = await openWithRelease()
  const actions = [
    onRelease('edit', {patch: {set: {'metadata.title': 'Summer'}}}),
    onRelease('publish'),
    onRelease('schedule', {publishAt: MONDAY}),
    onRelease('unschedule'),
    onRelease('archive'),
    onRelease('unarchive'),
    onRelease('delete'),
  ]
  const allowed = async (): Promise<number[]> => {
    const statuses: number[] = []
    for (const action of actions) {
      const {status} = await request('/data/actions/production', {
        body: {actions: [action], dryRun: true},
      })
      statuses.push(status)
    }
    return statuses
  }
  expect(await allowed()).toEqual([200, 200, 200, 409, 200, 409, 409])
  await act(onRelease('schedule', {publishAt: MONDAY}))
  expect(await allowed()).toEqual([200, 409, 200, 200, 409, 409, 409])
  expect((await act(onRelease('archive'))).status).toBe(409)
  await act(onRelease('unschedule'))
  await act(onRelease('archive'))
  expect(await allowed()).toEqual([409, 409, 409, 409, 409, 200, 200])
  await act(onRelease('unarchive'))
  await act(onRelease('publish'))
  expect(await allowed()).toEqual([409, 409, 409, 409, 409, 409, 200])
  await act(onRelease('delete'))
  expect(await query('releases::all()')).toEqual([])
  expect(await allowed()).toEqual([404, 404, 404, 404, 404, 404, 404])
})

test('an invalid action on a release is refused and names the invalid field', async () => {
  const {act, query} = await openWithRelease()
  const before = await query(RELEASE)
  for (const [action, description] of [
    [onRelease('create', {releaseId: 'a.b'}), '"releaseId" must be the name of a release'],
    [
      onRelease('create', {releaseId: 'drafts'}),
      'not "drafts"; the names of perspectives (drafts, published, raw) are reserved',
    ],
    [onRelease('create', {releaseId: 'x', metadata: []}), '"metadata" must be an object'],
    [onRelease('create', {releaseId: 'x', metadata: {title: 1}}), '"metadata.title" of a release'],
    [onRelease('edit', {patch: {set: {state: 'published'}}}), 'the path "state" cannot be patched'],
    [onRelease('edit', {patch: {unset: ['..state']}}), 'the path "..state" cannot be patched'],
    [
      onRelease('edit', {patch: {unset: ['metadata']}}),
      '"metadata" of a release must be an object',
    ],
    [
      onRelease('edit', {patch: {set: {'metadata.releaseType': 'soon'}}}),
      '"metadata.releaseType" of a release must be "asap", "scheduled" or "undecided", not "soon"',
    ],
    [
      onRelease('edit', {patch: {set: {metadata: {releaseType: 'asap', intendedPublishAt: '9'}}}}),
      '"metadata.intendedPublishAt" of a release must be a date and time',
    ],
    [onRelease('schedule', {publishAt: 'Monday'}), '"publishAt" must be a date and time'],
    [onRelease('schedule'), '"publishAt" must be a date and time'],
    [onRelease('import', {ifExists: 'merge'}), '"ifExists" must be'],
    [onRelease('import', {attributes: {_type: 'film'}}), 'must be a document of type'],
    [
      onVersion('discard', {versionId: 'versions.spring.alien', purge: true}),
      '"purge" is not supported',
    ],
  ] as const) {
    const {status, body} = await act(action)
    expect([description, status, Object(errorOf(body)).description]).toEqual([
      description,
      400,
      expect.stringContaining(description),
    ])
  }
  expect(await query(RELEASE)).toEqual(before)
})

test('only actions change release documents', async () => {
  const {mutate, act, query} = await openWithRelease()
  const before = await query(RELEASE)
  const release = {_id: '_.releases.autumn', _type: 'system.release', state: 'active'}
  for (const response of [
    await mutate({create: release}),
    await mutate({create: {_id: 'x', _type: 'system.release'}}),
    await mutate({patch: {id: '_.releases.spring', set: {state: 'scheduled', publishAt: MONDAY}}}),
    await mutate({delete: {id: '_.releases.spring'}}),
    await act({
      actionType: 'sanity.action.document.edit',
      draftId: '_.releases.spring',
      publishedId: '_.releases.spring',
      patch: {set: {state: 'published'}},
    }),
  ]) {
    expect([response.status, Object(errorOf(response.body)).description]).toEqual([
      400,
      expect.stringContaining('can only be changed by actions on releases'),
    ])
  }
  expect(await query(RELEASE)).toEqual(before)
})

test('a scheduled draft has one version, which remembers what it was copied from', async () => {
  const {act, query} = await openWithRelease()
  const metadata = {cardinality: 'one', releaseType: 'scheduled', intendedPublishAt: MONDAY}
  await act({actionType: 'sanity.action.release.create', releaseId: 'one', metadata})
  const copy = {publishedId: 'alien', baseId: 'alien', versionId: 'versions.one.alien'}
  expect((await act(onVersion('create', copy))).status).toBe(200)
  const base = await query('*[_id == "alien"][0]{"id": _id, "rev": _rev}')
  expect(await query('*[_id == "versions.one.alien"][0]._system')).toEqual({base})
  const second = {_id: 'versions.one.brazil', _type: 'film', title: 'Brazil'}
  const {status, body} = await act(onVersion('create', {publishedId: 'brazil', document: second}))
  expect([status, errorOf(body)]).toEqual([
    409,
    expect.objectContaining({type: 'releaseCardinalityError'}),
  ])
})

test('an imported release keeps its state if it is finished, and is otherwise active', async () => {
  const {act, query} = openTemporaryLake({now: () => NOW})
  const exported = {
    _id: '_.releases.spring',
    _type: 'system.release',
    _createdAt: '2025-01-01T00:00:00Z',
    name: 'spring',
    state: 'scheduled',
    publishAt: MONDAY,
    metadata: {title: 'Spring', releaseType: 'scheduled'},
  }
  await act(onRelease('import', {attributes: exported, ifExists: 'fail'}))
  const active = {
    _id: '_.releases.spring',
    _type: 'system.release',
    _rev: null,
    _createdAt: '2025-01-01T00:00:00Z',
    _updatedAt: NOW.toISOString(),
    name: 'spring',
    state: 'active',
    metadata: {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: MONDAY},
  }
  expect(await query(RELEASE)).toEqual(active)
  const published = {...exported, state: 'published', publishedAt: MONDAY}
  const again = (ifExists: string): unknown => onRelease('import', {document: published, ifExists})
  expect((await act(again('fail'))).status).toBe(409)
  expect((await act(again('ignore'))).status).toBe(200)
  expect(await query(RELEASE)).toEqual(active)
  await act(again('replace'))
  expect(await query(RELEASE)).toMatchObject({state: 'published', publishedAt: MONDAY})
})

test('editors and administrators manage releases, contributors only write versions in them', async () => {
  const {temporary, as} = await openWithCallers()
  const path = '/data/actions/production'
  const write = (caller: CallerName, action: unknown): Promise<number> =>
    as(caller, path, {actions: [action]}).then(({status}) => status)
  for (const [caller, managing, versioning, seen] of [
    ['administrator', 200, 200, 2],
    ['editor', 200, 200, 2],
    ['contributor', 403, 200, 2],
    ['viewer', 403, 403, 1],
    ['telephone', 403, 403, 0],
    ['stranger', 401, 401, 0],
  ] as const) {
    const releaseId = `of-${caller}`
    const create = {actionType: 'sanity.action.release.create', releaseId}
    expect([caller, await write(caller, create)]).toEqual([caller, managing])
    if (managing !== 200) {
      await temporary.act(create)
    }
    const document = {_id: `versions.${releaseId}.x`, _type: 'page'}
    const version = onVersion('create', {publishedId: 'x', document})
    expect([caller, await write(caller, version)]).toEqual([caller, versioning])
    for (const action of [
      onRelease('schedule', {releaseId, publishAt: MONDAY}),
      onRelease('unschedule', {releaseId}),
      onRelease('publish', {releaseId}),
      onRelease('delete', {releaseId}),
    ]) {
      if (versioning === 200 && managing === 200) {
        continue
      }
      expect([caller, action, await write(caller, action)]).toEqual([caller, action, managing])
    }
    const query = `*[_id match "*${releaseId}*" || _id in path("versions.${releaseId}.**")]._id`
    const {body} = await as(
      caller,
      `/data/query/production?perspective=raw&query=${encodeURIComponent(query)}`,
    )
    expect([caller, Object(body).result.length]).toEqual([caller, seen])
  }
})

// Takes over 10 s: the first tests send some hundreds of transactions.
import {expect, test} from 'vitest'

import {CALLERS, openWithCallers, type CallerName} from '../testing/callers.ts'
import {withAccess} from '../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type ReceivedResponse,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'
import {createCustomRole} from './roles.ts'

const ID_KINDS = {
  draft: 'drafts.x',
  version: 'versions.r1.x',
  published: 'x',
  private: 'private.x',
} as const

type IdKind = keyof typeof ID_KINDS

/** Whom the roles of people allow to write documents with each kind of id. */
const WRITERS: Record<IdKind, readonly CallerName[]> = {
  draft: ['administrator', 'editor', 'contributor'],
  version: ['administrator', 'editor', 'contributor'],
  published: ['administrator', 'editor'],
  private: ['administrator', 'editor'],
}

const mutateWith =
  (createMutation: (id: string) => unknown) =>
  (id: string): [string, unknown] => ['/data/mutate/production', {mutations: [createMutation(id)]}]

const actWith =
  (name: string, createFields: (id: string) => Record<string, unknown>) =>
  (id: string): [string, unknown] => [
    '/data/actions/production',
    {actions: [{actionType: `sanity.action.document.${name}`, ...createFields(id)}]},
  ]

/** Each way to write a document that exists. */
const WRITES: readonly [
  name: string,
  permission: 'create' | 'update',
  kinds: readonly IdKind[],
  createRequest: (id: string) => [path: string, body: unknown],
][] = [
  [
    'createOrReplace',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({createOrReplace: {_id: id, _type: 'page', title: 'new'}})),
  ],
  [
    'patch',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({patch: {id, set: {title: 'new'}}})),
  ],
  [
    'a patch that changes nothing',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({patch: {id, set: {title: 'old'}}})),
  ],
  [
    'patch by query',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({
      patch: {query: '*[_id == $id]', params: {id}, set: {title: 'new'}},
    })),
  ],
  [
    'delete',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({delete: {id}})),
  ],
  [
    'delete by query',
    'update',
    ['draft', 'version', 'published', 'private'],
    mutateWith((id) => ({delete: {query: '*[_id == $id]', params: {id}}})),
  ],
  [
    'action edit',
    'update',
    ['draft'],
    actWith('edit', (id) => ({draftId: id, publishedId: 'x', patch: {set: {title: 'new'}}})),
  ],
  [
    'action version.discard',
    'update',
    ['draft', 'version'],
    actWith('version.discard', (id) => ({versionId: id})),
  ],
  [
    'action version.replace',
    'update',
    ['draft', 'version'],
    actWith('version.replace', (id) => ({document: {_id: id, _type: 'page', title: 'new'}})),
  ],
  [
    'action publish',
    'update',
    ['published'],
    actWith('publish', (id) => ({draftId: `drafts.${id}`, publishedId: id})),
  ],
  [
    'action unpublish',
    'update',
    ['published'],
    actWith('unpublish', (id) => ({draftId: `drafts.${id}`, publishedId: id})),
  ],
  [
    'action delete',
    'update',
    ['published'],
    actWith('delete', (id) => ({publishedId: id, includeDrafts: []})),
  ],
]

/** Each way to create a document. */
const CREATIONS: typeof WRITES = [
  ...(['create', 'createIfNotExists', 'createOrReplace'] as const).map(
    (kind) =>
      [
        kind,
        'create',
        ['draft', 'version', 'published', 'private'],
        mutateWith((id) => ({[kind]: {_id: id, _type: 'page'}})),
      ] satisfies (typeof WRITES)[number],
  ),
  [
    'action create',
    'create',
    ['draft'],
    actWith('create', (id) => ({publishedId: 'x', attributes: {_id: id, _type: 'page'}})),
  ],
  [
    'action version.create',
    'create',
    ['version'],
    actWith('version.create', (id) => ({publishedId: 'x', document: {_id: id, _type: 'page'}})),
  ],
]

const createRefusal = (permission: string): unknown => ({
  type: 'insufficientPermissionsError',
  permission,
})

for (const [title, isCreation, cases] of [
  ['every write', false, WRITES],
  ['every creation', true, CREATIONS],
] as const) {
  test(`${title} is allowed or refused by the role and the kind of id`, async () => {
    const {temporary, as} = await openWithCallers()
    for (const [name, permission, kinds, createRequest] of cases) {
      for (const kind of kinds) {
        for (const caller of CALLERS) {
          const label = `${name} of a ${kind} id by the ${caller}`
          await temporary.mutate({delete: {query: '*'}})
          if (!isCreation) {
            await seed(temporary)
          }
          const before = await temporary.query('*')
          const {status, body} = await as(caller, ...createRequest(ID_KINDS[kind]))
          const after = await temporary.query('*')
          const isAllowed = WRITERS[kind].includes(caller)
          // A query of the telephone does not see a document of another type that is not public.
          const isInvisible =
            caller === 'telephone' && name.endsWith('by query') && kind !== 'published'
          const refusal = caller === 'stranger' ? 401 : 403
          const expected = isAllowed || isInvisible ? 200 : refusal
          expect([label, status]).toEqual([label, expected])
          const isChanged = JSON.stringify(after) !== JSON.stringify(before)
          expect([label, isChanged]).toEqual([label, isAllowed])
          const refused = status === 403 && caller === 'contributor'
          const items = refused ? [{index: 0, error: createRefusal(permission)}] : undefined
          const error = refused ? Object(body).error.items : undefined
          expect([label, error]).toMatchObject([label, items])
        }
      }
    }
  })
}

test('assets are uploaded by everybody who writes documents, and by nobody else', async () => {
  const callers = await openWithCallers()
  for (const caller of CALLERS) {
    const {status} = await callers.as(caller, '/assets/files/production?filename=a.txt', caller)
    const expected =
      new Map<CallerName, number>([
        ['viewer', 403],
        ['telephone', 403],
        ['stranger', 401],
      ]).get(caller) ?? 200
    expect([caller, status]).toEqual([caller, expected])
  }
})

test('a dry run is refused like the write itself', async () => {
  const callers = await openWithCallers()
  const mutations = [{create: {_id: 'x', _type: 'page'}}]
  const path = '/data/mutate/production?dryRun=true'
  expect((await callers.as('contributor', path, {mutations})).status).toBe(403)
  expect((await callers.as('editor', path, {mutations})).status).toBe(200)
})

test('the error has the shape of Sanity and names the permission', async () => {
  const callers = await openWithCallers()
  const {temporary} = callers
  await seed(temporary)
  const {body} = await callers.as('contributor', '/data/mutate/production', {
    mutations: [
      {patch: {id: 'drafts.x', set: {title: 'new'}}},
      {patch: {id: 'x', set: {title: 'new'}}},
    ],
  })
  const description =
    'Insufficient permissions; permission "update" required: the role Contributor writes only drafts and versions, not the published document "x"'
  expect(body).toEqual({
    error: {
      type: 'mutationError',
      description: `The mutation(s) failed: ${description}`,
      items: [
        {
          index: 1,
          error: {type: 'insufficientPermissionsError', permission: 'update', description},
        },
      ],
    },
    statusCode: 403,
    message: `The mutation(s) failed: ${description}`,
  })
})

test('a custom token writes only its types and fields, whichever mutations are used', async () => {
  const callers = await openWithCallers()
  const {temporary} = callers
  await temporary.mutate(
    {create: {_id: 'light', _type: 'light', colour: 'red', place: 'hall'}},
    {create: {_id: 'page', _type: 'page'}},
    {create: {_id: 'drafts.only-a-draft', _type: 'page'}},
  )
  const statusOf = async (...mutations: unknown[]): Promise<number> =>
    (await callers.as('telephone', '/data/mutate/production', {mutations})).status
  expect(await statusOf({patch: {id: 'light', set: {colour: 'green', since: 'now'}}})).toBe(200)
  expect(await statusOf({create: {_type: 'log', text: 'green'}})).toBe(200)
  expect(await statusOf({create: {_type: 'light', colour: 'green'}})).toBe(200)
  // Both fields change, but only one of them may be written.
  const both = {colour: 'blue', place: 'attic'}
  expect(await statusOf({patch: {id: 'light', set: both}})).toBe(403)
  // The other field is the same after the whole transaction.
  const back = {patch: {id: 'light', set: {place: 'hall'}}}
  expect(await statusOf({patch: {id: 'light', set: both}}, back)).toBe(200)
  expect(await temporary.query('*[_id == "light"][0]')).toMatchObject({
    colour: 'blue',
    place: 'hall',
  })
  for (const mutation of [
    {patch: {id: 'light', unset: ['place']}},
    {patch: {id: 'light', set: {'place.deep': 1}}},
    {patch: {id: 'light', set: {_createdAt: '2000-01-01T00:00:00Z'}}},
    {patch: {query: '*[_id == "light"]', set: {place: 'attic'}}},
    {delete: {id: 'light'}},
    {createOrReplace: {_id: 'light', _type: 'light', colour: 'red'}},
    {createOrReplace: {_id: 'page', _type: 'light', colour: 'red'}},
    {createOrReplace: {_id: 'light', _type: 'log'}},
    {create: {_id: 'new', _type: 'light', place: 'attic'}},
    {create: {_id: 'drafts.page', _type: 'light', colour: 'red'}},
    {create: {_id: 'versions.r1.page', _type: 'log'}},
    {create: {_id: 'only-a-draft', _type: 'log'}},
    {delete: {id: 'page'}},
  ]) {
    expect([mutation, await statusOf(mutation)]).toEqual([mutation, 403])
  }
})

test('a query of a mutation, and the documents that it returns, show a token only what it may read', async () => {
  const callers = await openWithCallers()
  const {temporary} = callers
  await temporary.mutate(
    {create: {_id: 'drafts.secret', _type: 'page', title: 'secret'}},
    {create: {_id: 'drafts.light', _type: 'light', colour: 'red'}},
  )
  const path = '/data/mutate/production?returnDocuments=true'
  const send = (...mutations: unknown[]): Promise<ReceivedResponse> =>
    callers.as('telephone', path, {mutations})
  // If the query matched the secret document, the response would be 403.
  const guess = {query: '*[title match "s*"]', set: {colour: 'green'}}
  expect(await send({patch: guess})).toMatchObject({status: 200, body: {results: []}})
  const existing = {createIfNotExists: {_id: 'drafts.secret', _type: 'light'}}
  const {body} = await send(existing, {
    patch: {query: '*[_type == "light"]', set: {colour: 'green'}},
  })
  expect(Object(body).results).toMatchObject([
    {id: 'drafts.secret', operation: 'none'},
    {id: 'drafts.light', document: {colour: 'green'}},
  ])
  expect(JSON.stringify(body)).not.toContain('title')
})

test('the error of a patch reveals nothing about a document of which the token writes no others', async () => {
  const callers = await openWithCallers()
  await callers.temporary.mutate({create: {_id: 'drafts.x', _type: 'page', title: 'secret'}})
  const patchWith = (operations: Record<string, unknown>): Promise<ReceivedResponse> =>
    callers.as('telephone', '/data/mutate/production', {
      mutations: [{patch: {id: 'drafts.x', ...operations}}],
    })
  const response = await patchWith({set: {title: 'new'}})
  expect(response.status).toBe(403)
  for (const operations of [
    {set: {'[title > "s"]._id': 'y'}},
    {set: {'[title > "t"]._id': 'y'}},
    {unset: ['[title == "secret"]._type']},
    {ifRevisionID: 'another', set: {title: 'new'}},
  ]) {
    const {body} = await patchWith(operations)
    expect([operations, body]).toEqual([operations, response.body])
  }
})

test('an action copies no document that the token does not see', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  await temporary.mutate({create: {_id: 'private.x', _type: 'page', title: 'secret'}})
  const writer = createCustomRole([{permissions: ['create', 'update', 'publish'], types: ['page']}])
  const {secret: token} = await withAccess(data, ({tokens}) => tokens.add('Writer', writer))
  const act = (...actions: Record<string, unknown>[]): Promise<ReceivedResponse> =>
    temporary.request('/data/actions/production', {
      token,
      body: {
        actions: actions.map(({name, ...fields}) =>
          Object.assign(fields, {actionType: `sanity.action.document.${String(name)}`}),
        ),
      },
    })
  const copied = {publishedId: 'y', draftId: 'drafts.y', versionId: 'versions.r1.y'}
  for (const action of [
    {...copied, name: 'version.create', baseId: 'private.x'},
    {...copied, name: 'edit', publishedId: 'private.x', patch: {set: {n: 1}}},
    {...copied, name: 'unpublish', publishedId: 'private.x'},
  ]) {
    expect([action, (await act(action)).status]).toEqual([action, 403])
  }
  const attributes = {_id: 'drafts.z', _type: 'page', title: 'own'}
  const own = {publishedId: 'z', draftId: 'drafts.z'}
  const created = await act({...own, name: 'create', attributes}, {...own, name: 'publish'})
  expect(created.status).toBe(200)
  expect(await temporary.query('*[title == "own"]._id')).toEqual(['z'])
})

/** Creates a document with each kind of id. */
async function seed({mutate}: TemporaryLake): Promise<void> {
  const documents = Object.values(ID_KINDS).map((_id) => ({_id, _type: 'page', title: 'old'}))
  const {status} = await mutate(...documents.map((document) => ({create: document})))
  expect(status).toBe(200)
}

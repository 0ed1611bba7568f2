import {expect, test} from 'vitest'

import {openWithCallers, type CallerName, type LakeWithCallers} from '../testing/callers.ts'
import {addPerson, withAccess} from '../testing/people.ts'
import {readEvents} from '../testing/read-events.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'
import {ROLE_NAMES, ROLES} from './roles.ts'

const ALL = ['SECRET-LIGHT', 'SECRET-PAGE']
const SEEN: readonly [CallerName, readonly string[]][] = [
  ...ROLE_NAMES.map((role): [CallerName, readonly string[]] => [role, ALL]),
  ['telephone', ['SECRET-LIGHT']],
  ['stranger', []],
]
const seenIn = (text: string): string[] => ALL.filter((secret) => text.includes(secret))
const encode = encodeURIComponent

const PATHS = [
  '/data/query/production?perspective=raw&query=*',
  '/data/query/production?perspective=drafts,r1&query=*',
  `/data/query/production?perspective=raw&query=${encode('*[_type in ["page", "light"]]')}`,
  `/data/query/production?perspective=raw&query=${encode('*[_id in path("drafts.**")]')}`,
  `/data/query/production?perspective=raw&query=${encode('*[_id == "log"]{"a": about->title, "b": light->colour}')}`,
  `/data/query/production?perspective=raw&returnQuery=false&query=${encode('*[title == "SECRET-PAGE" || colour == "SECRET-LIGHT"]')}`,
  '/data/doc/production/page,drafts.page,versions.r1.page,private.page,drafts.light',
  '/data/export/production',
]

test('everybody sees only what the role allows', async () => {
  const {as} = await openWithDocuments()
  for (const path of PATHS) {
    for (const [caller, secrets] of SEEN) {
      const {status, body} = await as(caller, path)
      const seen = seenIn(JSON.stringify(body))
      expect([path, caller, status, seen]).toEqual([path, caller, 200, secrets])
    }
  }
})

test('history and drafts in live events need the permission to read all types', async () => {
  const {as} = await openWithDocuments()
  for (const path of [
    '/data/history/production/documents/drafts.page',
    '/data/history/production/transactions/drafts.page?effectFormat=mendoza',
    '/data/history/production/events/documents/drafts.page',
  ]) {
    for (const [caller] of SEEN) {
      const {status, body} = await as(caller, path)
      const expected =
        new Map<CallerName, number>([
          ['telephone', 403],
          ['stranger', 401],
        ]).get(caller) ?? 200
      expect([caller, status]).toEqual([caller, expected])
      const seen = seenIn(JSON.stringify(body))
      expect([caller, seen.every(() => expected === 200)]).toEqual([caller, true])
    }
  }
  const path = '/data/live/events/production?includeDrafts=true'
  expect((await as('telephone', path)).status).toBe(403)
  expect((await as('stranger', path)).status).toBe(401)
})

test('a listener receives only what the role allows', async () => {
  const {temporary, tokens} = await openWithDocuments()
  for (const [caller, secrets] of SEEN) {
    const token = tokens.get(caller)
    const url = `http://localhost/v1/data/listen/production?query=*&includeResult=true&includePreviousRevision=true`
    const headers = typeof token === 'string' ? {authorization: `Bearer ${token}`} : undefined
    const response = await temporary.lake.fetch(new Request(url, headers && {headers}))
    const next = readEvents(response)
    await next()
    await temporary.mutate(
      {patch: {id: 'drafts.page', set: {n: caller}}},
      {patch: {id: 'private.page', set: {n: caller}}},
      {patch: {id: 'drafts.light', set: {n: caller}}},
      {patch: {id: 'page', set: {n: caller}}},
    )
    const received = []
    do {
      received.push(await next())
    } while (!JSON.stringify(received.at(-1)).includes('"documentId":"page"'))
    expect([caller, seenIn(JSON.stringify(received))]).toEqual([caller, secrets])
  }
})

test('the e-mails of people are shown to administrators only', async () => {
  const {as} = await openWithDocuments()
  for (const path of ['/access/project/local/users', '/projects/local/acl']) {
    for (const [caller] of SEEN) {
      const {status, body} = await as(caller, path)
      const expected =
        new Map<CallerName, number>([
          ['administrator', 200],
          ['stranger', 401],
        ]).get(caller) ?? 403
      expect([caller, status]).toEqual([caller, expected])
      expect(JSON.stringify(body).includes('@')).toBe(
        expected === 200 && path.startsWith('/access'),
      )
    }
  }
  expect(JSON.stringify((await as('stranger', '/projects/local')).body)).not.toContain(
    'isCurrentUser',
  )
})

test('a member is shown to administrators only, and callers learn what they may do on the project', async () => {
  const {as} = await openWithDocuments()
  const permissions = ['sanity.project.read', 'sanity.project.members.invite']
  const query = permissions.map((name) => `permissions=${name}`).join('&')
  const found: Record<string, unknown> = {}
  for (const [caller] of SEEN) {
    const {status} = await as(caller, '/access/project/local/users/unknown')
    const checked = await as(caller, `/access/project/local/user-permissions/me/check?${query}`)
    const {data} = Object(checked.body)
    found[caller] = [status, checked.status, data && permissions.map((name) => data[name])]
  }
  const reads = [403, 200, [true, false]]
  expect(found).toEqual({
    administrator: [404, 200, [true, true]],
    editor: reads,
    contributor: reads,
    viewer: reads,
    telephone: reads,
    stranger: [401, 401, undefined],
  })
})

test('the Studio reads what it may write from filters', async () => {
  const {as} = await openWithDocuments()
  const path = '/projects/local/datasets/production/acl'
  const drafts = '(_id in path("drafts.**") || _id in path("versions.**"))'
  const aclOf = async (caller: CallerName): Promise<unknown> => (await as(caller, path)).body
  expect(await aclOf('administrator')).toEqual([
    {filter: 'true', permissions: ['read', 'history', 'create', 'update', 'editHistory', 'manage']},
  ])
  expect(await aclOf('editor')).toEqual([
    {filter: 'true', permissions: ['read', 'history', 'create', 'update']},
  ])
  expect(await aclOf('contributor')).toEqual([
    {filter: 'true', permissions: ['read', 'history']},
    {filter: drafts, permissions: ['create', 'update']},
  ])
  expect(await aclOf('viewer')).toEqual([{filter: 'true', permissions: ['read', 'history']}])
  expect(await aclOf('telephone')).toEqual([
    {filter: '_type in ["light"]', permissions: ['read', 'history', 'create', 'update']},
    {filter: '_type in ["log"]', permissions: ['read', 'history', 'create']},
  ])
  expect(await aclOf('stranger')).toEqual([{filter: '_id in path("*")', permissions: ['read']}])
})

test('a stream ends at the next heartbeat after a removal, a new role or a new password, but not after logging out', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, streams: {heartbeatInterval: 20}})
  const open = async (token: string): Promise<Response> => {
    const headers = {authorization: `Bearer ${token}`}
    const url = 'http://localhost/v1/data/listen/production?query=*'
    return temporary.lake.fetch(new Request(url, {headers}))
  }
  const [viewer, contributor, editor, administrator] = [
    await addPerson(temporary, 'viewer'),
    await addPerson(temporary, 'contributor'),
    await addPerson(temporary, 'editor'),
    await addPerson(temporary, 'administrator'),
  ]
  const signedOut = await open(administrator)
  const ended = [await open(viewer), await open(contributor), await open(editor)]
  await temporary.request('/auth/logout', {method: 'POST', token: administrator})
  await withAccess(data, async ({people}) => {
    for (const person of people.list()) {
      if (person.role === ROLES.viewer) {
        people.remove(person)
      } else if (person.role === ROLES.contributor) {
        people.setRole(person, 'editor')
      } else if (person.role === ROLES.editor) {
        await people.setPassword(person, 'a new password')
      }
    }
  })
  for (const stream of ended) {
    // Resolves only when the stream has ended.
    expect(await stream.text()).toContain('welcome')
  }
  const next = readEvents(signedOut)
  expect(await next()).toMatchObject({event: 'welcome'})
  await temporary.mutate({create: {_id: 'a', _type: 'page'}})
  expect(await next()).toMatchObject({event: 'mutation'})
})

async function openWithDocuments(): Promise<LakeWithCallers> {
  const callers = await openWithCallers()
  await callers.temporary.mutate(
    {create: {_id: 'page', _type: 'page', title: 'open'}},
    {create: {_id: 'drafts.page', _type: 'page', title: 'SECRET-PAGE'}},
    {create: {_id: 'versions.r1.page', _type: 'page', title: 'SECRET-PAGE'}},
    {create: {_id: 'private.page', _type: 'page', title: 'SECRET-PAGE'}},
    {create: {_id: 'drafts.light', _type: 'light', colour: 'SECRET-LIGHT'}},
    {
      create: {
        _id: 'log',
        _type: 'log',
        about: {_ref: 'drafts.page', _weak: true},
        light: {_ref: 'drafts.light', _weak: true},
      },
    },
  )
  return callers
}

import {expect, test} from 'vitest'

import {addPerson, ORIGIN, send, sidOf, signIn, submit, withAccess} from '../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type ReceivedResponse,
} from '../testing/temporary-lake.ts'

const ADA = {name: 'Ada Lovelace', email: 'ada@example.org'}
const PASSWORD = 'difference engine'

test('without passwords, everybody at this machine logs in by a click, and logs out', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  expect((await send(temporary, '/auth/providers')).body).toEqual({
    providers: [{name: 'local', title: 'This desk', url: 'http://localhost:4100/v1/auth/local'}],
  })
  expect((await send(temporary, '/users/me')).body).toEqual({})
  expect((await send(temporary, '/auth/id')).body).toEqual({})
  const page = await send(temporary, `/auth/local?origin=${ORIGIN}/desk`)
  const id = /value="(p[0-9a-f]{12})"/.exec(String(page.body))?.[1] ?? ''
  expect(page.body).toContain('<span class="name">Ada Lovelace</span>')
  expect(page.body).toContain('<p>Then the desk on this computer opens.</p>')
  const redirect = await submit(temporary, {person: id})
  expect(redirect.status).toBe(302)
  expect(redirect.headers.get('location')).toMatch(/^http:\/\/localhost:3333\/#sid=[\w-]{43}$/)
  const token = await signIn(temporary, {person: id})
  const role = {
    name: 'administrator',
    title: 'Administrator',
    description: 'Reads and writes all documents, and sees who has access',
  }
  expect((await send(temporary, '/users/me', {token})).body).toEqual({
    id,
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    profileImage: null,
    provider: 'local',
    role: 'administrator',
    roles: [role],
  })
  expect((await send(temporary, '/auth/id', {token})).body).toEqual({id, expiry: null})
  expect((await send(temporary, `/users/${id}`, {token})).body).toEqual({
    id,
    sanityUserId: id,
    displayName: 'Ada Lovelace',
    imageUrl: null,
  })
  await send(temporary, '/auth/logout', {token, method: 'POST'})
  expect((await send(temporary, '/users/me', {token})).body).toEqual({})
  expect(await send(temporary, '/data/query/production?query=1', {token})).toMatchObject({
    status: 401,
    body: {
      statusCode: 401,
      error: 'Unauthorized',
      errorCode: 'SIO-401-ANF',
      message: 'Session not found: log in again',
    },
  })
  expect((await send(temporary, '/users/me/keyvalue/a')).body).not.toHaveProperty('errorCode')
})

test('the form without a choice logs in the first administrator, as the importer needs it', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  await addPerson(temporary, 'viewer')
  const token = await signIn(temporary, {})
  expect((await send(temporary, '/users/me', {token})).body).toMatchObject({name: 'Ada Lovelace'})
  const empty = openTemporaryLake()
  expect((await submit(empty, {})).status).toBe(400)
})

test('a person is added in the form; an e-mail is used once, and every text is escaped', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  const fields = {name: '<b>Bea', email: 'Bea@Example.org', role: 'contributor'}
  const token = await signIn(temporary, fields)
  expect((await send(temporary, '/users/me', {token})).body).toMatchObject({
    name: '<b>Bea',
    email: 'bea@example.org',
    role: 'contributor',
  })
  const again = await submit(temporary, {...fields, email: 'BEA@example.ORG'})
  expect(again.status).toBe(400)
  expect(again.body).toContain('There is already a person with the e-mail bea@example.org')
  expect(again.body).toContain('<span class="name">&#60;b&#62;Bea</span>')
  expect(again.body).not.toContain('<b>')
  for (const [invalid, message] of [
    [{...fields, email: 'bea'}, 'is not an e-mail address'],
    [{...fields, email: 'be\u0000a@example.org'}, 'is not an e-mail address'],
    [{...fields, email: '\u001B[2Jbea@example.com'}, 'is not an e-mail address'],
    [{...fields, email: 'be\u200Ba@example.org'}, 'is not an e-mail address'],
    [{...fields, name: ' '}, 'A name needs 1 to 80 characters'],
    [{...fields, name: '\u200B\u2060'}, 'A name needs 1 to 80 characters'],
    [{...fields, name: '\u202Eaeb'}, 'A name needs 1 to 80 characters'],
  ] as const) {
    const {status, body} = await submit(temporary, invalid)
    expect([status, String(body).includes(message)]).toEqual([400, true])
  }
  expect((await submit(temporary, {...fields, role: 'owner'})).status).toBe(400)
})

test('a session id works once, and only within a minute', async () => {
  let time = Date.parse('2026-05-03T10:00:00Z')
  const temporary = openTemporaryLake({firstPerson: ADA, now: () => new Date(time)})
  const exchange = async (sid: string): Promise<number> =>
    (await send(temporary, `/auth/fetch?sid=${sid}`)).status
  const used = sidOf(await submit(temporary, {}))
  expect([await exchange(used), await exchange(used)]).toEqual([200, 401])
  const expired = sidOf(await submit(temporary, {}))
  time += 61_000
  expect(await exchange(expired)).toBe(401)
  expect(await exchange('')).toBe(401)
})

test('a session survives a restart and ends after ninety days', async () => {
  const data = createTemporaryFolder()
  let time = Date.parse('2026-05-03T10:00:00Z')
  const now = (): Date => new Date(time)
  const first = openTemporaryLake({data, now, firstPerson: ADA})
  const token = await signIn(first, {})
  await first.lake.close()
  const second = openTemporaryLake({data, now, firstPerson: {name: 'Eve', email: 'eve@x.org'}})
  expect(second.lake.authenticate(token)).toMatchObject({name: 'Ada Lovelace'})
  time += 91 * 24 * 60 * 60 * 1000
  expect(second.lake.authenticate(token)).toBe(undefined)
})

test('sessions end when the person is removed or gets a new password, and follow a new role', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, firstPerson: ADA})
  const tokens = {
    removed: await addPerson(temporary, 'viewer'),
    promoted: await addPerson(temporary, 'contributor'),
    renewed: await addPerson(temporary, 'editor'),
  }
  const sid = sidOf(
    await submit(temporary, {name: 'Gone', email: 'gone@example.org', role: 'editor'}),
  )
  await withAccess(data, async ({people}) => {
    const find = (email: string) => {
      const person = people.findByEmail(email)
      if (!person) {
        throw new Error(`There is no ${email}`)
      }
      return person
    }
    people.remove(find('viewer@example.org'))
    people.remove(find('gone@example.org'))
    people.setRole(find('contributor@example.org'), 'editor')
    await people.setPassword(find('editor@example.org'), PASSWORD)
  })
  const roleOf = async (token: string): Promise<unknown> =>
    Object((await send(temporary, '/users/me', {token})).body).role
  expect(await roleOf(tokens.removed)).toBe(undefined)
  expect(await roleOf(tokens.renewed)).toBe(undefined)
  expect(await roleOf(tokens.promoted)).toBe('editor')
  expect((await send(temporary, `/auth/fetch?sid=${sid}`)).status).toBe(401)
})

test('a person who was removed meanwhile gets neither a role nor a password', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, firstPerson: ADA})
  await withAccess(data, async ({people}) => {
    const gone = await people.add({name: 'Gone', email: 'gone@example.org', role: 'editor'})
    people.remove(gone)
    const error = {
      code: 'person-not-found',
      message: 'Gone has been removed: add this person again',
    }
    expect(() => people.setRole(gone, 'administrator')).toThrow(expect.objectContaining(error))
    expect(() => people.remove(gone)).toThrow(expect.objectContaining(error))
    await expect(people.setPassword(gone, PASSWORD)).rejects.toMatchObject(error)
    expect(people.list()).toMatchObject([ADA])
  })
  expect((await submit(temporary, {})).status).toBe(302)
})

test('only pages of this machine and of allowed origins can log people in', async () => {
  const temporary = openTemporaryLake({allowedOrigins: ['https://desk.example']})
  const statusFor = async (origin: string): Promise<number> =>
    (await send(temporary, `/auth/local?origin=${encodeURIComponent(origin)}`)).status
  for (const origin of [
    ORIGIN,
    'http://127.0.0.1:5000/x',
    'http://[::1]:1',
    'https://a.localhost',
    'https://desk.example/studio',
  ]) {
    expect([origin, await statusFor(origin)]).toEqual([origin, 200])
  }
  for (const origin of [
    'https://evil.example',
    'http://desk.example',
    'https://desk.example.evil.example',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'http://127.0.0.1.evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '',
  ]) {
    const status = await statusFor(origin)
    expect([origin, status === 400 || status === 403]).toEqual([origin, true])
  }
})

test('without passwords, logging in is refused at a foreign host name, from a foreign address, and to a foreign page', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  const statusAt = async (
    host: string,
    address?: string,
    headers?: Record<string, string>,
  ): Promise<number> => {
    const url = `http://${host}:4100/v1/auth/local?origin=${ORIGIN}`
    const init = {method: 'POST', body: new URLSearchParams(), ...(headers && {headers})}
    return (await temporary.lake.fetch(new Request(url, init), address)).status
  }
  expect(await statusAt('rebound.example')).toBe(403)
  expect(await statusAt('local.localhost')).toBe(302)
  expect(await statusAt('localhost', '127.0.0.1')).toBe(302)
  expect(await statusAt('localhost', '::1')).toBe(302)
  expect(await statusAt('localhost', '192.0.2.7')).toBe(403)
  const forwardedFor = (clients: string): Promise<number> =>
    statusAt('localhost', '127.0.0.1', {'x-forwarded-for': clients})
  expect(await forwardedFor('192.0.2.7')).toBe(403)
  expect(await forwardedFor('192.0.2.7, 127.0.0.1')).toBe(403)
  expect(await forwardedFor('::1, 127.0.0.1')).toBe(302)
  expect(await statusAt('localhost', '127.0.0.1', {forwarded: 'for=192.0.2.7'})).toBe(403)
  expect(await statusAt('localhost', '127.0.0.1', {origin: 'https://evil.example'})).toBe(403)
  expect(await statusAt('localhost', '127.0.0.1', {origin: 'null'})).toBe(403)
  expect(await statusAt('localhost', '127.0.0.1', {origin: 'http://localhost:4100'})).toBe(302)
  // A page of another origin could otherwise read the names of the people.
  const path = `/auth/local?origin=${ORIGIN}`
  const reading = await send(temporary, path, {headers: {origin: 'https://evil.example'}})
  expect([reading.status, String(Object(reading.body).message)]).toEqual([
    403,
    'Only pages of this Lake may send this request, not https://evil.example: open the page in a window',
  ])
})

test('with a password, everybody needs an e-mail and a password', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, firstPerson: ADA})
  await withAccess(data, ({people}) =>
    people.add({name: 'Bea', email: 'bea@example.org', role: 'editor'}, PASSWORD),
  )
  const form = await send(temporary, `/auth/local?origin=${ORIGIN}`)
  expect(form.status).toBe(200)
  expect(form.body).not.toContain('Ada')
  expect(form.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; form-action 'self' http://localhost:3333; frame-ancestors 'none'; base-uri 'none'",
  )
  const attempts: Record<string, string>[] = [
    {email: 'bea@example.org', password: 'wrong password'},
    {email: 'ada@example.org', password: ''},
    {email: '"><b>nobody', password: PASSWORD},
    {name: 'Eve', email: 'eve@example.org', role: 'administrator'},
    {person: 'anybody'},
    {},
  ]
  const outcomes = await Promise.all(attempts.map((fields) => submit(temporary, fields)))
  for (const {status, body} of outcomes) {
    expect([status, String(body).includes('The e-mail or the password is wrong.')]).toEqual([
      401,
      true,
    ])
  }
  expect(outcomes[2]?.body).toContain('value="&#34;&#62;&#60;b&#62;nobody"')
  const token = await signIn(temporary, {email: ' BEA@example.org', password: PASSWORD})
  expect((await send(temporary, '/users/me', {token})).body).toMatchObject({name: 'Bea'})
})

test('too many wrong passwords are refused with the seconds to wait, but not for the owner at another address', async () => {
  let time = Date.parse('2026-05-03T10:00:00Z')
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, now: () => new Date(time)})
  const bea = {name: 'Bea', email: 'bea@example.org', role: 'administrator'} as const
  await withAccess(data, ({people}) => people.add(bea, PASSWORD))
  const statusFrom = async (address: string, password: string): Promise<unknown> => {
    const url = `http://localhost:4100/v1/auth/local?origin=${ORIGIN}`
    const body = new URLSearchParams({email: bea.email, password})
    const response = await temporary.lake.fetch(new Request(url, {method: 'POST', body}), address)
    return [response.status, response.headers.get('retry-after')]
  }
  const wrong = Array.from({length: 5}, () => statusFrom('192.0.2.1', 'a wrong password'))
  expect(await Promise.all(wrong)).toEqual(wrong.map(() => [401, null]))
  expect(await statusFrom('192.0.2.1', PASSWORD)).toEqual([429, '30'])
  expect(await statusFrom('192.0.2.2', PASSWORD)).toEqual([302, null])
  time += 31_000
  expect(await statusFrom('192.0.2.1', PASSWORD)).toEqual([302, null])
})

test('a user has at most 500 preferences, and can still change them', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  const token = await addPerson(temporary, 'viewer')
  const store = (body: readonly unknown[], as = token): Promise<ReceivedResponse> =>
    send(temporary, '/users/me/keyvalue', {token: as, method: 'PUT', body})
  const pairs = Array.from({length: 500}, (_, index) => ({key: `k${index}`, value: index}))
  expect((await store(pairs)).status).toBe(200)
  expect(await store([{key: 'another', value: 1}])).toMatchObject({
    status: 400,
    body: {message: expect.stringContaining('A user has at most 500 preferences')},
  })
  expect((await store([{key: 'k7', value: 'new'}])).status).toBe(200)
  expect((await store([{key: 'another', value: 1}], await signIn(temporary, {}))).status).toBe(200)
  expect((await send(temporary, '/users/me/keyvalue/k7,another', {token})).body).toEqual([
    {key: 'k7', value: 'new'},
  ])
})

test('the preferences of each user are stored', async () => {
  const temporary = openTemporaryLake({firstPerson: ADA})
  const token = await signIn(temporary, {})
  const pairs = [
    {key: 'studio.layout', value: {dense: true}},
    {key: 'b', value: null},
  ]
  expect(
    (await send(temporary, '/users/me/keyvalue', {token, method: 'PUT', body: pairs})).body,
  ).toEqual(pairs)
  expect((await send(temporary, '/users/me/keyvalue/studio.layout,c', {token})).body).toEqual([
    pairs[0],
  ])
  expect((await temporary.request('/users/me/keyvalue/studio.layout')).body).toEqual([])
  expect((await send(temporary, '/users/me/keyvalue/b')).status).toBe(401)
  expect(
    (await send(temporary, '/users/me/keyvalue', {token, method: 'PUT', body: [1]})).status,
  ).toBe(400)
})

test('names and pictures of several users are fetched at once, also of those who were removed', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const picture = 'https://example.org/ada.jpg'
  const [ada, bea] = await withAccess(data, async ({people}) => {
    const added = await people.add({...ADA, role: 'editor', picture})
    const removed = await people.add({name: 'Bea', email: 'bea@example.org', role: 'viewer'})
    people.remove(removed)
    return [added, removed]
  })
  expect((await temporary.request(`/users/${ada.id},${bea.id},nobody`)).body).toEqual([
    {id: ada.id, sanityUserId: ada.id, displayName: 'Ada Lovelace', imageUrl: picture},
    {id: bea.id, sanityUserId: bea.id, displayName: 'Bea', imageUrl: null},
  ])
})

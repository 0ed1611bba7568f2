import {expect, test} from 'vitest'

import {
  openTemporaryLake,
  createTemporaryFolder,
  type ReceivedResponse,
  type RequestOptions,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const ORIGIN = 'http://localhost:3333'

/** Sends a request, without a token by default. */
const send = (
  {request}: TemporaryLake,
  path: string,
  options: RequestOptions = {},
): Promise<ReceivedResponse> =>
  request(`http://localhost:4100/v1${path}`, {token: null, ...options})

function sidOf({headers}: ReceivedResponse): string {
  return new URL(headers.get('location') ?? '').hash.replace('#sid=', '')
}

async function signIn(temporary: TemporaryLake): Promise<string> {
  const redirect = await send(temporary, `/auth/local?origin=${ORIGIN}`)
  const {body} = await send(temporary, `/auth/fetch?sid=${sidOf(redirect)}`)
  return String(Object(body).token)
}

test('without a password, every user of this machine can sign in with the local provider and sign out', async () => {
  const temporary = openTemporaryLake()
  expect((await send(temporary, '/auth/providers')).body).toEqual({
    providers: [{name: 'local', title: 'This desk', url: 'http://localhost:4100/v1/auth/local'}],
  })
  expect((await send(temporary, '/users/me')).body).toEqual({})
  expect((await send(temporary, '/auth/id')).body).toEqual({})
  const redirect = await send(
    temporary,
    `/auth/local?origin=${ORIGIN}/desk&projectId=local&withSid=true`,
  )
  expect(redirect.status).toBe(302)
  expect(redirect.headers.get('location')).toMatch(/^http:\/\/localhost:3333\/desk#sid=[\w-]{43}$/)
  const token = await signIn(temporary)
  const role = {name: 'administrator', title: 'Administrator'}
  expect((await send(temporary, '/users/me', {token})).body).toEqual({
    id: 'editor',
    name: 'Editor',
    email: 'editor@localhost',
    profileImage: null,
    provider: 'local',
    role: 'administrator',
    roles: [role],
  })
  expect((await send(temporary, '/auth/id', {token})).body).toEqual({
    id: 'editor',
    expiry: null,
  })
  expect((await send(temporary, '/users/editor', {token})).body).toEqual({
    id: 'editor',
    displayName: 'Editor',
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
      message: 'Session not found: sign in again',
    },
  })
  expect((await send(temporary, '/users/me/keyvalue/a')).body).not.toHaveProperty('errorCode')
})

test('a session id works once, and only within a minute', async () => {
  let time = Date.parse('2026-05-03T10:00:00Z')
  const temporary = openTemporaryLake({now: () => new Date(time)})
  const exchange = async (sid: string): Promise<number> =>
    (await send(temporary, `/auth/fetch?sid=${sid}`)).status
  const used = sidOf(await send(temporary, `/auth/local?origin=${ORIGIN}`))
  expect([await exchange(used), await exchange(used)]).toEqual([200, 401])
  const expired = sidOf(await send(temporary, `/auth/local?origin=${ORIGIN}`))
  time += 61_000
  expect(await exchange(expired)).toBe(401)
  expect(await exchange('')).toBe(401)
})

test('a session survives a restart and ends after ninety days', async () => {
  const data = createTemporaryFolder()
  let time = Date.parse('2026-05-03T10:00:00Z')
  const now = (): Date => new Date(time)
  const first = openTemporaryLake({data, now})
  const token = await signIn(first)
  await first.lake.close()
  const second = openTemporaryLake({data, now})
  expect(second.lake.authenticate(token)).toEqual({id: 'editor', name: 'Editor'})
  time += 91 * 24 * 60 * 60 * 1000
  expect(second.lake.authenticate(token)).toBe(undefined)
})

test('only pages of this machine and of allowed origins can sign users in', async () => {
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
    expect([origin, await statusFor(origin)]).toEqual([origin, 302])
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

test('signing in is refused at a foreign host name that resolves to this machine', async () => {
  const {request} = openTemporaryLake()
  const path = `/v1/auth/local?origin=${ORIGIN}`
  expect(await request(`http://rebound.example:4100${path}`, {token: null})).toMatchObject({
    status: 403,
  })
  expect(await request(`http://local.localhost:4100${path}`, {token: null})).toMatchObject({
    status: 302,
  })
})

test('with a password, signing in needs a name and the password, and is refused for a minute after ten wrong passwords', async () => {
  let time = Date.parse('2026-05-03T10:00:00Z')
  const temporary = openTemporaryLake({password: 'open sesame', now: () => new Date(time)})
  const path = `/auth/local?origin=${ORIGIN}`
  const form = await send(temporary, path)
  expect(form.status).toBe(200)
  expect(form.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:3333; frame-ancestors 'none'; base-uri 'none'",
  )
  const submit = (name: string, password: string): Promise<ReceivedResponse> =>
    send(temporary, path, {
      method: 'POST',
      body: new URLSearchParams({name, password}).toString(),
      headers: {'content-type': 'application/x-www-form-urlencoded'},
    })
  const wrong = await submit('<b>Ann', 'guess')
  expect(wrong.status).toBe(401)
  expect(wrong.body).toContain('This password is wrong.')
  expect(wrong.body).toContain('value="&#60;b&#62;Ann"')
  expect((await submit(' ', 'open sesame')).status).toBe(400)
  const correct = await submit('Ann', 'open sesame')
  expect(correct.status).toBe(302)
  const {body} = await send(temporary, `/auth/fetch?sid=${sidOf(correct)}`)
  expect((await send(temporary, '/users/me', {token: Object(body).token})).body).toMatchObject({
    name: 'Ann',
  })
  for (let attempt = 0; attempt < 9; attempt++) {
    expect((await submit('Eve', 'guess')).status).toBe(401)
  }
  expect((await submit('Ann', 'open sesame')).status).toBe(429)
  time += 61_000
  expect((await submit('Ann', 'open sesame')).status).toBe(302)
})

test('the preferences of each user are stored', async () => {
  const temporary = openTemporaryLake()
  const token = await signIn(temporary)
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

import {expect, test} from 'vitest'

import {isRecord} from '../../json.ts'
import {addPerson, send} from '../../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type TemporaryLake,
} from '../../testing/temporary-lake.ts'

const CORS = '/projects/local/cors'
const PARTNER = 'https://partner.example'

/** Returns the origin that a page may read from, and whether it may send credentials. */
async function policyOf({request}: TemporaryLake, origin: string): Promise<unknown> {
  const headers = {origin}
  const {headers: got} = await request('/data/query/production?query=1', {token: null, headers})
  const policy = [
    got.get('access-control-allow-origin'),
    got.get('access-control-allow-credentials'),
  ]
  const preflight = await request('/data/query/production', {
    method: 'OPTIONS',
    token: null,
    headers: {origin, 'access-control-request-headers': 'authorization'},
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBe(policy[0])
  expect(preflight.headers.has('access-control-allow-headers')).toBe(policy[0] !== null)
  const {body} = await request('/check/cors', {token: null, headers})
  expect(body).toEqual({
    result: {allowed: policy[0] === origin, withCredentials: policy[1] === 'true'},
  })
  return policy
}

/** Removes the entry that allows every origin. */
async function removeWildcard({request}: TemporaryLake): Promise<void> {
  expect(await request(`${CORS}/1`, {method: 'DELETE'})).toMatchObject({
    status: 200,
    body: {id: 1, deleted: true},
  })
}

test('a new Lake allows every origin, and says so in its list', async () => {
  const temporary = openTemporaryLake()
  expect((await temporary.request(CORS)).body).toMatchObject([
    {id: 1, origin: '*', allowCredentials: false, projectId: 'local'},
  ])
  expect(await policyOf(temporary, PARTNER)).toEqual([PARTNER, null])
  expect(await policyOf(temporary, 'null')).toEqual(['null', null])
})

test('without the entry for every origin, only listed origins and pages that may sign users in read responses', async () => {
  const temporary = openTemporaryLake({allowedOrigins: ['https://desk.example']})
  await removeWildcard(temporary)
  expect(await policyOf(temporary, PARTNER)).toEqual([null, null])
  expect(await policyOf(temporary, 'null')).toEqual([null, null])
  for (const origin of ['http://localhost:3333', 'https://desk.example']) {
    expect(await policyOf(temporary, origin)).toEqual([origin, 'true'])
  }
  const added = await temporary.request(CORS, {body: {origin: PARTNER}})
  expect(added).toMatchObject({
    status: 201,
    body: {id: 2, origin: PARTNER, allowCredentials: false},
  })
  expect(await policyOf(temporary, PARTNER)).toEqual([PARTNER, null])
  expect(await policyOf(temporary, 'https://other.example')).toEqual([null, null])
})

test('the list is stored in the data folder', async () => {
  const data = createTemporaryFolder()
  const first = openTemporaryLake({data, now: () => new Date('2026-11-28T12:00:00Z')})
  await removeWildcard(first)
  await first.request(CORS, {body: {origin: PARTNER, allowCredentials: true}})
  await first.lake.close()
  const second = openTemporaryLake({data})
  expect((await second.request(CORS)).body).toEqual([
    {
      id: 2,
      origin: PARTNER,
      allowCredentials: true,
      projectId: 'local',
      createdAt: '2026-11-28T12:00:00.000Z',
      updatedAt: '2026-11-28T12:00:00.000Z',
      deletedAt: null,
    },
  ])
  expect(await policyOf(second, PARTNER)).toEqual([PARTNER, 'true'])
})

test('an allowed origin sees no drafts, with or without credentials', async () => {
  const temporary = openTemporaryLake()
  await temporary.mutate({create: {_id: 'drafts.a', _type: 'article', title: 'Secret'}})
  await temporary.request(CORS, {body: {origin: PARTNER, allowCredentials: true}})
  for (const origin of [PARTNER, 'https://other.example']) {
    const read = {token: null, headers: {origin}}
    for (const perspective of ['raw', 'drafts', 'published']) {
      expect(await temporary.query('*[_type == "article"]', {perspective, ...read})).toEqual([])
    }
  }
})

test('only pages of an origin with credentials log users in', async () => {
  const temporary = openTemporaryLake()
  const statusOf = async (url: string): Promise<number> =>
    (await send(temporary, `/auth/local?origin=${encodeURIComponent(url)}`)).status
  const {body} = await temporary.request(CORS, {body: {origin: PARTNER}})
  expect(await statusOf(`${PARTNER}/desk`)).toBe(403)
  const id = isRecord(body) ? Number(body['id']) : 0
  await temporary.request(`${CORS}/${id}`, {method: 'DELETE'})
  for (const origin of [PARTNER, 'https://*.example.org']) {
    const added = await temporary.request(CORS, {body: {origin, allowCredentials: true}})
    expect(added).toMatchObject({status: 201, body: {origin, allowCredentials: true}})
  }
  expect(await policyOf(temporary, PARTNER)).toEqual([PARTNER, 'true'])
  for (const [url, status] of [
    [`${PARTNER}/desk`, 200],
    ['https://a.example.org', 200],
    ['https://example.org', 403],
    ['https://partner.example.evil.example', 403],
    [`blob:${PARTNER}/desk`, 403],
    ['mailto:ann@example.org', 403],
  ] as const) {
    expect([url, await statusOf(url)]).toEqual([url, status])
  }
})

test('a session in a cookie counts for no origin', async () => {
  const temporary = openTemporaryLake()
  const token = await addPerson(temporary, 'administrator')
  await temporary.request(CORS, {body: {origin: PARTNER, allowCredentials: true}})
  for (const origin of [PARTNER, 'https://other.example', 'http://localhost:3333']) {
    const headers = {origin, cookie: `sanitySession=${token}`}
    expect((await temporary.request('/users/me', {token: null, headers})).body).toEqual({})
  }
})

test.each(['*', 'null'])('"%s" cannot be allowed with credentials', async (origin) => {
  const temporary = openTemporaryLake()
  await removeWildcard(temporary)
  const {status, body} = await temporary.request(CORS, {body: {origin, allowCredentials: true}})
  expect([status, isRecord(body) && body['message']]).toEqual([
    400,
    `"${origin}" cannot be allowed with credentials, because every page could then use the login of its visitors: name the origin, for example https://studio.example`,
  ])
  expect((await temporary.request(CORS, {body: {origin}})).status).toBe(201)
})

test('administrators change the list, other people read it, and nobody else sees it', async () => {
  const temporary = openTemporaryLake()
  const statusesOf = async (token: string | null): Promise<unknown> => {
    const get = await temporary.request(CORS, {token})
    const post = await temporary.request(CORS, {token, body: {origin: `https://${token}.example`}})
    const remove = await temporary.request(`${CORS}/99`, {token, method: 'DELETE'})
    return [get.status, post.status, remove.status]
  }
  expect(await statusesOf(null)).toEqual([401, 401, 401])
  for (const role of ['viewer', 'contributor', 'editor'] as const) {
    expect([role, await statusesOf(await addPerson(temporary, role))]).toEqual([
      role,
      [200, 403, 403],
    ])
  }
  const administrator = await addPerson(temporary, 'administrator')
  const origin = 'https://a.example'
  const post = await temporary.request(CORS, {token: administrator, body: {origin}})
  expect(post.status).toBe(201)
})

test('patterns allow subdomains and ports', async () => {
  const temporary = openTemporaryLake()
  await removeWildcard(temporary)
  for (const origin of ['https://*.example.org', 'http://10.0.0.1:*', 'null']) {
    await temporary.request(CORS, {body: {origin}})
  }
  const isAllowed = async (origin: string): Promise<boolean> => {
    const policy = await policyOf(temporary, origin)
    return Array.isArray(policy) && policy[0] === origin
  }
  for (const origin of [
    'https://a.example.org',
    'https://a.b.example.org',
    'http://10.0.0.1:8080',
    'http://10.0.0.1',
    'null',
  ]) {
    expect([origin, await isAllowed(origin)]).toEqual([origin, true])
  }
  for (const origin of [
    'https://example.org',
    'http://a.example.org',
    'https://a.example.org.evil.example',
    'https://a.exampleXorg',
    'https://evil.example/.example.org',
    'https://a.example.org:8443',
    'http://10.0.0.1.evil.example',
    'http://10.0.0.1:80@evil.example',
  ]) {
    expect([origin, await isAllowed(origin)]).toEqual([origin, false])
  }
})

test('an origin gets its normal form, and is in the list only once', async () => {
  const {request} = openTemporaryLake()
  const add = async (origin: unknown): Promise<unknown> => {
    const {status, body} = await request(CORS, {body: {origin}})
    return [status, isRecord(body) && (body['origin'] ?? body['message'])]
  }
  expect(await add(' HTTPS://Partner.Example:443/ ')).toEqual([201, PARTNER])
  expect(await add(PARTNER)).toEqual([
    409,
    'https://partner.example is in the list of allowed origins already',
  ])
  expect(await add('http://partner.example:8080')).toEqual([201, 'http://partner.example:8080'])
})

test.each([
  'partner.example',
  'https://partner.example/path',
  'https://partner.example?x',
  'https://user@partner.example',
  'javascript:alert(1)',
  'https://*',
  'https://*.*',
  'https://a*b*c*d*.example',
  'https://',
  'https://a b.example',
  `https://${'a'.repeat(300)}.example`,
  '',
])('"%s" is not an origin', async (origin) => {
  const {request} = openTemporaryLake()
  const {status, body} = await request(CORS, {body: {origin}})
  expect([status, isRecord(body) && body['message']]).toEqual([
    400,
    `"origin" must be an origin without a path, for example https://partner.example, or a pattern such as https://*.example.org, not "${origin.slice(0, 300)}"`,
  ])
})

test('an invalid body, an unknown id and an unknown project are refused', async () => {
  const {request} = openTemporaryLake()
  const expected =
    'Expected an origin, for example {"origin": "https://partner.example", "allowCredentials": false}'
  expect(await request(CORS, {body: {origin: 1}})).toMatchObject({
    status: 400,
    body: {message: expected},
  })
  expect(await request(`${CORS}/x`, {method: 'DELETE'})).toMatchObject({
    status: 404,
    body: {message: 'There is no allowed origin with the id "x"'},
  })
  expect((await request('/projects/other/cors')).status).toBe(404)
})

import {expect, test} from 'vitest'

import {ORIGIN, send, sidOf, signIn, submit, withAccess} from '../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type ReceivedResponse,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const BEA = {name: 'Bea', email: 'bea@example.org', role: 'editor'} as const
const OLD = 'difference engine'
const NEW = 'analytical engine'

test('people change their own password, which ends their other sessions', async () => {
  const temporary = await openLakeOfBea()
  const page = await send(temporary, `/auth/local?origin=${ORIGIN}`)
  const [, link = ''] = /href="(password[^"]*)"/.exec(String(page.body)) ?? []
  const form = await send(temporary, `/auth/${link}`)
  expect([form.status, form.body]).toEqual([200, expect.stringContaining('Change your password')])

  const other = await signIn(temporary, {email: BEA.email, password: OLD})
  const waitingSid = sidOf(await submit(temporary, {email: BEA.email, password: OLD}))
  const changed = await change(temporary, {})
  expect(changed.status).toBe(302)
  expect(await exchange(temporary, waitingSid)).toBe(401)
  expect(await exchange(temporary, sidOf(changed))).toBe(200)
  expect((await send(temporary, '/users/me', {token: other})).body).toEqual({})
  expect((await submit(temporary, {email: BEA.email, password: OLD})).status).toBe(401)
  expect((await submit(temporary, {email: BEA.email, password: NEW})).status).toBe(302)
})

test.each([
  ['a wrong password', {password: 'a wrong password'}, 401, 'The e-mail or the password is wrong.'],
  ['two new passwords', {'repeated-password': `${NEW}s`}, 400, 'was not entered twice the same'],
  [
    'a short password',
    {'new-password': 'short', 'repeated-password': 'short'},
    400,
    'A password needs 10 to 256 characters, not 5',
  ],
  [
    'the same password',
    {'new-password': OLD, 'repeated-password': OLD},
    400,
    'The new password is the current one',
  ],
  ['nothing', {email: '', password: ''}, 401, 'The e-mail or the password is wrong.'],
] as const)('%s is refused, and the password stays', async (_, fields, status, message) => {
  const temporary = await openLakeOfBea()
  const response = await change(temporary, fields)
  expect([response.status, response.body]).toEqual([status, expect.stringContaining(message)])
  expect(response.body).not.toContain(NEW)
  expect((await submit(temporary, {email: BEA.email, password: OLD})).status).toBe(302)
})

test('wrong passwords on this page count as attempts to log in', async () => {
  const temporary = await openLakeOfBea()
  const wrong = Array.from({length: 5}, () => change(temporary, {password: 'a wrong password'}))
  await Promise.all(wrong)
  const refused = await change(temporary, {})
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.any(String)])
  expect((await submit(temporary, {email: BEA.email, password: OLD})).status).toBe(429)
})

test('a page of another origin changes no password', async () => {
  const temporary = await openLakeOfBea()
  const response = await change(temporary, {}, {origin: 'https://evil.example'})
  expect(response.status).toBe(403)
  const returning = await send(temporary, '/auth/password?origin=https://evil.example')
  expect(returning.status).toBe(403)
})

async function openLakeOfBea(): Promise<TemporaryLake> {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  await withAccess(data, ({people}) => people.add(BEA, OLD))
  return temporary
}

function change(
  temporary: TemporaryLake,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<ReceivedResponse> {
  const form = {
    email: BEA.email,
    password: OLD,
    'new-password': NEW,
    'repeated-password': NEW,
    ...fields,
  }
  return send(temporary, `/auth/password?origin=${ORIGIN}`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: {'content-type': 'application/x-www-form-urlencoded', ...headers},
  })
}

async function exchange(temporary: TemporaryLake, sid: string): Promise<number> {
  return (await send(temporary, `/auth/fetch?sid=${sid}`)).status
}

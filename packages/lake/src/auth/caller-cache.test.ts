import {expect, test} from 'vitest'

import {addPerson, withAccess} from '../testing/people.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'
import {ROLES} from './roles.ts'

const DAY = 24 * 60 * 60 * 1000
const PATH = '/data/query/production?query=1'

test('the removal of a token or a person, and a new role, act on the next request', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const statusOf = async (path: string, token: string): Promise<number> =>
    (await temporary.request(path, {token})).status
  const token = await withAccess(data, ({tokens}) => tokens.add('Lamp', ROLES.editor))
  const session = await addPerson(temporary, 'administrator')
  const other = await addPerson(temporary, 'editor')
  for (const each of [token.secret, session, other, session, token.secret]) {
    expect(await statusOf(PATH, each)).toBe(200)
  }
  expect(await statusOf('/projects/local/cors', session)).toBe(200)
  expect(await statusOf('/projects/local/acl', other)).toBe(403)

  const {id} = Object((await temporary.request('/users/me', {token: other})).body)
  await withAccess(data, ({people}) => {
    const person = people.get(String(id))
    return person && people.setRole(person, 'administrator')
  })
  expect(await statusOf('/projects/local/acl', other)).toBe(200)
  await withAccess(data, ({people}) => {
    const person = people.get(String(id))
    return person && people.remove(person)
  })
  expect(await statusOf(PATH, other)).toBe(401)
  await withAccess(data, ({tokens}) => tokens.remove(token.id))
  expect(await statusOf(PATH, token.secret)).toBe(401)
  expect(await statusOf(PATH, session)).toBe(200)
  await temporary.request('/auth/logout', {method: 'POST', token: session})
  expect(await statusOf(PATH, session)).toBe(401)
})

test('a session that was used a moment ago expires', async () => {
  let now = Date.UTC(2026, 4, 3)
  const temporary = openTemporaryLake({now: () => new Date(now)})
  const session = await addPerson(temporary, 'editor')
  const statusOf = async (): Promise<number> =>
    (await temporary.request(PATH, {token: session})).status
  now += 90 * DAY
  expect(await statusOf()).toBe(200)
  now += 1
  expect(await statusOf()).toBe(401)
})

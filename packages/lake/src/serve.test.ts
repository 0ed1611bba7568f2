import {expect, onTestFinished, test} from 'vitest'

import {serveLake, type ServeOptions} from './serve.ts'
import {ORIGIN, withAccess} from './testing/people.ts'
import {createTemporaryFolder, openTemporaryLake} from './testing/temporary-lake.ts'

test('a Lake without passwords cannot listen on an address that other machines reach', async () => {
  const {lake} = openTemporaryLake({firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  await expect(serveLake(lake, {port: 0, hostname: '0.0.0.0'})).rejects.toMatchObject({
    code: 'password-missing',
    message: expect.stringContaining('no administrator has a password: run "lake user add'),
  })
})

test('the address of a client comes from the proxy only if the proxy is trusted, and only from its end', async () => {
  const data = createTemporaryFolder()
  const person = {name: 'Ada', email: 'ada@example.org', role: 'administrator'} as const
  /** Sends a wrong password through a proxy for each list of addresses, and returns the statuses. */
  const signIn = async (
    options: Pick<ServeOptions, 'trustProxy'>,
    ...forwarded: readonly string[]
  ): Promise<number[]> => {
    const {lake} = openTemporaryLake({data})
    const served = await serveLake(lake, {port: 0, ...options})
    onTestFinished(() => served.close())
    const url = `http://127.0.0.1:${served.port}/v1/auth/local?origin=${ORIGIN}`
    const body = new URLSearchParams({email: person.email, password: 'wrong'})
    const statuses: number[] = []
    for (const addresses of forwarded) {
      const headers = {'x-forwarded-for': addresses}
      statuses.push((await fetch(url, {method: 'POST', body, headers})).status)
    }
    await served.close()
    await lake.close()
    return statuses
  }
  const first = openTemporaryLake({data})
  await withAccess(data, ({people}) => people.add(person, 'difference engine'))
  await first.lake.close()
  const clients = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.6']
  // One address has five attempts at an account.
  expect(await signIn({}, ...clients)).toEqual([401, 401, 401, 401, 401, 429])
  const sent = clients.map((client) => `${client}, 192.0.2.7`)
  expect(await signIn({trustProxy: true}, ...sent, '192.0.2.7, 10.0.0.1')).toEqual([
    401, 401, 401, 401, 401, 429, 401,
  ])
})

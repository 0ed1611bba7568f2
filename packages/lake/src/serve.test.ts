import {expect, onTestFinished, test} from 'vitest'

import {serveLake, type ServeOptions} from './serve.ts'
import {ORIGIN} from './testing/people.ts'
import {openTemporaryLake} from './testing/temporary-lake.ts'

test('a Lake without passwords cannot listen on an address that other machines reach', async () => {
  const {lake} = openTemporaryLake({firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  await expect(serveLake(lake, {port: 0, hostname: '0.0.0.0'})).rejects.toMatchObject({
    code: 'password-missing',
    message: expect.stringContaining('no administrator has a password: run "lake user add'),
  })
})

test('the address of a client comes from the proxy only if the proxy is trusted, and only from its end', async () => {
  const {lake} = openTemporaryLake({firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  /** Signs in by a click, which only this machine may, and returns the status. */
  const signIn = async (
    options: Pick<ServeOptions, 'trustProxy'>,
    forwarded: string,
  ): Promise<number> => {
    const served = await serveLake(lake, {port: 0, ...options})
    onTestFinished(() => served.close())
    const {status} = await fetch(`http://127.0.0.1:${served.port}/v1/auth/local?origin=${ORIGIN}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {'x-forwarded-for': forwarded},
    })
    await served.close()
    return status
  }
  expect(await signIn({}, '192.0.2.7')).toBe(302)
  expect(await signIn({trustProxy: true}, '192.0.2.7')).toBe(403)
  expect(await signIn({trustProxy: true}, '127.0.0.1, 192.0.2.7')).toBe(403)
  expect(await signIn({trustProxy: true}, '192.0.2.7, 127.0.0.1')).toBe(302)
})

import {execFile} from 'node:child_process'
import {scryptSync} from 'node:crypto'
import {promisify} from 'node:util'

import {expect, test} from 'vitest'

import {hashPassword, isPasswordCorrect} from './password.ts'

test('a hash has its own salt and contains the parameters of scrypt', async () => {
  const [first, second] = [await hashPassword('open sesame'), await hashPassword('open sesame')]
  expect(first).toMatch(/^scrypt:32768:8:3:[\w-]{22}:[\w-]{43}$/)
  expect(second).not.toBe(first)
  expect(await isPasswordCorrect('open sesame', first)).toBe(true)
  expect(await isPasswordCorrect('open sesamE', first)).toBe(false)
})

test('a hash with other parameters is still valid', async () => {
  const salt = Buffer.alloc(16, 7)
  const key = scryptSync('open sesame', salt, 32, {N: 1024, r: 8, p: 1})
  const hash = `scrypt:1024:8:1:${salt.toString('base64url')}:${key.toString('base64url')}`
  expect(await isPasswordCorrect('open sesame', hash)).toBe(true)
  expect(await isPasswordCorrect('close sesame', hash)).toBe(false)
})

test('a character that keyboards encode differently is the same', async () => {
  expect(
    await isPasswordCorrect('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait')),
  ).toBe(true)
})

test('without an account the check takes as long as with one, and fails', async () => {
  // A process of its own measures only its own processor time.
  const script = `
    const {hashPassword, isPasswordCorrect} = await import(process.argv[1])
    const hash = await hashPassword('open sesame')
    const measure = async (stored) => {
      const start = process.cpuUsage()
      const isCorrect = await isPasswordCorrect('wrong', stored)
      return [isCorrect, process.cpuUsage(start).user]
    }
    console.log(JSON.stringify([await measure(hash), await measure(undefined)]))
  `
  const module = new URL('./password.ts', import.meta.url).href
  const {stdout} = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    script,
    module,
  ])
  const [[isKnownCorrect, known], [isUnknownCorrect, unknown]] = JSON.parse(stdout)
  expect([isKnownCorrect, isUnknownCorrect]).toEqual([false, false])
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

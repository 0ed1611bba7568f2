import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, test} from '@playwright/test'

import {runCommand, startDesk, startDeskByNpm, startLakeAlone} from './desk.ts'

let data = ''
test.beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'reader-article-'))
})
test.afterAll(() => rm(data, {recursive: true, force: true}))

test('a second start keeps what was written, takes what the environment says of access, and Ctrl-C ends each cleanly', async () => {
  const first = await startDesk(data)
  const before = await titles(first.lake)
  expect(before).toHaveLength(9)
  expect(await signInPage(first)).not.toContain('type="password"')
  const ended = await first.stop()
  expect(ended).toEqual({output: expect.stringContaining('Stopped.'), code: 0})
  expect(ended.output).toContain('Sample content:')

  const second = await startDesk(data, {LAKE_TOKEN: 'token-of-a-script', LAKE_PASSWORD: 'sesame'})
  expect(await titles(second.lake)).toEqual(before)
  expect(await userOf(second.lake, 'token-of-a-script')).toBe('Token 2')
  expect(await signInPage(second)).toContain('type="password"')
  const endedAgain = await second.stop()
  expect(endedAgain).toEqual({output: expect.stringContaining('up to date'), code: 0})
  expect(endedAgain.output).not.toContain('Sample content:')
})

test('a taken port is named with the option that changes it, before anything is built', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  const port = address && typeof address === 'object' ? String(address.port) : ''
  const others = ['--lake-port', '0', '--site-port', '0']
  const ran = await runCommand('start', '--data', data, '--studio-port', port, ...others)
  holder.close()
  expect(ran).toEqual({
    output: `The Studio: port ${port} is taken. Choose another with --studio-port, or stop what holds it.\n`,
    code: 1,
  })
})

for (const [signal, receiver] of [
  ['SIGTERM to npm', 'npm'],
  ['Ctrl-C', 'all'],
] as const) {
  test(`${signal} ends what npm start has started, cleanly`, async () => {
    const desk = await startDeskByNpm(data, receiver)
    const {output} = await desk.stop()
    expect(output.match(/Stop.*/g)).toEqual(['Stopping …', 'Stopped. What was written is kept.'])
    for (const address of [desk.lake, desk.studio, desk.site]) {
      await expect(fetch(address)).rejects.toThrow('fetch failed')
    }
  })
}

test('the Lake alone says in one line where it listens, and ends cleanly when asked to', async () => {
  const lake = await startLakeAlone(join(data, 'alone'))
  expect(await titles(lake.url)).toEqual([])
  expect(await lake.stop()).toEqual({output: `Lake listening on ${lake.url}\n`, code: 0})
})

async function titles(lake: string): Promise<unknown> {
  const query = encodeURIComponent('*[_type == "article"] | order(title asc).title')
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?query=${query}`)
  return Object(await response.json()).result
}

async function userOf(lake: string, token: string): Promise<unknown> {
  const headers = {authorization: `Bearer ${token}`}
  const response = await fetch(`${lake}/v2026-09-01/users/me`, {headers})
  return Object(await response.json()).name
}

/** What the Lake shows to whom the Studio sends there. */
async function signInPage({lake, studio}: {lake: string; studio: string}): Promise<string> {
  const origin = encodeURIComponent(`${studio}/`)
  const response = await fetch(`${lake}/v1/auth/local?origin=${origin}`, {redirect: 'manual'})
  return response.text()
}

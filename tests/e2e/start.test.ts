// Takes over 10 s: each test starts all servers; the first also imports the sample content.
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, test} from '@playwright/test'

import {runLakeCommand} from '../lake-command.ts'
import {runCommand, startServers, startServersByNpm, startLake} from './running-servers.ts'

let data = ''
test.beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'reader-article-'))
})
test.afterAll(() => rm(data, {recursive: true, force: true}))

test('a second start keeps the content and the people and reads a token from the environment, and Ctrl-C ends both cleanly', async () => {
  const first = await startServers(data)
  const titles = await fetchTitles(first.lake)
  expect(titles).toHaveLength(9)
  expect(await fetchLoginPage(first)).toContain('<span class="role">Administrator</span>')
  const ended = await first.stop()
  expect(ended).toEqual({output: expect.stringContaining('Stopped.'), code: 0})
  expect(ended.output).toContain('Sample content:')

  const ann = ['--name', 'Ann', '--email', 'ann@example.org', '--role', 'editor']
  await runLakeCommand(['user', 'add', ...ann, '--data', data], 'a long password')
  const second = await startServers(data, {LAKE_TOKEN: 'token-of-a-script'})
  expect(await fetchTitles(second.lake)).toEqual(titles)
  expect(await fetchUserName(second.lake, 'token-of-a-script')).toBe('Token 2')
  expect(await fetchLoginPage(second)).toContain('type="password"')
  const endedAgain = await second.stop()
  expect(endedAgain).toEqual({output: expect.stringContaining('up to date'), code: 0})
  expect(endedAgain.output).not.toContain('Sample content:')
})

test('a port that is already used is reported before the build, with the option that changes it', async () => {
  const otherServer = createServer().listen(0, '127.0.0.1')
  await once(otherServer, 'listening')
  const address = otherServer.address()
  const port = address && typeof address === 'object' ? String(address.port) : ''
  const otherPorts = ['--lake-port', '0', '--site-port', '0']
  const command = await runCommand('start', '--data', data, '--studio-port', port, ...otherPorts)
  otherServer.close()
  expect(command).toEqual({
    output: `The Studio: port ${port} is taken. Choose another with --studio-port, or stop the program that uses it.\n`,
    code: 1,
  })
})

for (const [signal, receiver] of [
  ['SIGTERM to npm', 'npm'],
  ['Ctrl-C', 'all'],
] as const) {
  test(`${signal} ends all servers of npm start cleanly`, async () => {
    const servers = await startServersByNpm(data, receiver)
    const {output} = await servers.stop()
    expect(output.match(/Stop.*/g)).toEqual(['Stopping …', 'Stopped. The content is saved.'])
    for (const url of [servers.lake, servers.studio, servers.site]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed')
    }
  })
}

test('npm run lake prints the URL of the Lake in one line, and SIGTERM ends it cleanly', async () => {
  const lake = await startLake(join(data, 'alone'))
  expect(await fetchTitles(lake.url)).toEqual([])
  expect(await lake.stop()).toEqual({output: `Lake listening on ${lake.url}\n`, code: 0})
})

async function fetchTitles(lake: string): Promise<unknown> {
  const query = encodeURIComponent('*[_type == "article"] | order(title asc).title')
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?query=${query}`)
  return Object(await response.json()).result
}

async function fetchUserName(lake: string, token: string): Promise<unknown> {
  const headers = {authorization: `Bearer ${token}`}
  const response = await fetch(`${lake}/v2026-09-01/users/me`, {headers})
  return Object(await response.json()).name
}

/** Fetches the login page to which the Studio sends an editor. */
async function fetchLoginPage({lake, studio}: {lake: string; studio: string}): Promise<string> {
  const origin = encodeURIComponent(`${studio}/`)
  const response = await fetch(`${lake}/v1/auth/local?origin=${origin}`, {redirect: 'manual'})
  return response.text()
}

import {access, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {startServers} from './start-servers.ts'
import {parseOptions} from './options.ts'

const PORTS = ['--lake-port=0', '--studio-port=0', '--site-port=0']

test('with a project in the environment no Lake is started, and pages query hosted Sanity', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'start-servers-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const data = join(folder, 'lake')
  const options = parseOptions([...PORTS, '--data', data], {SANITY_STUDIO_PROJECT_ID: 'abc123'})
  if (options === 'help') {
    throw new Error('No help was requested')
  }
  const imported: string[] = []
  const servers = await startServers(options, (part) => imported.push(part))
  onTestFinished(() => servers.close())

  expect([servers.lake, imported]).toEqual([undefined, []])
  await expect(access(data)).rejects.toThrow('ENOENT')
  const page = await (await fetch(`${servers.site}/examples/plain`)).text()
  expect(page).toContain(
    '<link rel="preconnect" href="https://abc123.apicdn.sanity.io" crossorigin />',
  )
  expect(/<script type="module" src="([^"]*)"/.exec(page)?.[1]).toBe(
    `${servers.site}/elements/reader-article.js?project=abc123&amp;dataset=production&amp;article-path=/articles/{slug}`,
  )
})

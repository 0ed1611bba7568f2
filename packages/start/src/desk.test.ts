import {access, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {startDesk} from './desk.ts'
import {parseOptions} from './options.ts'

const PORTS = ['--lake-port=0', '--studio-port=0', '--site-port=0']

test('with a project in the environment no Lake is started, and pages ask hosted Sanity', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const data = join(folder, 'lake')
  const options = parseOptions([...PORTS, '--data', data], {SANITY_STUDIO_PROJECT_ID: 'abc123'})
  if (options === 'help') {
    throw new Error('Nobody has asked for help')
  }
  const imported: string[] = []
  const desk = await startDesk(options, (what) => imported.push(what))
  onTestFinished(() => desk.close())

  expect([desk.lake, imported]).toEqual([undefined, []])
  await expect(access(data)).rejects.toThrow('ENOENT')
  const page = await (await fetch(`${desk.site}/examples/plain`)).text()
  expect(page).toContain(
    '<link rel="preconnect" href="https://abc123.apicdn.sanity.io" crossorigin />',
  )
  expect(/<script type="module" src="([^"]*)"/.exec(page)?.[1]).toBe(
    `${desk.site}/elements/reader-article.js?project=abc123&amp;dataset=production&amp;article-path=/articles/{slug}`,
  )
})

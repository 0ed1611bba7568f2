import {execFile} from 'node:child_process'
import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import {createClient, type SanityClient} from '@sanity/client'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {codeBlocks} from '../packaging/code-blocks.ts'

const run = promisify(execFile)
const LAKE = join(import.meta.dirname, '../../packages/lake')
const FILM = '*[_id == "alien"][0]{title, "still": still.asset->{originalFilename, title}}'

let folder: string
let hosted: TestLake
let lake: TestLake
let hostedAgain: TestLake
let install: string
let addToken: string
let move: string
let repeat: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-moving-'))
  hosted = openTestLake({projectId: 'abc12345'})
  lake = openTestLake({data: join(folder, 'lake-data')})
  hostedAgain = openTestLake({projectId: 'abc12345', dataset: 'moved'})
  await mkdir(join(folder, 'bin'))
  const command = join(folder, 'bin/lake')
  await writeFile(command, `#!/bin/sh\nexec node ${join(LAKE, 'src/cli.ts')} "$@"\n`)
  await chmod(command, 0o755)
  const guide = await readFile(join(LAKE, 'MOVING.md'), 'utf8')
  for (const code of codeBlocks(guide, ['js'])) {
    await writeFile(join(folder, /^\/\/ (\S+)\n/.exec(code)?.[1] ?? ''), code)
  }
  ;[install = '', addToken = '', move = '', repeat = ''] = codeBlocks(guide, ['sh'])
})

afterAll(async () => {
  await Promise.all([hosted.close(), lake.close(), hostedAgain.close()])
  await rm(folder, {recursive: true})
})

test('the commands of the guide move a dataset to a Lake and back', async () => {
  await fill(await connect(hosted))
  await shell(install)
  const [token = ''] = (await shell(addToken)).trim().split('\n').slice(-1)
  await writeEnvironment('from.env', hosted, hosted.token)
  await writeEnvironment('to.env', lake, token)
  expect(await shell(move)).toBe(
    '5 documents are imported\n' +
      'The release rSpring is meant for 2099-12-07T09:00:00.000Z: schedule it again\n',
  )
  expect(await readFile(join(folder, 'to.txt'), 'utf8')).toBe(
    [
      'film drafts: 1',
      'film published: 2',
      'film versions: 1',
      'sanity.fileAsset published: 1',
      'sanity.imageAsset published: 1',
      'system.release active: 1',
      '',
    ].join('\n'),
  )
  const moved = await connect(lake)
  expect(await moved.fetch(FILM)).toEqual({
    title: 'Alien',
    still: {originalFilename: 'sunset.jpg', title: 'Sunset'},
  })
  const [before, after] = await Promise.all([hashOf(await connect(hosted)), hashOf(moved)])
  expect(after).toBe(before)

  await expect(shell(repeat.replace(' --again', ''))).rejects.toThrow(
    'The dataset has 6 documents. Import into an empty one, or add --again.',
  )
  expect(await shell(repeat)).toContain('5 documents are imported')

  await moved.patch('alien').set({title: 'Alien, from the Lake'}).commit()
  await writeEnvironment('from.env', lake, token)
  await writeEnvironment('to.env', hostedAgain, hostedAgain.token)
  expect(await shell(move)).toContain('5 documents are imported')
  expect(await (await connect(hostedAgain)).fetch(FILM)).toEqual({
    title: 'Alien, from the Lake',
    still: {originalFilename: 'sunset.jpg', title: 'Sunset'},
  })
})

/** Runs commands of the guide in the folder, until one fails. */
async function shell(commands: string): Promise<string> {
  const {stdout} = await run('sh', ['-e', '-c', commands], {
    cwd: folder,
    env: {...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}`},
  })
  return stdout
}

async function writeEnvironment(name: string, target: TestLake, token: string): Promise<void> {
  const lines = [
    `SANITY_API_HOST=${await target.serve()}`,
    `SANITY_PROJECT_ID=${target.lake.projectId}`,
    `SANITY_DATASET=${target.lake.dataset}`,
    `SANITY_TOKEN=${token}`,
  ]
  await writeFile(join(folder, name), `${lines.join('\n')}\n`)
}

async function connect(target: TestLake): Promise<SanityClient> {
  return createClient({
    projectId: target.lake.projectId,
    dataset: target.lake.dataset,
    apiHost: await target.serve(),
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2026-09-01',
    token: target.token,
  })
}

const hashOf = (client: SanityClient): Promise<unknown> =>
  client.fetch('*[_type == "sanity.imageAsset"][0].sha1hash')

async function fill(client: SanityClient): Promise<void> {
  const picture = sharp({create: {width: 30, height: 20, channels: 3, background: '#c04000'}})
  const image = await client.assets.upload('image', await picture.jpeg().toBuffer(), {
    filename: 'sunset.jpg',
    title: 'Sunset',
  })
  const script = await client.assets.upload('file', Buffer.from('hello'), {filename: 'script.txt'})
  const still = {_type: 'image', asset: {_type: 'reference', _ref: image._id}}
  await client.create({_id: 'alien', _type: 'film', title: 'Alien', still})
  await client.create({
    _id: 'aliens',
    _type: 'film',
    title: 'Aliens',
    before: {_type: 'reference', _ref: 'alien'},
    script: {_type: 'file', asset: {_type: 'reference', _ref: script._id}},
  })
  await client.create({_id: 'drafts.alien', _type: 'film', title: 'Alien, a draft'})
  await client.releases.create({releaseId: 'rSpring', metadata: {title: 'Spring'}})
  await client.createVersion({releaseId: 'rSpring', publishedId: 'alien', baseId: 'alien'})
  await client.releases.schedule({releaseId: 'rSpring', publishAt: '2099-12-07T09:00:00.000Z'})
}

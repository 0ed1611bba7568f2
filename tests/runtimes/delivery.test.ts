import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createDelivery} from '@reader-article/delivery'
import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {type ClientProject, createClientProject} from '../clients/client-project.ts'
import {codeBlocks} from '../packaging/code-blocks.ts'
import {pack} from '../packaging/pack.ts'

const PACKAGES = join(import.meta.dirname, '../../packages')
const SITE = {url: 'https://articles.example', theme: 'magazine'} as const
const ADDRESSES = [
  '/',
  '/articles/everything',
  '/articles/everything.md',
  '/articles/everything.txt',
  '/articles/everything.json',
  '/articles/everythin',
  '/readers/004711',
  '/topics/grief',
  '/newsletter/everything',
  '/embed/everything',
  '/embed.js',
  '/oembed?url=https://articles.example/articles/everything',
  '/feed.xml',
  '/rss.xml',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
]

/** Starts the program of the README in Deno. */
const DENO = `
  import program from './server.js'

  const onListen = ({port}) => console.log('http://localhost:' + port)
  Deno.serve({port: 0, hostname: '127.0.0.1', onListen}, program.fetch)
`
/** Starts the bundled program in the runtime of Cloudflare's workers, without Node's modules. */
const WORKER = `
  import {Miniflare} from 'miniflare'

  const server = new Miniflare({
    modules: true,
    scriptPath: 'worker.mjs',
    compatibilityDate: '2026-07-01',
    host: '127.0.0.1',
    port: 0,
  })
  console.log('http://localhost:' + (await server.ready).port)
`
const PERMISSIONS = ['--allow-net', '--allow-env', '--allow-read', '--allow-sys']

let lake: TestLake
let apiHost: string
let project: ClientProject

beforeAll(async () => {
  lake = openTestLake()
  await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  apiHost = await lake.serve()
  const readme = await readFile(join(PACKAGES, 'delivery/README.md'), 'utf8')
  const server = codeBlocks(readme, ['ts']).find((block) => block.includes('export default')) ?? ''
  const tarballs = await mkdtemp(join(tmpdir(), 'reader-article-tarball-'))
  try {
    const packed = []
    for (const name of ['content', 'reader-article', 'delivery']) {
      packed.push((await pack(join(PACKAGES, name), tarballs)).tarball)
    }
    project = await createClientProject(
      [...packed, 'deno@2', 'bun@1', 'miniflare@4', 'esbuild@0.28'],
      {
        'delivery.js': createModule(true),
        'server.js': server,
        'deno.js': DENO,
        'worker/delivery.js': createModule(false),
        'worker/server.js': server,
        'workers.js': WORKER,
      },
      {PORT: '0'},
    )
  } finally {
    await rm(tarballs, {recursive: true})
  }
  const conditions = '--conditions=workerd,worker,browser'
  const bundled = ['--bundle', '--format=esm', conditions, '--outfile=worker.mjs']
  await project.run('esbuild', 'worker/server.js', ...bundled, '--log-level=warning')
})

afterAll(async () => {
  await project.remove()
  await lake.close()
})

function createOptions(live: boolean) {
  return {projectId: 'local', dataset: 'production', apiHost, live, site: SITE}
}

function createModule(live: boolean): string {
  return `
    import {createDelivery} from '@reader-article/delivery'

    export const delivery = createDelivery(${JSON.stringify(createOptions(live))})
  `
}

test.each([
  ['Deno', () => project.serve('deno', 'run', ...PERMISSIONS, 'deno.js'), true],
  ['Bun', () => project.serve('bun', 'run', 'server.js'), true],
  ['a workers runtime', () => project.serve('node', 'workers.js'), false],
])('%s sends the same as Node at every address', async (_, start, live) => {
  const url = await start()
  const node = createDelivery(createOptions(false))
  // Requests at the same time share queries, also of a worker, whose requests have contexts of their own.
  const replies = await Promise.all(
    [...ADDRESSES, ...ADDRESSES].map(async (path) => readReply(path, await fetch(url + path))),
  )
  const expected = await Promise.all(
    ADDRESSES.map(async (path) => readReply(path, await node.fetch(new Request(SITE.url + path)))),
  )
  expect(replies).toEqual([...expected, ...expected])

  // Each runtime compresses in another way, so the bytes of a card differ, but not its pixels.
  const card = '/articles/older-letter/card.png'
  expect(await readPixels(await fetch(url + card))).toEqual(
    await readPixels(await node.fetch(new Request(SITE.url + card))),
  )

  // A switch is shown, in a live runtime because of its event.
  const readPage = async () => (await fetch(`${url}/articles/everything`)).text()
  const health = async () => (await fetch(`${url}/health`)).json()
  await expect.poll(health).toEqual({status: 'ok', live})
  const note = `for ${live ? 'live' : 'other'} ${url}`
  await lake.mutate({patch: {id: 'availability-reader-004711', set: {note}}})
  await expect.poll(readPage).toContain(note)
})

async function readReply(path: string, response: Response): Promise<readonly unknown[]> {
  const headers = ['content-type', 'etag', 'content-security-policy', 'surrogate-key']
  const found = headers.map((name) => response.headers.get(name))
  return [path, response.status, ...found, await response.text()]
}

async function readPixels(response: Response): Promise<readonly unknown[]> {
  const {data, info} = await sharp(await response.arrayBuffer())
    .raw()
    .toBuffer({resolveWithObject: true})
  const {width, height} = info
  return [response.headers.get('content-type'), width, height, data.toString('base64')]
}

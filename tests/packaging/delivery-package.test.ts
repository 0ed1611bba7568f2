import {execFile} from 'node:child_process'
import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {openTestLake} from '@reader-article/lake/testing'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {findFreePort} from '../delivery/find-free-port.ts'
import {codeBlocks} from './code-blocks.ts'
import {install, type Project} from './install.ts'

const run = promisify(execFile)
/** The servers of the README, in its order. */
const SERVERS = ['Node', 'Express', 'Fastify', 'Hono', 'Deno, Bun and workers']

let project: Project
/** The code blocks of the README: the delivery, its servers, and a site with a template of its own. */
let blocks: readonly string[]
/** The first block for a Lake with sample documents. */
let delivery: string
const closers: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  project = await install(
    ['packages/content', 'packages/reader-article', 'packages/delivery'],
    ['@types/node', 'undici-types', 'express', '@types/express', 'fastify', 'hono'],
  )
  closers.push(() => project.remove())
  const readme = await readFile(join(deliveryPackage(), 'README.md'), 'utf8')
  blocks = codeBlocks(readme, ['js', 'ts'])
  const lake = openTestLake()
  closers.push(lake.close)
  await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  const dataset = `projectId: 'local', apiHost: '${await lake.serve()}',`
  delivery = blocks[0]?.replace(`projectId: 'abc123',`, dataset) ?? ''
  await writeFile(join(project.folder, 'delivery.js'), delivery)
}, 120_000)

afterAll(async () => {
  for (const close of closers) {
    await close()
  }
})

describe('the published package @reader-article/delivery', {timeout: 120_000}, () => {
  test('exports these entries by name', async () => {
    const manifest = await readFile(join(deliveryPackage(), 'package.json'), 'utf8')
    expect(Object.keys(JSON.parse(manifest).exports)).toEqual(['.', './node', './package.json'])
  })

  test('has a README whose examples compile', async () => {
    expect(blocks).toHaveLength(SERVERS.length + 2)
    const others = blocks.slice(1).map((source, index) => [`example-${index}.ts`, source] as const)
    const files = {'delivery.ts': blocks[0] ?? '', ...Object.fromEntries(others)}
    expect(await project.compile(files, {skipLibCheck: true})).toBe('')
  })

  test('has a README whose first example fetches a feed', async () => {
    const printed = await project.node(`
      ${delivery}
      console.log(response.status, response.headers.get('content-type'))
      delivery.close()
    `)
    expect(printed).toBe('200 application/atom+xml; charset=utf-8\n')
  })

  test.each(SERVERS.slice(0, 4).map((name, index) => [name, index + 1] as const))(
    'has a README whose server with %s shows articles',
    async (_, index) => {
      const port = String(await findFreePort())
      const printed = await project.node(`
        ${blocks[index]?.replace('4400', port)}
        async function get() {
          for (;;) {
            try {
              return await fetch('http://127.0.0.1:${port}/articles/everything.txt')
            } catch {
              // The server does not listen yet.
            }
          }
        }
        const response = await get()
        console.log(response.status, (await response.text()).split('\\n')[0])
        process.exit()
      `)
      expect(printed).toBe('200 Everything at Once\n')
    },
  )

  test('has a README whose own template shows the whole article, and all other addresses', async () => {
    const printed = await project.node(`
      ${blocks.at(-1)?.replace('export default app', '')}
      const get = async (path) => (await app.request('https://articles.example' + path)).text()
      console.log(await get('/articles/everything'))
      console.log(await get('/articles/everything.txt'))
      process.exit()
    `)
    for (const expected of [
      '<title>Everything at Once · The Test Line</title>',
      '<header><a href="/">The Gazette</a></header>',
      '<h1 part="title">Everything at Once</h1>',
      '\nEverything at Once\n',
    ]) {
      expect(printed).toContain(expected)
    }
  })

  test('has a command', async () => {
    const {stdout} = await run(process.execPath, [join(deliveryPackage(), 'dist/cli.js'), '--help'])
    expect(stdout).toMatch(/^Serves articles where no script runs/)
  })
})

function deliveryPackage(): string {
  return project.package('@reader-article/delivery')
}

import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createStudioHandler} from './studio-handler.ts'

const ELEMENTS = 'http://localhost:4300/elements'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets/main-1.js'), 'export {}')
  await writeFile(
    join(folder, 'index.html'),
    '<meta name="lake-address" content="http://localhost:4100" /><meta name="elements-address" content="" />',
  )
})
afterAll(() => rm(folder, {recursive: true}))

function get(path: string, lake?: string): Promise<Response> {
  return createStudioHandler(folder, {lake, elements: ELEMENTS})(
    new Request(`http://localhost:3333${path}`),
  )
}

test('the page has the addresses of the Lake that it uses and of the elements', async () => {
  const response = await get('/', 'http://localhost:4999')
  expect(await response.text()).toBe(
    `<meta name="lake-address" content="http://localhost:4999" /><meta name="elements-address" content="${ELEMENTS}" />`,
  )
  expect(response.headers.get('cache-control')).toBe('no-cache')
})

test('without a Lake the page keeps the address that it was built with', async () => {
  expect(await (await get('/')).text()).toContain('content="http://localhost:4100"')
})

test("every path of the Studio's own routes returns the page", async () => {
  const response = await get('/structure/articles;article-1', 'http://localhost:4100')
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=UTF-8',
  ])
})

test('browsers cache assets, and a missing asset is a 404 that they do not cache', async () => {
  const asset = await get('/assets/main-1.js')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.get('content-type')).toContain('javascript')
  const missing = await get('/assets/main-2.js')
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, null])
})

test('nothing outside the build is served', async () => {
  const response = await get('/assets/%2e%2e/%2e%2e/package.json')
  expect(await response.text()).not.toContain('"name"')
})

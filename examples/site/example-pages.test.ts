import {readdir} from 'node:fs/promises'

import {expect, test} from 'vitest'

import {PLACES} from './places/places.ts'
import {createSite} from './server.ts'

const LAKE = {projectId: 'local', dataset: 'production', apiHost: 'http://localhost:4100/'}
const HOSTED = {projectId: 'abc123', dataset: 'staging'}
const PAGES = new URL('../pages', import.meta.url).pathname
const FOLDERS = {elements: PAGES, themes: PAGES}

function get(path: string, source: typeof LAKE | typeof HOSTED = LAKE): Promise<Response> {
  const site = createSite({url: 'http://gazette.test', ...source, ...FOLDERS})
  return site.fetch(new Request(`http://gazette.test${path}`)).finally(site.close)
}

test('every page is served at its name, without placeholders', async () => {
  const files = await readdir(new URL('../pages', import.meta.url))
  const names = files.flatMap((file) => (file.endsWith('.html') ? file.slice(0, -5) : []))
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    const response = await get(`/examples/${name}`)
    // Nothing is at the address of this Lake.
    expect([name, response.status]).toEqual([name, PLACES.has(name) ? 503 : 200])
    expect(await response.text()).not.toMatch(/\{\{|\}\}/)
  }
})

test('the page for a local file has only absolute URLs', async () => {
  const html = await (await get('/examples/from-a-file')).text()
  expect(html).toContain(
    '<script type="module" src="http://gazette.test/elements/reader-article.js?project=local&amp;dataset=production&amp;api-host=http://localhost:4100&amp;article-path=http://gazette.test/articles/{slug}"></script>',
  )
})

test('the plain page preconnects to the origin of its articles', async () => {
  const html = async (source: typeof LAKE | typeof HOSTED) =>
    (await get('/examples/plain', source)).text()
  expect(await html(LAKE)).toContain(
    '<link rel="preconnect" href="http://localhost:4100" crossorigin />',
  )
  expect(await html(HOSTED)).toContain(
    '<link rel="preconnect" href="https://abc123.apicdn.sanity.io" crossorigin />',
  )
})

test('the policy of the strict page allows only the origins that the page needs', async () => {
  const policy = async (source: typeof LAKE | typeof HOSTED) =>
    (await get('/examples/strict', source)).headers.get('content-security-policy')
  expect(await policy(LAKE)).toBe(
    "default-src 'none'; script-src http://gazette.test/elements/; connect-src http://localhost:4100; img-src http://localhost:4100; require-trusted-types-for 'script'; trusted-types 'none'",
  )
  expect(await policy(HOSTED)).toBe(
    "default-src 'none'; script-src http://gazette.test/elements/; connect-src https://abc123.apicdn.sanity.io https://abc123.api.sanity.io; img-src https://cdn.sanity.io; require-trusted-types-for 'script'; trusted-types 'none'",
  )
  expect((await get('/examples/plain')).headers.get('content-security-policy')).toBeNull()
})

test('pages of any origin can load scripts and themes', async () => {
  for (const path of ['/elements/offline-worker.js', '/elements/themes/offline-worker.js']) {
    const response = await get(path)
    await response.arrayBuffer()
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  }
})

test.each(['/examples/nothing', '/examples/..%2fsite', '/examples/plain.html', '/examples/a/b'])(
  '%s is no example page and gets the 404 page',
  async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<h1>Gone out with the tide</h1>')
  },
)

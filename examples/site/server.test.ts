import {mkdtemp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createSite} from './server.ts'

const SCRIPT =
  '/elements/reader-article.js?project=local&amp;dataset=production&amp;api-host=http://localhost:4100&amp;article-path=/articles/{slug}'

let folder: string
let site: (request: Request) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-site-'))
  await mkdir(join(folder, 'elements/chunks'), {recursive: true})
  await writeFile(join(folder, 'elements/reader-article.js'), 'export const element = 1\n')
  await writeFile(join(folder, 'elements/reader-article-preload.js'), '')
  await writeFile(join(folder, 'elements/reader-article-renderer.js'), '')
  await writeFile(join(folder, 'elements/chunks/live.js'), 'export const live = 1\n')
  await writeFile(join(folder, 'secret.txt'), 'a secret')
  site = createSite({
    projectId: 'local',
    dataset: 'production',
    apiHost: 'http://localhost:4100',
    elements: join(folder, 'elements'),
  })
})

afterAll(async () => {
  await rm(folder, {recursive: true})
})

function get(path: string, init?: RequestInit): Promise<Response> {
  return site(new Request(`http://gazette.test${path}`, init))
}

describe('the pages', () => {
  test('the front page links to every sample article and every sample reader', async () => {
    const response = await get('/')
    const html = await response.text()
    const samples = new URL('../sample-content/', import.meta.url)
    const articles = await readdir(new URL('articles/', samples))
    const dataset = await readFile(new URL('dataset.ndjson', samples), 'utf8')
    const pins = [...dataset.matchAll(/"_id":"reader-(\d+)"/g)].map((match) => match[1] ?? '')

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(findLinks(html, '/articles/')).toEqual(
      sortWords(articles.map((file) => file.replace(/\.(md|txt)$/, ''))),
    )
    expect(findLinks(html, '/readers/')).toEqual(sortWords(pins))
  })

  test('an article page contains the snippet, the slug and a link as its fallback', async () => {
    const html = await (await get('/articles/the-empty-chair-at-the-table')).text()
    expect(html).toContain(`<script type="module" src="${SCRIPT}"></script>`)
    expect(html).toContain('<link rel="preconnect" href="http://localhost:4100" crossorigin />')
    expect(html).toContain('<title>The empty chair at the table · The Harbour Gazette</title>')
    expect(html).toMatch(
      /<reader-article slug="the-empty-chair-at-the-table">\s*<a href="\/">[^<]+<\/a>\s*<\/reader-article>/,
    )
  })

  test('an article that is not in the list also has a page', async () => {
    const response = await get('/articles/published-a-second-ago')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<reader-article slug="published-a-second-ago">')
  })

  test('a reader’s page selects the latest article by PIN and keeps the leading zero', async () => {
    const html = await (await get('/readers/048213')).text()
    expect(html).toContain('<reader-article pin="048213">')
    expect(html).toContain(`src="${SCRIPT}"`)
  })

  test('no page contains a placeholder', async () => {
    for (const path of ['/', '/articles/a', '/readers/0042', '/nowhere']) {
      expect(await (await get(path)).text()).not.toMatch(/\{\{|\}\}/)
    }
  })

  test('a URL with a trailing slash redirects to the URL without it', async () => {
    const response = await get('/articles/a-slug/')
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe('http://gazette.test/articles/a-slug')
  })
})

describe('missing pages and files', () => {
  test.each([
    '/nowhere',
    '/articles',
    '/articles/Two%20Words',
    '/articles/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/articles/%7B%7Bscript%7D%7D',
    '/articles/a/b',
    '/articles/%E0%A4%A',
    '/readers/700107x',
    '/readers/123',
    '/readers/12345678901',
  ])('%s gets the 404 page', async (path) => {
    const response = await get(path)
    const html = await response.text()
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(html).toContain('<h1>Gone out with the tide</h1>')
    expect(html).not.toContain('alert(1)')
  })

  test('a request for a missing file of the elements gets a 404 with the build command', async () => {
    const response = await get('/elements/other.js')
    expect(response.status).toBe(404)
    expect(await response.text()).toBe(
      'The elements have no such file. If they are not built, run: npm run build -w reader-article',
    )
  })

  test('a method other than GET and HEAD gets a 405 with the allowed methods', async () => {
    const response = await get('/articles/a', {method: 'POST', body: 'x'})
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })
})

describe('the files', () => {
  test.each([
    ['/assets/gazette.css', 'text/css; charset=utf-8'],
    ['/assets/harbour.svg', 'image/svg+xml; charset=utf-8'],
    ['/assets/favicon.svg', 'image/svg+xml; charset=utf-8'],
    [
      '/elements/reader-article.js?project=local&dataset=production',
      'text/javascript; charset=utf-8',
    ],
    ['/elements/chunks/live.js', 'text/javascript; charset=utf-8'],
  ])('%s is served as %s, with nosniff', async (path, type) => {
    const response = await get(path)
    await response.arrayBuffer()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('every file that a page links to exists', async () => {
    for (const path of ['/', '/articles/a', '/readers/0042', '/nowhere']) {
      const html = await (await get(path)).text()
      const files = [...html.matchAll(/(?:src|href)="(\/(?:assets|elements)\/[^"?]+)/g)]
      expect(files.length).toBeGreaterThan(1)
      for (const [, file] of files) {
        const response = await get(file ?? '')
        await response.arrayBuffer()
        expect([file, response.status]).toEqual([file, 200])
      }
    }
  })

  test('HEAD returns only the headers', async () => {
    const response = await get('/elements/reader-article.js', {method: 'HEAD'})
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('25')
    expect(await response.text()).toBe('')
  })

  test.each([
    '/elements/../secret.txt',
    '/elements/%2e%2e/secret.txt',
    '/elements/%2e%2e%2fsecret.txt',
    '/elements/..%5csecret.txt',
    '/elements/chunks/..%2f..%2fsecret.txt',
    '/elements//../secret.txt',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%252e%252e/package.json',
  ])('%s cannot read a file outside the public folders', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/a secret|example-site/)
  })
})

describe('the apiHost option', () => {
  test('is in the script’s URL as an escaped origin', async () => {
    const other = createSite({
      projectId: 'local',
      dataset: 'production',
      apiHost: 'http://localhost:4100/a"><script>b</script>?c=d&e#f',
      elements: join(folder, 'elements'),
    })
    const html = await (await other(new Request('http://gazette.test/articles/a'))).text()
    expect(html).toContain(`<script type="module" src="${SCRIPT}"></script>`)
  })

  test.each(['localhost:4100', 'javascript:alert(1)', ''])('%j is rejected', (apiHost) => {
    expect(() =>
      createSite({projectId: 'local', dataset: 'production', apiHost, elements: folder}),
    ).toThrow(
      new TypeError(
        `apiHost is '${apiHost}', which is not an http or https URL. Use one such as 'http://localhost:4100'.`,
      ),
    )
  })
})

function findLinks(html: string, folderPath: string): string[] {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '')
  return sortWords(
    links
      .filter((link) => link.startsWith(folderPath))
      .map((link) => link.slice(folderPath.length)),
  )
}

function sortWords(words: readonly string[]): string[] {
  return words.toSorted((a, b) => a.localeCompare(b))
}

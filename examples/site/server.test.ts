import {mkdtemp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createSite, type Site} from './server.ts'

const URL_OF_SITE = 'http://gazette.test'

let folder: string
let lake: TestLake
let apiHost: string
let site: Site
/** The URL of the script on the pages of articles. */
let script: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-site-'))
  await mkdir(join(folder, 'elements/chunks'), {recursive: true})
  await writeFile(join(folder, 'elements/reader-article.js'), 'export const element = 1\n')
  await writeFile(join(folder, 'elements/reader-card.js'), '')
  await writeFile(join(folder, 'elements/chunks/live.js'), 'export const live = 1\n')
  await writeFile(join(folder, 'secret.txt'), 'a secret')
  lake = openTestLake()
  await lake.mutate(...createDocuments().map((create) => ({create})))
  apiHost = await lake.serve()
  site = createTestSite(apiHost)
  script = createScriptUrl(apiHost)
})

afterAll(async () => {
  site.close()
  await lake.close()
  await rm(folder, {recursive: true})
})

function createTestSite(origin: string): Site {
  return createSite({
    url: URL_OF_SITE,
    projectId: 'local',
    dataset: 'production',
    apiHost: origin,
    elements: join(folder, 'elements'),
  })
}

function createScriptUrl(origin: string): string {
  return `/elements/reader-article.js?project=local&amp;dataset=production&amp;api-host=${origin}&amp;article-path=/articles/{slug}&amp;reader-path=/readers/{pin}`
}

function get(path: string, init?: RequestInit): Promise<Response> {
  return site.fetch(new Request(URL_OF_SITE + path, init))
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

  test('an article page has the whole article in its HTML, and the snippet that keeps its status up to date', async () => {
    const response = await get('/articles/the-lamp')
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain(`<script type="module" src="${script}"></script>`)
    expect(html).toContain(`<link rel="preconnect" href="${apiHost}" crossorigin />`)
    expect(html).toContain('<title>The Lamp · The Harbour Gazette</title>')
    expect(html).toContain('<a class="name" href="/">The Harbour Gazette</a>')
    expect(html).toMatch(
      /<reader-article slug="the-lamp"[^>]* live>.*<h1 part="title">The Lamp<\/h1>.*Leave it on\./,
    )
  })

  test('a reader’s page has the card, and the articles of that reader', async () => {
    const html = await (await get('/readers/048213')).text()
    expect(html).toContain('<title>Ada Quill · The Harbour Gazette</title>')
    expect(html).toMatch(/<reader-card pin="048213">.*<a href="[^"]*\/articles\/the-lamp">/s)
    expect(html).toContain('src="/elements/reader-card.js?project=local&amp;dataset=production')
  })

  test('a topic’s page has the articles on it', async () => {
    const html = await (await get('/topics/grief')).text()
    expect(html).toContain('<title>Grief · The Harbour Gazette</title>')
    expect(html).toContain(`<a href="${URL_OF_SITE}/articles/the-lamp">`)
  })

  test('a client that has a page gets it only once it has changed', async () => {
    const {headers} = await get('/articles/the-lamp')
    expect(headers.get('cache-control')).toMatch(/^public, max-age=1, stale-while-revalidate=1/)
    const etag = headers.get('etag') ?? ''
    const again = await get('/articles/the-lamp', {headers: {'if-none-match': etag}})
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test.each([
    ['/articles/the-lamp.md', 'text/markdown; charset=utf-8'],
    ['/embed/the-lamp', 'text/html; charset=utf-8'],
    ['/embed/the-lamp.js', 'text/javascript; charset=utf-8'],
    ['/embed.js', 'text/javascript; charset=utf-8'],
    ['/newsletter/the-lamp', 'text/html; charset=utf-8'],
    [
      '/oembed?url=http%3A%2F%2Fgazette.test%2Farticles%2Fthe-lamp',
      'application/json; charset=utf-8',
    ],
    ['/feed.xml', 'application/atom+xml; charset=utf-8'],
    ['/readers/048213/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/topics/grief/feed.json', 'application/feed+json; charset=utf-8'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
  ])('%s is another form of the articles', async (path, type) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(await response.text()).toMatch(/Lamp|gazette\.test|iframe/)
  })

  test('if the Content Lake cannot be reached, the page leaves its article to the elements', async () => {
    const alone = createTestSite('http://127.0.0.1:9')
    const response = await alone.fetch(new Request(`${URL_OF_SITE}/articles/the-lamp`))
    alone.close()
    const html = await response.text()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(html).toContain('<title>The lamp · The Harbour Gazette</title>')
    expect(html).toMatch(
      /<reader-article slug="the-lamp"><a href="\/">[^<]+<\/a><\/reader-article>/,
    )
  })

  test('no page contains a placeholder', async () => {
    for (const path of [
      '/',
      '/articles/the-lamp',
      '/readers/048213',
      '/topics/grief',
      '/nowhere',
    ]) {
      expect(await (await get(path)).text()).not.toMatch(/\{\{\w+\}\}/)
    }
  })

  test('a URL with a trailing slash redirects to the URL without it', async () => {
    const response = await get('/articles/a-slug/')
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe('/articles/a-slug')
  })
})

describe('missing pages and files', () => {
  test.each([
    '/nowhere',
    '/articles/no-lamp',
    '/articles/no-lamp.md',
    '/topics/nothing',
    '/readers/999999',
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
    for (const path of [
      '/',
      '/articles/the-lamp',
      '/readers/048213',
      '/topics/grief',
      '/nowhere',
    ]) {
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
    const other = createTestSite(`${apiHost}/a"><script>b</script>?c=d&e#f`)
    const response = await other.fetch(new Request(`${URL_OF_SITE}/articles/the-lamp`))
    other.close()
    expect(await response.text()).toContain(`<script type="module" src="${script}"></script>`)
  })

  test.each(['localhost:4100', 'javascript:alert(1)', ''])('%j is rejected', (origin) => {
    expect(() => createTestSite(origin)).toThrow(
      new TypeError(
        `apiHost is '${origin}', which is not an http or https URL. Use one such as 'http://localhost:4100'.`,
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

/** A reader with an article on a topic. */
function createDocuments(): readonly object[] {
  return [
    {_id: 'topic-grief', _type: 'topic', title: 'Grief', slug: {current: 'grief'}},
    {_id: 'reader-048213', _type: 'reader', name: 'Ada Quill', pin: '048213'},
    {
      _id: 'article-lamp',
      _type: 'article',
      title: 'The Lamp',
      slug: {current: 'the-lamp'},
      publishedAt: '2026-05-01T12:00:00Z',
      reader: reference('reader-048213'),
      topics: [{_key: 't', ...reference('topic-grief')}],
      body: [
        {
          _key: 'b',
          _type: 'block',
          style: 'normal',
          markDefs: [],
          children: [{_key: 's', _type: 'span', text: 'Leave it on.', marks: []}],
        },
      ],
    },
  ]
}

function reference(_ref: string): object {
  return {_type: 'reference', _ref}
}

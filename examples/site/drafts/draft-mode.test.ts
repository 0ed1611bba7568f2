import {articleQuery, compactQuery} from '@reader-article/content'
import {createClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {createSite, type Site} from '../server.ts'

const SECRET = 'a-secret-that-the-studio-has-stored'
const STUDIO = 'http://studio.test'
const EDITING = 'reader-article-visual-editing.js'
const GROQ = compactQuery(articleQuery({by: 'slug', value: 'a'}).query)
const QUERY = createPath(GROQ)

/** The requests that the site has sent to the Content Lake. */
let requests: URL[] = []
let site: Site

beforeEach(() => {
  requests = []
  const drafts = createClient({
    projectId: 'local',
    dataset: 'production',
    apiHost: 'http://lake.test',
    useProjectHostname: false,
    apiVersion: '2026-09-01',
    useCdn: false,
    token: 'token-of-the-server',
    resolveFetch: () => (address) => {
      const url = new URL(address)
      requests.push(url)
      return Promise.resolve(Response.json({result: respond(url), ms: 1}))
    },
  })
  site = createSite({
    url: 'http://gazette.test',
    projectId: 'local',
    dataset: 'production',
    apiHost: 'http://lake.test',
    elements: import.meta.dirname,
    drafts,
    studio: () => STUDIO,
  })
})

afterEach(() => site.close())

function respond({searchParams}: URL): unknown {
  const secret = searchParams.get('$secret')
  const stored = {_id: 'drafts.x', _updatedAt: '2026-09-01', secret: SECRET, studioUrl: ''}
  return secret === null
    ? {title: 'A draft'}
    : {private: secret === JSON.stringify(SECRET) ? stored : null, public: null}
}

function createPath(query: string): string {
  const search = new URLSearchParams({query, $slug: '"a"', perspective: 'raw'})
  return `/v2026-09-01/data/query/production?${search.toString()}`
}

function get(
  path: string,
  cookie = '',
  init: {method?: string; headers?: Record<string, string>} = {},
): Promise<Response> {
  return site.fetch(
    new Request(`http://gazette.test${path}`, {...init, headers: {...init.headers, cookie}}),
  )
}

async function beginSession(path = '/articles/a'): Promise<{cookie: string; response: Response}> {
  const search = new URLSearchParams({
    'sanity-preview-secret': SECRET,
    'sanity-preview-pathname': path,
  })
  const response = await get(`/api/draft?${search.toString()}`)
  return {response, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? ''}
}

test('a visitor without a session gets no draft, whatever the cookie says', async () => {
  for (const cookie of [
    '',
    'gazette-drafts=1',
    'gazette-drafts=',
    `gazette-drafts=${'a'.repeat(64)}`,
  ]) {
    expect((await get(QUERY, cookie)).status).toBe(404)
    const page = await (await get('/articles/a', cookie)).text()
    expect(page).toContain('api-host=http://lake.test')
    expect(page).not.toContain('You see drafts')
    expect(page).not.toContain(EDITING)
  }
  expect(requests).toEqual([])
})

test.each(['', '?sanity-preview-secret=', '?sanity-preview-secret=guessed'])(
  'the link /api/draft%s begins no session',
  async (search) => {
    const response = await get(`/api/draft${search}`)
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  },
)

test('a secret of the Studio begins a session, in which pages fetch drafts through the site', async () => {
  const {response, cookie} = await beginSession()
  expect([response.status, response.headers.get('location')]).toEqual([302, '/articles/a'])
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/u)

  const page = await get('/articles/a', cookie)
  const html = await page.text()
  expect(html).toContain('api-host=http://gazette.test')
  expect(html).toContain('You see drafts')
  expect(html).not.toContain('token-of-the-server')
  expect([page.headers.get('x-robots-tag'), page.headers.get('vary')]).toEqual([
    'noindex',
    'cookie',
  ])

  expect(page.headers.get('content-security-policy')).toBe(`frame-ancestors 'self' ${STUDIO}`)
  expect(html).toContain(
    `/elements/${EDITING}?project=local&amp;dataset=production&amp;api-host=http://gazette.test&amp;studio=http%3A%2F%2Fstudio.test"`,
  )

  requests = []
  const result = await get(QUERY, cookie)
  expect(await result.json()).toEqual({result: {title: 'A draft'}, ms: 0})
  expect(result.headers.get('cache-control')).toBe('private, no-store')
  expect(requests.map(({searchParams}) => Object.fromEntries(searchParams))).toMatchObject([
    {query: GROQ, $slug: '"a"', perspective: 'drafts'},
  ])
})

test('the frame of the Studio has no button that ends the session', async () => {
  const {cookie} = await beginSession()
  const page = await get('/articles/a', cookie, {headers: {'sec-fetch-dest': 'iframe'}})
  const html = await page.text()
  expect(html).toContain(EDITING)
  expect(html).not.toContain('You see drafts')
})

test('over https, the cookie of a session is sent in the frame of a Studio on another site', async () => {
  const search = new URLSearchParams({'sanity-preview-secret': SECRET})
  const response = await site.fetch(
    new Request(`https://gazette.test/api/draft?${search.toString()}`),
  )
  expect(response.headers.get('set-cookie')).toMatch(
    /HttpOnly; Secure; SameSite=None; Partitioned$/u,
  )
})

test.each(['*', '*[_type == "statusChange"]', `${GROQ}{_id}`, ''])(
  'a session allows no other query than those of the site: %s',
  async (query) => {
    const {cookie} = await beginSession()
    requests = []
    const response = await get(createPath(query), cookie)
    expect([response.status, await response.json()]).toEqual([
      403,
      {error: 'The pages of this site do not send this query.'},
    ])
    expect(requests).toEqual([])
  },
)

test('a malformed parameter is the fault of the request', async () => {
  const {cookie} = await beginSession()
  const response = await get('/v2026-09-01/data/query/production?query=*&$slug=a', cookie)
  expect([response.status, await response.json()]).toEqual([
    400,
    {error: 'A parameter is not JSON. Use one such as $slug="a-title".'},
  ])
})

test('pictures and live events come from where they are for everybody', async () => {
  const {cookie} = await beginSession()
  const picture = await get('/images/local/production/a-1x1.png?w=1', cookie)
  expect([picture.status, picture.headers.get('location')]).toEqual([
    307,
    'http://lake.test/images/local/production/a-1x1.png?w=1',
  ])
})

test.each(['https://evil.example/x', 'https://evil.example//evil.example', '//evil.example'])(
  'the path %s leads to no other site',
  async (path) => {
    const {response} = await beginSession(path)
    expect(response.headers.get('location')).toMatch(/^\/(?!\/)/u)
  },
)

test('leaving ends the session, also for a copied cookie', async () => {
  const {cookie} = await beginSession()
  const response = await get('/api/draft/leave', cookie, {method: 'POST'})
  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  expect((await get(QUERY, cookie)).status).toBe(404)
})

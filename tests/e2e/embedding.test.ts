import {articleQueryUrl} from '@reader-article/content'
import {renderArticle} from 'reader-article/ssr'

import {expect, test} from './fixtures.ts'
import {embed, collectQueries, getScriptUrl, locateTitle} from './snippet.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
const TITLE = 'The Kindest Word Is Sometimes No'
const TAG = `<reader-article slug="${SLUG}"><a href="/">A link</a></reader-article>`

test('a page that preloads its query sends no other query', async ({page, servers}) => {
  const requests = collectQueries(page)
  const url = articleQueryUrl(
    {projectId: 'local', dataset: 'production', apiHost: servers.lake},
    {by: 'slug', value: SLUG},
  )
  const link = `<link rel="preload" as="fetch" crossorigin href="${url.replaceAll('&', '&amp;')}">`
  await embed(page, servers, link + TAG, {src: await getScriptUrl(page, servers)})
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(requests.map((request) => request.url())).toEqual([url])
})

test('content is fetched by GET without extra headers or cookies, and nothing personal is stored', async ({
  page,
  servers,
}) => {
  const requests = collectQueries(page)
  await page.context().addCookies([{name: 'visitor', value: '1', url: servers.lake}])
  await embed(page, servers, TAG, {src: await getScriptUrl(page, servers)})
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(requests).toHaveLength(1)
  const [query] = requests
  expect(query?.method()).toBe('GET')
  const headers = Object.keys((await query?.allHeaders()) ?? {})
  // Headers that a browser sends by itself.
  const browserHeaders = /^(:.*|accept.*|connection|host|origin|referer|user-agent|sec-.*)$/
  expect(headers.filter((name) => !browserHeaders.test(name))).toEqual([])

  const cachedUrls = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const open = await Promise.all(names.map((name) => caches.open(name)))
      const keys = await Promise.all(open.map((cache) => cache.keys()))
      return keys.flat().map(({url}) => url)
    })
  await expect.poll(cachedUrls).toEqual([query?.url()])
  expect(
    await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]),
  ).toEqual(['visitor=1', 0, 0])
})

test('without an article path, titles of other articles are text, and JSON-LD has the URL of the page', async ({
  page,
  servers,
}) => {
  const src = (await getScriptUrl(page, servers)).replace(/&article-path=[^&]*/, '')
  const tag = '<reader-article slug="letters-you-do-not-have-to-send" json-ld></reader-article>'
  await embed(page, servers, tag, {src})
  await expect(locateTitle(page)).toHaveText('Letters You Do Not Have to Send')
  await expect(page.locator('[part=body]')).toContainText('The Empty Chair at the Table')
  await expect(page.locator('[part=related] li').first()).toBeVisible()
  await expect(page.locator('reader-article').locator('a[href*="articles"]')).toHaveCount(0)
  const data = page.locator('script[type="application/ld+json"]')
  await expect.poll(() => data.textContent()).toContain(`"url":"${servers.site}/examples"`)
})

for (const shadow of [true, false]) {
  test(`server-rendered content is shown unchanged and without a query (shadow: ${shadow})`, async ({
    page,
    servers,
  }) => {
    const requests = collectQueries(page)
    const article = {title: 'From a server', slug: SLUG, body: ['Rendered there.']}
    const options = {projectId: 'local', dataset: 'production', apiHost: servers.lake, shadow}
    await embed(page, servers, renderArticle(article, options), {
      src: await getScriptUrl(page, servers),
    })
    await page.waitForFunction(() => customElements.get('reader-article'))
    await page.locator('reader-article').evaluate(async (element) => {
      await Object(element).updateComplete
    })
    await expect(locateTitle(page)).toHaveText('From a server')
    expect(requests).toEqual([])
  })
}

test('two versions of the script work on one page', async ({page, servers}) => {
  const src = await getScriptUrl(page, servers)
  await embed(page, servers, TAG + TAG, {src}, {src: `${src}&version=2`}, {src})
  await expect(page.locator('reader-article [part=title]')).toHaveText([TITLE, TITLE])
  const card = await getScriptUrl(page, servers, 'reader-card.js')
  await embed(
    page,
    servers,
    '<reader-card pin="515037"></reader-card>',
    {src: `${card}&version=2`},
    {src: card},
    {src},
  )
  await expect(page.locator('reader-card [part=name]')).toHaveText(['Anwen Pritchard'])
})

test('with an integrity hash on its tag, a browser runs only the script with that hash', async ({
  page,
  servers,
  problems,
}) => {
  const response = await page.request.get(`${servers.site}/elements/integrity.json`)
  const hashes = Object(await response.json())
  const hash = String(hashes['reader-article.js'])
  const src = await getScriptUrl(page, servers)
  const preloadScript = {
    src: await getScriptUrl(page, servers, 'reader-article-preload.js'),
    integrity: String(hashes['reader-article-preload.js']),
    crossOrigin: '',
  }
  const embedWith = (integrity: string) =>
    embed(page, servers, TAG, preloadScript, {src, integrity, crossOrigin: ''})
  await embedWith(hash)
  await expect(locateTitle(page)).toHaveText(TITLE)
  await embedWith(hash.replace(/.{4}$/, 'AAAA'))
  await expect.poll(() => problems.found.join()).toContain('integrity')
  await expect(page.getByRole('link', {name: 'A link'})).toBeVisible()
  problems.found.splice(0)
})

const ELEMENTS = {
  'reader-status': {attributes: 'pin="515037"', shown: 'Available'},
  'reader-card': {attributes: 'pin="515037"', shown: 'Anwen Pritchard'},
  'reader-articles': {attributes: '', shown: 'The Kindest Word Is Sometimes No'},
  'reader-directory': {attributes: '', shown: 'Anwen Pritchard'},
}

for (const [tag, {attributes, shown}] of Object.entries(ELEMENTS)) {
  test(`<${tag}> needs only its own script tag`, async ({page, servers}) => {
    const src = await getScriptUrl(page, servers, `${tag}.js`)
    await embed(page, servers, `<${tag} ${attributes}></${tag}>`, {src})
    await expect(page.locator(tag).getByText(shown).first()).toBeVisible()
  })
}

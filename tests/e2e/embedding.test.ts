import {articleQueryUrl} from '@reader-article/content'
import {renderArticle} from 'reader-article/ssr'

import {expect, test} from './fixtures.ts'
import {embed, queries, scriptAddress, title} from './snippet.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
const TITLE = 'The Kindest Word Is Sometimes No'
const TAG = `<reader-article slug="${SLUG}"><a href="/">A link</a></reader-article>`

test('a preloaded query is the only one', async ({page, desk}) => {
  const asked = queries(page)
  const url = articleQueryUrl(
    {projectId: 'local', dataset: 'production', apiHost: desk.lake},
    {by: 'slug', value: SLUG},
  )
  const link = `<link rel="preload" as="fetch" crossorigin href="${url.replaceAll('&', '&amp;')}">`
  await embed(page, desk, link + TAG, {src: await scriptAddress(page, desk)})
  await expect(title(page)).toHaveText(TITLE)
  expect(asked.map((request) => request.url())).toEqual([url])
})

test('content is asked for by plain GETs without cookies, and nothing personal is kept', async ({
  page,
  desk,
}) => {
  const asked = queries(page)
  await page.context().addCookies([{name: 'visitor', value: '1', url: desk.lake}])
  await embed(page, desk, TAG, {src: await scriptAddress(page, desk)})
  await expect(title(page)).toHaveText(TITLE)
  expect(asked).toHaveLength(1)
  const [query] = asked
  expect(query?.method()).toBe('GET')
  const headers = Object.keys((await query?.allHeaders()) ?? {})
  // What every browser sends anyway.
  const usual = /^(:.*|accept.*|connection|host|origin|referer|user-agent|sec-.*)$/
  expect(headers.filter((name) => !usual.test(name))).toEqual([])

  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const open = await Promise.all(names.map((name) => caches.open(name)))
      const keys = await Promise.all(open.map((cache) => cache.keys()))
      return keys.flat().map(({url}) => url)
    })
  await expect.poll(kept).toEqual([query?.url()])
  expect(
    await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]),
  ).toEqual(['visitor=1', 0, 0])
})

test('on a site without articles of its own their titles are text, and JSON-LD names the page', async ({
  page,
  desk,
}) => {
  const src = (await scriptAddress(page, desk)).replace(/&article-path=[^&]*/, '')
  const tag = '<reader-article slug="letters-you-do-not-have-to-send" json-ld></reader-article>'
  await embed(page, desk, tag, {src})
  await expect(title(page)).toHaveText('Letters You Do Not Have to Send')
  await expect(page.locator('[part=body]')).toContainText('The Empty Chair at the Table')
  await expect(page.locator('[part=related] li').first()).toBeVisible()
  await expect(page.locator('reader-article').locator('a[href*="articles"]')).toHaveCount(0)
  const data = page.locator('script[type="application/ld+json"]')
  await expect.poll(() => data.textContent()).toContain(`"url":"${desk.site}/examples"`)
})

for (const shadow of [true, false]) {
  test(`what a server has rendered is shown as it is, and nothing is asked for, with shadow: ${shadow}`, async ({
    page,
    desk,
  }) => {
    const asked = queries(page)
    const answer = {title: 'From a server', slug: SLUG, body: ['Rendered there.']}
    const rendering = {projectId: 'local', dataset: 'production', apiHost: desk.lake, shadow}
    await embed(page, desk, renderArticle(answer, rendering), {
      src: await scriptAddress(page, desk),
    })
    await page.waitForFunction(() => customElements.get('reader-article'))
    await page.locator('reader-article').evaluate(async (element) => {
      await Object(element).updateComplete
    })
    await expect(title(page)).toHaveText('From a server')
    expect(asked).toEqual([])
  })
}

test('two versions of the script on one page do no harm', async ({page, desk}) => {
  const src = await scriptAddress(page, desk)
  await embed(page, desk, TAG + TAG, {src}, {src: `${src}&version=2`}, {src})
  await expect(page.locator('reader-article [part=title]')).toHaveText([TITLE, TITLE])
  const card = await scriptAddress(page, desk, 'reader-card.js')
  await embed(
    page,
    desk,
    '<reader-card pin="515037"></reader-card>',
    {src: `${card}&version=2`},
    {src: card},
    {src},
  )
  await expect(page.locator('reader-card [part=name]')).toHaveText(['Anwen Pritchard'])
})

test('a browser that is told the script’s hash runs that script and no other', async ({
  page,
  desk,
  trouble,
}) => {
  const answer = await page.request.get(`${desk.site}/elements/integrity.json`)
  const hashes = Object(await answer.json())
  const hash = String(hashes['reader-article.js'])
  const src = await scriptAddress(page, desk)
  const preloading = {
    src: await scriptAddress(page, desk, 'reader-article-preload.js'),
    integrity: String(hashes['reader-article-preload.js']),
    crossOrigin: '',
  }
  const show = (integrity: string) =>
    embed(page, desk, TAG, preloading, {src, integrity, crossOrigin: ''})
  await show(hash)
  await expect(title(page)).toHaveText(TITLE)
  await show(hash.replace(/.{4}$/, 'AAAA'))
  await expect.poll(() => trouble.what.join()).toContain('integrity')
  await expect(page.getByRole('link', {name: 'A link'})).toBeVisible()
  trouble.what.splice(0)
})

const ALONE = {
  'reader-status': {attributes: 'pin="515037"', shown: 'Available'},
  'reader-card': {attributes: 'pin="515037"', shown: 'Anwen Pritchard'},
  'reader-articles': {attributes: '', shown: 'The Kindest Word Is Sometimes No'},
  'reader-directory': {attributes: '', shown: 'Anwen Pritchard'},
}

for (const [tag, {attributes, shown}] of Object.entries(ALONE)) {
  test(`a page needs no other script for <${tag}>`, async ({page, desk}) => {
    const src = await scriptAddress(page, desk, `${tag}.js`)
    await embed(page, desk, `<${tag} ${attributes}></${tag}>`, {src})
    await expect(page.locator(tag).getByText(shown).first()).toBeVisible()
  })
}

import type {Page} from '@playwright/test'

import {type Servers, expect, test} from './fixtures.ts'
import {embed, delayFile, matchFile, collectRequests, getScriptUrl, locateTitle} from './snippet.ts'

const EXTRAS_FILE = 'reader-article-node-extras.js'
const RELATED = [{_id: 'another', title: 'Another', slug: 'another'}]

test('an article does not wait for its related articles, and lists each once even if its attributes change', async ({
  page,
  servers,
}) => {
  const release = await delayFile(page, EXTRAS_FILE)
  await show(page, servers, {related: RELATED})
  await expect(locateTitle(page)).toHaveText('Passed as data')
  await expect(page.getByText('Signed')).toBeVisible()
  await page.locator('reader-article').evaluate((element) => element.setAttribute('hide', 'cover'))
  await page.locator('reader-article').evaluate((element) => element.setAttribute('lang', 'de'))
  await expect(page.getByText('1 Min. Lesezeit')).toBeVisible()
  await expect(page.getByRole('link', {name: 'Another'})).toHaveCount(0)

  release()
  await expect(page.getByRole('navigation', {name: 'Weiterlesen'})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Another'})).toHaveCount(1)
})

test('an article is shown even if the file that renders its related articles cannot be loaded', async ({
  page,
  servers,
  problems,
}) => {
  await page.route(matchFile(EXTRAS_FILE), (route) => route.abort())
  await show(page, servers, {related: RELATED})
  await expect(locateTitle(page)).toHaveText('Passed as data')
  await expect.poll(() => problems.found.join()).toContain('unreachable')
  await expect(page.getByText('Signed')).toBeVisible()
  problems.found.splice(0)
})

test('an article with hidden related articles loads no additional file', async ({
  page,
  servers,
}) => {
  const requests = collectRequests(page, EXTRAS_FILE)
  await show(page, servers, {related: RELATED}, 'hide="related"')
  await expect(locateTitle(page)).toHaveText('Passed as data')
  await page.waitForLoadState('networkidle')
  expect(requests).toEqual([])
})

test('a page can preload the additional file, which is then requested once', async ({
  page,
  servers,
}) => {
  const src = await getScriptUrl(page, servers)
  const order: string[] = []
  page.on('request', (request) => {
    const name = /node-extras|reader-article\.js|data\/query/.exec(request.url())?.[0]
    if (name) {
      order.push(name)
    }
  })
  const file = await getScriptUrl(page, servers, EXTRAS_FILE)
  const tags = `<link rel="modulepreload" href="${file.replaceAll('&', '&amp;')}">
    <reader-article slug="the-kindest-word-is-sometimes-no"></reader-article>`
  await embed(page, servers, tags, {src})
  await expect(page.locator('[part~=callout]')).toBeVisible()
  expect(order).toEqual(['node-extras', 'reader-article.js', 'data/query'])
})

test('a callout far down a long article has its styles', async ({page, servers}) => {
  const box = {_type: 'callout', tone: 'warning', title: 'A box', body: ['In it.']}
  await show(page, servers, {
    body: [...Array.from({length: 120}, (_, at) => paragraph(`Part ${at}`)), box],
  })
  const callout = page.locator('[part~=callout]')
  await expect(callout).toContainText('In it.')
  await expect(callout).toHaveCSS('border-inline-start-style', 'double')
})

test('if the additional file cannot be loaded, the fallback stays and the console says so', async ({
  page,
  servers,
  problems,
}) => {
  await page.route(matchFile(EXTRAS_FILE), (route) => route.abort())
  await page.goto(`${servers.site}/examples/plain`)
  await expect.poll(() => problems.found.join()).toContain('Host all files of the folder')
  await expect(page.locator('reader-article > *').first()).toBeVisible()
  problems.found.splice(0)
})

/** Shows an article by passing its data to the element. */
async function show(page: Page, servers: Servers, fields: object, attributes = ''): Promise<void> {
  await embed(page, servers, `<reader-article ${attributes}></reader-article>`)
  const body = [paragraph('Words.')]
  const data = {title: 'Passed as data', slug: 'passed-as-data', body, signOff: 'Signed', ...fields}
  await page.locator('reader-article').evaluate((element, value) => {
    Object.assign(element, {data: value})
  }, data)
  await page.addScriptTag({type: 'module', url: await getScriptUrl(page, servers)})
}

function paragraph(text: string) {
  return {_type: 'block', children: [{_type: 'span', text}]}
}

import type {Page} from '@playwright/test'

import {type Desk, expect, test} from './fixtures.ts'
import {embed, holdBack, isFile, requestsFor, scriptAddress, title} from './snippet.ts'

const FILE = 'reader-article-node-extras.js'
const RELATED = [{_id: 'another', title: 'Another', slug: 'another'}]

test('related articles are not waited for, and come once, however the look changes meanwhile', async ({
  page,
  desk,
}) => {
  const release = await holdBack(page, FILE)
  await show(page, desk, {related: RELATED})
  await expect(title(page)).toHaveText('At hand')
  await expect(page.getByText('Signed')).toBeVisible()
  await page.locator('reader-article').evaluate((element) => element.setAttribute('hide', 'cover'))
  await page.locator('reader-article').evaluate((element) => element.setAttribute('lang', 'de'))
  await expect(page.getByText('1 Min. Lesezeit')).toBeVisible()
  await expect(page.getByRole('link', {name: 'Another'})).toHaveCount(0)

  release()
  await expect(page.getByRole('navigation', {name: 'Weiterlesen'})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Another'})).toHaveCount(1)
})

test('without their file an article is shown all the same', async ({page, desk, trouble}) => {
  await page.route(isFile(FILE), (route) => route.abort())
  await show(page, desk, {related: RELATED})
  await expect(title(page)).toHaveText('At hand')
  await expect.poll(() => trouble.what.join()).toContain('unreachable')
  await expect(page.getByText('Signed')).toBeVisible()
  trouble.what.splice(0)
})

test('hidden related articles ask for no file', async ({page, desk}) => {
  const asked = requestsFor(page, FILE)
  await show(page, desk, {related: RELATED}, 'hide="related"')
  await expect(title(page)).toHaveText('At hand')
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
})

test('a page may have it fetched with the script, and then it is asked for once', async ({
  page,
  desk,
}) => {
  const src = await scriptAddress(page, desk)
  const order: string[] = []
  page.on('request', (request) => {
    const name = /node-extras|reader-article\.js|data\/query/.exec(request.url())?.[0]
    if (name) {
      order.push(name)
    }
  })
  const file = await scriptAddress(page, desk, FILE)
  const tags = `<link rel="modulepreload" href="${file.replaceAll('&', '&amp;')}">
    <reader-article slug="the-kindest-word-is-sometimes-no"></reader-article>`
  await embed(page, desk, tags, {src})
  await expect(page.locator('[part~=callout]')).toBeVisible()
  expect(order).toEqual(['node-extras', 'reader-article.js', 'data/query'])
})

test('a box far down a long article has its looks', async ({page, desk}) => {
  const box = {_type: 'callout', tone: 'warning', title: 'A box', body: ['In it.']}
  await show(page, desk, {
    body: [...Array.from({length: 120}, (_, at) => paragraph(`Part ${at}`)), box],
  })
  const callout = page.locator('[part~=callout]')
  await expect(callout).toContainText('In it.')
  await expect(callout).toHaveCSS('border-inline-start-width', '8px')
})

test('an article that needs a second file which cannot be had leaves the fallback, and says so', async ({
  page,
  desk,
  trouble,
}) => {
  await page.route(isFile(FILE), (route) => route.abort())
  await page.goto(`${desk.site}/examples/plain`)
  await expect.poll(() => trouble.what.join()).toContain('host all files of the folder')
  await expect(page.locator('reader-article > *').first()).toBeVisible()
  trouble.what.splice(0)
})

/** Shows an article that the page has already, in a page that has shown none. */
async function show(page: Page, desk: Desk, fields: object, attributes = ''): Promise<void> {
  await embed(page, desk, `<reader-article ${attributes}></reader-article>`)
  const body = [paragraph('Words.')]
  const data = {title: 'At hand', slug: 'at-hand', body, signOff: 'Signed', ...fields}
  await page.locator('reader-article').evaluate((element, value) => {
    Object.assign(element, {data: value})
  }, data)
  await page.addScriptTag({type: 'module', url: await scriptAddress(page, desk)})
}

function paragraph(text: string) {
  return {_type: 'block', children: [{_type: 'span', text}]}
}

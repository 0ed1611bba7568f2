import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {
  collectQueries,
  collectRequests,
  delayFile,
  embed,
  matchFile,
  getScriptUrl,
  locateTitle,
} from './snippet.ts'

const FILE = 'reader-article-renderer.js'
const TITLE = 'The Kindest Word Is Sometimes No'
const TAG = `<reader-article slug="the-kindest-word-is-sometimes-no"><a href="/">Read it</a></reader-article>`
/** A property that only the style sheet of articles sets. */
const ARTICLE_STYLE = 'content-visibility'

test('a page with only a status loads neither the renderer of articles nor their styles', async ({
  page,
  servers,
}) => {
  const scripts = collectScripts(page)
  const src = await getScriptUrl(page, servers, 'reader-status.js')
  await embed(page, servers, '<reader-status pin="515037"></reader-status>', {src})
  await expect(page.locator('reader-status [part~=status]')).toBeVisible()
  // The code that follows statuses is loaded last, when the status is on screen.
  await expect.poll(() => [...scripts.keys()]).toContain('reader-article-follow-statuses.js')
  expect([...scripts.keys()]).not.toContain(FILE)
  expect([...scripts.keys()]).not.toContain('reader-article-keep-position.js')
  const sources = await Promise.all(scripts.values())
  expect(sources.filter((source) => source.includes(ARTICLE_STYLE))).toEqual([])
})

test('an article loads the renderer with the styles of articles', async ({page, servers}) => {
  const scripts = collectScripts(page)
  await embed(page, servers, TAG, {src: await getScriptUrl(page, servers)})
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(await scripts.get(FILE)).toContain(ARTICLE_STYLE)
})

test('the renderer and the query do not wait for each other', async ({page, servers}) => {
  const releaseRenderer = await delayFile(page, FILE)
  const queries = collectQueries(page)
  const renderers = collectRequests(page, FILE)
  const {promise: released, resolve: releaseQueries} = Promise.withResolvers<void>()
  await page.route(/\/data\/query\//, async (route) => {
    await released
    await route.continue()
  })
  await embed(page, servers, TAG, {src: await getScriptUrl(page, servers)})
  await expect.poll(() => [queries.length, renderers.length]).toEqual([1, 1])

  releaseQueries()
  await expect(page.getByText('Read it')).toBeVisible()
  releaseRenderer()
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect([queries.length, renderers.length]).toEqual([1, 1])
})

test('the elements import the renderer that the preloading script has loaded, without loading it again', async ({
  page,
  servers,
}) => {
  const release = await delayFile(page, 'reader-article.js')
  const renderers = collectRequests(page, FILE)
  const src = await getScriptUrl(page, servers)
  const preload = src.replace('reader-article.js', 'reader-article-preload.js')
  await embed(page, servers, TAG, {src: preload}, {src})
  await expect.poll(() => renderers.length).toBe(1)
  release()
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(renderers).toHaveLength(1)
})

test('an article that a server has rendered loads the renderer only when it must be shown in another way', async ({
  page,
  servers,
}) => {
  const renderers = collectRequests(page, FILE)
  const article = '<style>h1 {color: teal}</style><article part="article"><h1>Here</h1></article>'
  const tag = TAG.replace('><', `><template shadowrootmode="open">${article}</template><`)
  await embed(page, servers, tag, {src: await getScriptUrl(page, servers)})
  await page.locator('reader-article:defined').waitFor()
  await page.waitForLoadState('networkidle')
  await expect(locateTitle(page)).toHaveText('Here')
  expect(renderers).toEqual([])

  await page.locator('reader-article').evaluate((element) => element.setAttribute('hide', 'cover'))
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(renderers).toHaveLength(1)
})

test('if the renderer cannot be loaded, the fallback stays and an error event is fired', async ({
  page,
  servers,
  problems,
}) => {
  await page.route(matchFile(FILE), (route) => route.abort())
  await page.addInitScript(() =>
    addEventListener('reader-article-error', (event) => {
      const error = 'error' in event ? JSON.stringify(event.error) : ''
      document.documentElement.setAttribute('data-error', error)
    }),
  )
  const src = await getScriptUrl(page, servers)
  await embed(page, servers, TAG, {src})
  await expect(page.locator('html')).toHaveAttribute(
    'data-error',
    JSON.stringify({code: 'unreachable', subject: src, value: ''}),
  )
  await expect(page.getByText('Read it')).toBeVisible()
  expect(problems.found.join()).toContain('Host all files of the folder')
  problems.found.splice(0)

  await page.unrouteAll()
  await page
    .locator('reader-article')
    .evaluate((element) => element.setAttribute('slug', 'letters-you-do-not-have-to-send'))
  await expect(locateTitle(page)).toHaveText('Letters You Do Not Have to Send')
})

/** Collects the sources of the scripts that a page loads, by file name. */
function collectScripts(page: Page): ReadonlyMap<string, Promise<string>> {
  const scripts = new Map<string, Promise<string>>()
  page.on('response', (response) => {
    const name = /[\w-]+\.js(?=\?|$)/.exec(response.url())?.[0]
    if (name) {
      scripts.set(name, response.text())
    }
  })
  return scripts
}

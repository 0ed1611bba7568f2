// Takes over 10 s: each test builds an app with the tools of its framework.
import {connect} from '@reader-article/import'
import type {Browser, BrowserContext, Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {buildApp, type FrameworkApp, serveApp} from './framework-app.ts'

const ARTICLE = {
  slug: 'love-after-a-long-silence',
  title: 'Love After a Long Silence',
  pin: '093356',
  signature: 'Noor Haddad – PIN 093356',
}

const BROWSER_APP: Omit<FrameworkApp, 'folder'> = {
  serve: 'preview',
  // The Lake's URL is compiled into the app, so this build must not replace the app's own.
  outputArguments: (folder) => ['--outDir', folder],
  environment: (lake) => ({VITE_API_HOST: lake}),
}
const SERVER_APP: Omit<FrameworkApp, 'folder' | 'serve'> = {
  outputArguments: () => [],
  environment: (lake) => ({API_HOST: lake}),
}

// All tests share the same servers, so a failed test must not change the content for the next test.
test.afterEach(({servers}) => switchStatus(servers.lake, 'available'))

for (const folder of ['react', 'vue', 'svelte']) {
  test(`the ${folder} app lists articles, shows one, and updates the status of its reader`, async ({
    page,
    servers,
  }, info) => {
    const app = {folder, ...BROWSER_APP}
    const output = info.outputPath('dist')
    await buildApp(app, servers.lake, output)
    const served = await serveApp(app, servers.lake, output)
    try {
      const seen = watchRequests(page.context())
      await openArticleFromList(page, served.url, servers.lake)
      expect(seen).toEqual({warnings: [], pages: 1, articles: 1})
      await goToListAndBack(page)
      expect(seen).toEqual({warnings: [], pages: 1, articles: 2})

      // An article page can also be the first page of a visit.
      await page.reload()
      await expectArticle(page)
      expect(seen).toEqual({warnings: [], pages: 2, articles: 3})
      await leavePage(page)
    } finally {
      await served.stop()
    }
  })
}

for (const app of [
  {folder: 'astro', serve: 'preview', pageLoadsPerLink: 1},
  {folder: 'next', serve: 'start', pageLoadsPerLink: 0},
] as const) {
  test(`the ${app.folder} app includes articles in its pages, and the browser fetches none`, async ({
    page,
    browser,
    servers,
  }, info) => {
    await buildApp({...app, ...SERVER_APP}, servers.lake, info.outputDir)
    const served = await serveApp({...app, ...SERVER_APP}, servers.lake, info.outputDir)
    try {
      const seen = watchRequests(page.context())
      await openArticleFromList(page, served.url, servers.lake)
      expect(seen).toEqual({warnings: [], pages: 1 + app.pageLoadsPerLink, articles: 0})
      await goToListAndBack(page)
      expect(seen).toEqual({warnings: [], pages: 1 + 3 * app.pageLoadsPerLink, articles: 0})

      await page.reload()
      await expectArticle(page)
      // The element that shows the live status has been defined.
      await expectStatus(page, 'Available')
      expect(seen).toEqual({warnings: [], pages: 2 + 3 * app.pageLoadsPerLink, articles: 0})

      const withoutScript = await openPageWithoutScript(browser)
      await withoutScript.goto(`${served.url}/articles/${ARTICLE.slug}`)
      await expect(withoutScript.getByRole('heading', {level: 1})).toHaveText(ARTICLE.title)
      await expect(withoutScript.locator('[part~=signature]')).toHaveText(ARTICLE.signature)
      await withoutScript.context().close()

      const missing = await fetch(`${served.url}/articles/there-is-no-such-article`)
      expect(missing.status).toBe(404)
      expect(await missing.text()).toContain('There is no such page')
      await leavePage(page)
    } finally {
      await served.stop()
    }
  })
}

async function openArticleFromList(page: Page, url: string, lake: string): Promise<void> {
  await page.goto(url)
  await expect(page.getByRole('link', {name: ARTICLE.title})).toBeVisible()
  // A link navigates within the app only after the app's scripts have loaded.
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', {name: ARTICLE.title}).click()

  await expect(page).toHaveURL(`${url}/articles/${ARTICLE.slug}`)
  await expectArticle(page)

  await expectStatus(page, 'Available')
  await switchStatus(lake, 'busy')
  await expectStatus(page, 'Busy')
  await switchStatus(lake, 'available')
  await expectStatus(page, 'Available')
}

/** Waits until a page shows this status and no other. */
async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.locator('reader-status [part~=status]')).toHaveText(status)
  const all = page.locator('[part~=status]:visible')
  await expect.poll(async () => new Set(await all.allTextContents())).toEqual(new Set([status]))
}

async function goToListAndBack(page: Page): Promise<void> {
  await page.getByRole('link', {name: 'All articles'}).click()
  await expect(page).toHaveTitle('The Harbour Gazette')
  await expect(page.getByRole('link', {name: ARTICLE.title})).toBeVisible()
  await page.goBack()
  await expectArticle(page)
}

async function expectArticle(page: Page): Promise<void> {
  await expect(page).toHaveTitle(ARTICLE.title)
  const article = page.locator('reader-article')
  await expect(article.getByRole('heading', {level: 1})).toHaveText(ARTICLE.title)
  await expect(article.locator('[part~=signature]')).toHaveText(ARTICLE.signature)
}

/** Leaves the page, because a request that fails when the server ends would count as a problem. */
async function leavePage(page: Page): Promise<void> {
  await page.goto('about:blank')
}

async function switchStatus(lake: string, status: 'available' | 'busy'): Promise<void> {
  const client = await connect({lake, environment: {}})
  const reference = {_type: 'reference', _ref: `status-${status}`}
  await client.patch(`availability-reader-${ARTICLE.pin}`).set({status: reference}).commit()
}

/** Counts requests for pages and articles from now on, and collects console warnings. */
function watchRequests(context: BrowserContext) {
  const seen = {warnings: new Array<string>(), pages: 0, articles: 0}
  context.on('console', (message) => {
    if (message.type() === 'warning') {
      seen.warnings.push(message.text())
    }
  })
  context.on('request', (request) => {
    if (request.isNavigationRequest()) {
      seen.pages += 1
    }
    const query = new URL(request.url()).searchParams.get('query') ?? ''
    if (/slug\.current(==| in )\$slug/.test(query)) {
      seen.articles += 1
    }
  })
  return seen
}

async function openPageWithoutScript(browser: Browser): Promise<Page> {
  const context = await browser.newContext({javaScriptEnabled: false})
  return context.newPage()
}

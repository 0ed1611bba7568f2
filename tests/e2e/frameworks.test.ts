// Takes over 10 s: each test builds an app with its framework's tools.
import {connect} from '@reader-article/import'
import type {Browser, BrowserContext, Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {buildApp, type FrameworkApp, serveApp} from './framework-app.ts'

const ARTICLE = {
  slug: 'love-after-a-long-silence',
  title: 'Love After a Long Silence',
  pin: '093356',
}

const IN_THE_BROWSER: Omit<FrameworkApp, 'folder'> = {
  serve: 'preview',
  // The Lake's address is compiled in, and this Lake is not the default of the apps.
  outputArguments: (folder) => ['--outDir', folder],
  environment: (lake) => ({VITE_API_HOST: lake}),
}
const ON_A_SERVER: Omit<FrameworkApp, 'folder' | 'serve'> = {
  outputArguments: () => [],
  environment: (lake) => ({API_HOST: lake}),
}

// All tests share the same servers: a failed test must not change the content for the next one.
test.afterEach(({servers}) => switchStatus(servers.lake, 'available'))

for (const folder of ['react', 'vue', 'svelte']) {
  test(`the ${folder} app lists articles, shows one, and follows its reader's status`, async ({
    page,
    servers,
  }, info) => {
    const app = {folder, ...IN_THE_BROWSER}
    const output = info.outputPath('dist')
    await buildApp(app, servers.lake, output)
    const served = await serveApp(app, servers.lake, output)
    try {
      const seen = watch(page.context())
      await readFromTheList(page, served.url, servers.lake)
      expect(seen).toEqual({warnings: [], pages: 1, articles: 1})
      await goToTheListAndBack(page)
      expect(seen).toEqual({warnings: [], pages: 1, articles: 2})

      // Any page can be the first.
      await page.reload()
      await expectArticle(page)
      expect(seen).toEqual({warnings: [], pages: 2, articles: 3})
      await leave(page)
    } finally {
      await served.stop()
    }
  })
}

for (const app of [
  {folder: 'astro', serve: 'preview', pagesByLink: 1},
  {folder: 'next', serve: 'start', pagesByLink: 0},
] as const) {
  test(`the ${app.folder} app sends articles with its pages, and the browser fetches none`, async ({
    page,
    browser,
    servers,
  }, info) => {
    await buildApp({...app, ...ON_A_SERVER}, servers.lake, info.outputDir)
    const served = await serveApp({...app, ...ON_A_SERVER}, servers.lake, info.outputDir)
    try {
      const seen = watch(page.context())
      await readFromTheList(page, served.url, servers.lake)
      expect(seen).toEqual({warnings: [], pages: 1 + app.pagesByLink, articles: 0})
      await goToTheListAndBack(page)
      expect(seen).toEqual({warnings: [], pages: 1 + 3 * app.pagesByLink, articles: 0})

      await page.reload()
      await expectArticle(page)
      // The status is live, so the elements are running.
      await expectStatus(page, 'Available')
      expect(seen).toEqual({warnings: [], pages: 2 + 3 * app.pagesByLink, articles: 0})

      const withoutScript = await pageWithoutScript(browser)
      await withoutScript.goto(`${served.url}/articles/${ARTICLE.slug}`)
      await expect(withoutScript.getByRole('heading', {level: 1})).toHaveText(ARTICLE.title)
      await expect(withoutScript.locator('[part~=signature]')).toHaveText(`Pin - ${ARTICLE.pin}`)
      await withoutScript.context().close()

      const missing = await fetch(`${served.url}/articles/there-is-no-such-article`)
      expect(missing.status).toBe(404)
      expect(await missing.text()).toContain('There is no such page')
      await leave(page)
    } finally {
      await served.stop()
    }
  })
}

async function readFromTheList(page: Page, url: string, lake: string): Promise<void> {
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

async function goToTheListAndBack(page: Page): Promise<void> {
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
  await expect(article.locator('[part~=signature]')).toHaveText(`Pin - ${ARTICLE.pin}`)
}

/** Leaves the page, because a server that ends during a request would be reported as a problem. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank')
}

async function switchStatus(lake: string, status: 'available' | 'busy'): Promise<void> {
  const client = await connect({lake, environment: {}})
  const reference = {_type: 'reference', _ref: `status-${status}`}
  await client.patch(`availability-reader-${ARTICLE.pin}`).set({status: reference}).commit()
}

/** Counts the pages and articles that are requested from now on, and collects warnings. */
function watch(context: BrowserContext) {
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

async function pageWithoutScript(browser: Browser): Promise<Page> {
  const context = await browser.newContext({javaScriptEnabled: false})
  return context.newPage()
}

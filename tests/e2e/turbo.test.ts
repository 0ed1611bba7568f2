import {fileURLToPath} from 'node:url'

import type {Page, Request} from '@playwright/test'

import {expect, test as base} from './fixtures.ts'
import {createArticle} from './long-article.ts'
import {collectRequests} from './snippet.ts'
import {startTestSite, type TestSite} from './test-site.ts'

const TURBO = fileURLToPath(import.meta.resolve('@hotwired/turbo'))
const ANWEN_PIN = '515037'

/** The ways in which a page can let Turbo show it again. */
const MODES = {
  'cached pages': '',
  'pages without a cache': '<meta name="turbo-cache-control" content="no-cache">',
  'morphed pages':
    '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">',
}

const test = base.extend<{testSite: TestSite}>({
  testSite: async ({servers, page}, use) => {
    const testSite = await startTestSite()
    testSite.articles.set('short', createArticle('short', 'Short', 30, 3))
    testSite.articles.set('long', createArticle('long', 'Long', 180, 9))
    await page.route('**/turbo.js', (route) =>
      route.fulfill({path: TURBO, contentType: 'text/javascript'}),
    )
    const query = `project=local&amp;dataset=production&amp;api-host=${testSite.origin}`
    const createPage = (name: string, head: string, tags: string) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${head}
      <script type="module" src="/turbo.js"></script>
      <script type="module" src="${servers.site}/elements/reader-article.js?${query}"></script>
      <script type="module" src="${servers.site}/elements/reader-articles.js?${query}"></script>
      <script type="module" src="${servers.site}/elements/reader-status.js?${query}"></script>
      </head><body>
      <nav><a href="short">To short</a> <a href="long">To long</a> <a href="list">To the list</a>
      <a href="long#long--chapter-50">To chapter 50</a></nav>${tags}</body></html>`
    for (const [index, head] of Object.values(MODES).entries()) {
      for (const slug of ['short', 'long']) {
        testSite.pages.set(
          `/${index}/${slug}`,
          createPage(
            slug,
            head,
            `<p><reader-status pin="${ANWEN_PIN}" api-host="${servers.lake}"></reader-status></p>
            <reader-article slug="${slug}"><a href="/">Fallback</a></reader-article>
            <footer style="height: 2000px">After</footer>`,
          ),
        )
      }
      testSite.pages.set(
        `/${index}/list`,
        createPage('list', head, `<reader-articles api-host="${servers.lake}"></reader-articles>`),
      )
    }
    testSite.pages.set(
      '/frame',
      createPage(
        'frame',
        '',
        `<turbo-frame id="column"><a href="/frame-2">Another</a>
        <reader-article slug="long" heading-level="2"></reader-article></turbo-frame>`,
      ),
    )
    testSite.pages.set(
      '/frame-2',
      '<turbo-frame id="column"><reader-article slug="short"></reader-article></turbo-frame>',
    )
    await use(testSite)
    testSite.close()
  },
})

for (const [index, mode] of Object.keys(MODES).entries()) {
  test.describe(`on a site with Turbo and ${mode}`, () => {
    test('Back and Forward show the article once, at the former scroll position, before it is fetched', async ({
      page,
      testSite,
    }) => {
      await page.goto(`${testSite.origin}/${index}/short`)
      await waitForArticle(page)
      await scrollTo(page, 900)
      await visit(page, 'To long')
      expect(await getPosition(page)).toBe(0)
      await scrollTo(page, 6000)
      const {promise, resolve} = Promise.withResolvers<void>()
      testSite.delay = promise
      await traverse(page, -1)
      await expect.poll(() => getPosition(page)).toBe(900)
      await traverse(page, 1)
      await expect.poll(() => getPosition(page)).toBe(6000)
      resolve()
      await waitForArticle(page)
      await expect(page.locator('reader-article [part=article]')).toHaveCount(1)
      await waitForTwoFrames(page)
      expect(Math.abs((await getPosition(page)) - 6000)).toBeLessThan(3)
      await traverse(page, -1)
      await waitForArticle(page)
      await waitForTwoFrames(page)
      expect(await getPosition(page)).toBe(900)
    })

    test('a link to a section scrolls to its heading, from another page and again', async ({
      page,
      testSite,
    }) => {
      await page.goto(`${testSite.origin}/${index}/short`)
      await waitForArticle(page)
      await scrollTo(page, 900)
      await visit(page, 'To chapter 50')
      await expect.poll(() => getTopOfHeading(page, 'Chapter 50')).toBeLessThan(60)
      expect(await getTopOfHeading(page, 'Chapter 50')).toBeGreaterThan(-1)
      await scrollTo(page, 0)
      await visit(page, 'To chapter 50')
      await expect.poll(() => getTopOfHeading(page, 'Chapter 50')).toBeLessThan(60)
      await scrollTo(page, 0)
      await page.locator('[part=contents]').getByText('Chapter 70').click()
      await expect.poll(() => getTopOfHeading(page, 'Chapter 70')).toBeLessThan(60)
      expect(page.url()).toBe(`${testSite.origin}/${index}/long#long--chapter-70`)
    })

    test('the scroll position survives a reload, even with a section in the URL', async ({
      page,
      testSite,
    }) => {
      await page.goto(`${testSite.origin}/${index}/short`)
      await waitForArticle(page)
      await visit(page, 'To chapter 50')
      await expect.poll(() => getTopOfHeading(page, 'Chapter 50')).toBeLessThan(60)
      await scrollTo(page, 3000)
      await page.reload()
      await waitForArticle(page)
      await expect.poll(() => getPosition(page)).toBe(3000)
      await visit(page, 'To chapter 50')
      await expect.poll(() => getTopOfHeading(page, 'Chapter 50')).toBeLessThan(60)
    })

    test('the connection for live statuses is closed on a page without them', async ({
      page,
      testSite,
    }) => {
      const connections = new Set<Request>()
      page.on('request', (request) => isStream(request) && connections.add(request))
      page.on('requestfailed', (request) => connections.delete(request))
      page.on('requestfinished', (request) => connections.delete(request))
      await page.goto(`${testSite.origin}/${index}/short`)
      await expect.poll(() => connections.size).toBe(1)
      await visit(page, 'To long')
      await expect.poll(() => connections.size).toBe(1)
      await visit(page, 'To the list')
      await expect(page.locator('reader-articles [part=teaser]').first()).toBeVisible()
      await expect.poll(() => connections.size).toBe(0)
      await traverse(page, -1)
      await expect.poll(() => connections.size).toBe(1)
    })
  })
}

test('Turbo morphs a page without loading or moving its article again', async ({
  page,
  testSite,
}) => {
  await page.goto(`${testSite.origin}/2/long`)
  await waitForArticle(page)
  await scrollTo(page, 6000)
  const queries = collectRequests(page, `${testSite.origin}/v2026-09-01/data/query/`)
  const shown = page.locator('reader-article [part=article]')
  const article = await shown.elementHandle()
  const rendered = await expectPage(page)
  await page.evaluate(() => Object(window).Turbo.visit(location.href, {action: 'replace'}))
  await rendered()
  await waitForTwoFrames(page)
  expect(await shown.evaluate((element, before) => element === before, article)).toBe(true)
  expect([await getPosition(page), queries]).toEqual([6000, []])
})

test('a Turbo frame replaces one article by another', async ({page, testSite}) => {
  await page.goto(`${testSite.origin}/frame`)
  await waitForArticle(page)
  await page.getByText('Another').click()
  await expect(page.locator('reader-article [part=title]')).toHaveText(['Short'])
})

/** Follows a link in the navigation without scrolling to it, and waits until Turbo has shown the page. */
async function visit(page: Page, link: string): Promise<void> {
  const shown = await expectPage(page)
  await page
    .locator('nav')
    .getByText(link)
    .evaluate((element) => element instanceof HTMLElement && element.click())
  await shown()
}

/** Goes back or forward in the tab's history, and waits until Turbo has shown the page. */
async function traverse(page: Page, steps: number): Promise<void> {
  const shown = await expectPage(page)
  await page.evaluate((delta) => history.go(delta), steps)
  await shown()
}

/** Returns a function that waits until Turbo has shown the next page. */
async function expectPage(page: Page): Promise<() => Promise<unknown>> {
  const event = await page.evaluateHandle(() => ({
    shown: new Promise((resolve) => {
      addEventListener('turbo:load', () => resolve(null), {once: true})
    }),
  }))
  return () => event.evaluate(({shown}) => shown)
}

async function waitForArticle(page: Page): Promise<void> {
  await expect(page.locator('reader-article [part=body]').getByText('The end.')).toBeAttached()
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((y) => {
        window.scrollTo(0, y)
        return scrollY
      }, top),
    )
    .toBe(top)
  await waitForTwoFrames(page)
}

function getPosition(page: Page): Promise<number> {
  return page.evaluate(() => scrollY)
}

function getTopOfHeading(page: Page, text: string): Promise<number> {
  return page
    .locator('reader-article')
    .getByRole('heading', {name: text, exact: true})
    .evaluate((element) => element.getBoundingClientRect().top)
}

async function waitForTwoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

function isStream(request: Request): boolean {
  return request.url().includes('/data/live/events')
}

// Takes about a minute, because Firefox is started for each test, and pages are reloaded.
import type {Page} from '@playwright/test'

import {expect, test as base} from './fixtures.ts'
import {createArticle} from './long-article.ts'
import {launchFirefox, startTestSite, type TestSite} from './test-site.ts'

const test = base.extend<{testSite: TestSite}>({
  testSite: async ({servers}, use) => {
    const testSite = await startTestSite()
    const query = `project=local&amp;dataset=production&amp;api-host=${testSite.origin}`
    const page = (tags: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
      <script type="module" src="${servers.site}/elements/reader-article.js?${query}"></script>
      <script type="module" src="${servers.site}/elements/reader-articles.js?${query}"></script>
      ${tags}`
    testSite.articles.set('short', createArticle('short', 'Short', 30, 3))
    testSite.articles.set('long', createArticle('long', 'Long', 180, 9))
    testSite.pages.set('/other', page('<h1>Other</h1>'))
    for (const slug of ['short', 'long']) {
      const tag = `<reader-article slug="${slug}"><a href="/">Fallback</a></reader-article>`
      testSite.pages.set(`/${slug}`, page(`<h1>Before</h1>${tag}<footer>After</footer>`))
    }
    testSite.pages.set(
      '/links',
      page('<a href="/long#long--chapter-50">A section</a><p style="height: 2000px"></p>'),
    )
    testSite.pages.set(
      '/target',
      page('<reader-article slug="long"></reader-article><footer id="end">End</footer>'),
    )
    testSite.pages.set(
      '/lazy',
      page(
        '<p style="height: 3000px"></p><reader-article slug="long" loading="lazy"></reader-article>',
      ),
    )
    testSite.pages.set(
      '/lazy-links',
      page(
        `<p style="height: 1200px"></p><a href="#long--chapter-50">Chapter 50 of the article</a>
        <p style="height: 3000px"></p><reader-article slug="long" loading="lazy"></reader-article>`,
      ),
    )
    await use(testSite)
    testSite.close()
  },
})

for (const browserName of ['chromium', 'firefox'] as const) {
  test.describe(`in ${browserName}`, () => {
    for (const slug of ['short', 'long']) {
      test(`the scroll position of a ${slug} article survives a reload and Back`, async ({
        page: chromiumPage,
        testSite,
      }) => {
        await inBrowser(browserName, chromiumPage, async (page) => {
          await open(page, `${testSite.origin}/${slug}`)
          const before = await scrollToParagraph(page, 25)
          await page.reload()
          await waitForArticle(page)
          await expect.poll(() => topOfParagraph(page, 25)).toBeCloseTo(before, -1)

          await page.goto(`${testSite.origin}/other`)
          await page.goBack()
          await waitForArticle(page)
          await expect.poll(() => topOfParagraph(page, 25)).toBeCloseTo(before, -1)
        })
      })
    }

    test('a position far down in a long article survives a reload', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await open(page, `${testSite.origin}/long`)
        const before = await scrollToParagraph(page, 165)
        await page.reload()
        await waitForArticle(page)
        await expect.poll(() => topOfParagraph(page, 165)).toBeCloseTo(before, -1)
      })
    })

    test('a target of the page below an article is in view once the article is shown', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await open(page, `${testSite.origin}/target#end`)
        await expect(page.locator('#end')).toBeInViewport()
      })
    })

    test('a lazy article is loaded if the URL names one of its sections', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await page.goto(`${testSite.origin}/lazy#long--chapter-50`)
        await waitForArticle(page)
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(3000)
      })
    })

    test('a click on a link to a section of a lazy article loads it and scrolls to the heading', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await page.goto(`${testSite.origin}/lazy-links`)
        const link = page.getByText('Chapter 50 of the article')
        await link.scrollIntoViewIfNeeded()
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
        await link.click()
        await waitForArticle(page)
        await expect.poll(() => topOfHeading(page, 'Chapter 50')).toBeLessThan(60)
        expect(await topOfHeading(page, 'Chapter 50')).toBeGreaterThan(-1)
      })
    })

    test('the page does not move if the visitor has scrolled before the article is shown', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await open(page, `${testSite.origin}/short`)
        await scrollToParagraph(page, 25)
        const {promise, resolve} = Promise.withResolvers<void>()
        testSite.delay = promise
        await page.reload()
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500)
        await page.mouse.move(300, 300)
        await page.mouse.wheel(0, -5000)
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
        resolve()
        await waitForArticle(page)
        await waitForTwoFrames(page)
        expect(await page.evaluate(() => scrollY)).toBe(0)
      })
    })

    test('a link to a section scrolls to its heading when the article is shown', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await page.goto(`${testSite.origin}/links`)
        await page.getByText('A section').click()
        await waitForArticle(page)
        await expect.poll(() => topOfHeading(page, 'Chapter 50')).toBeLessThan(60)
        expect(await topOfHeading(page, 'Chapter 50')).toBeGreaterThan(-1)
        expect(await focusedText(page)).toBe('Chapter 50')
        // The hash can also change without a reload, while the heading has the focus.
        await page.evaluate(() => {
          location.hash = 'long--chapter-150'
        })
        await expect.poll(() => topOfHeading(page, 'Chapter 150')).toBeLessThan(60)
        expect(await topOfHeading(page, 'Chapter 150')).toBeGreaterThan(-1)
        expect(await focusedText(page)).toBe('Chapter 150')
      })
    })

    test('a click in the table of contents changes the URL, and Back returns to the former position', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await open(page, `${testSite.origin}/long`)
        const contents = page.locator('[part=contents]')
        await contents.getByText('Chapter 70').click()
        await expect.poll(() => page.url()).toBe(`${testSite.origin}/long#long--chapter-70`)
        await expect.poll(() => topOfHeading(page, 'Chapter 70')).toBeLessThan(60)
        expect(await focusedText(page)).toBe('Chapter 70')

        await page.evaluate(() => scrollTo(0, 0))
        await contents.getByText('Chapter 70').click()
        await expect.poll(() => topOfHeading(page, 'Chapter 70')).toBeLessThan(60)

        // Playwright's goBack() and url() do not notice navigation within a page in Firefox.
        await page.evaluate(() => history.back())
        await expect.poll(() => page.evaluate(() => location.href)).toBe(`${testSite.origin}/long`)
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
      })
    })
  })
}

test('a click with a modifier key or the middle button in the table of contents opens the section in a new tab', async ({
  page,
  testSite,
}) => {
  await open(page, `${testSite.origin}/long`)
  for (const options of [{modifiers: ['ControlOrMeta' as const]}, {button: 'middle' as const}]) {
    const newTab = page.context().waitForEvent('page')
    await page.locator('[part=contents]').getByText('Chapter 70').click(options)
    const tab = await newTab
    expect(tab.url()).toBe(`${testSite.origin}/long#long--chapter-70`)
    await tab.close()
  }
  expect([page.url(), await page.evaluate(() => scrollY)]).toEqual([`${testSite.origin}/long`, 0])
})

async function inBrowser(
  name: 'chromium' | 'firefox',
  chromiumPage: Page,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  if (name === 'chromium') {
    return use(chromiumPage)
  }
  const browser = await launchFirefox()
  try {
    await use(await browser.newPage({viewport: {width: 1440, height: 900}}))
  } finally {
    await browser.close()
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await waitForArticle(page)
}

/** Waits until the whole article has been rendered, and the code that keeps the position has been loaded. */
async function waitForArticle(page: Page): Promise<void> {
  await expect(page.locator('reader-article [part=body]').getByText('The end.')).toBeAttached()
  await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .some(({name}) => name.includes('reader-article-keep-position.js')),
  )
}

/** Scrolls a paragraph to the top of the window; returns its remaining distance from the top in CSS pixels. */
async function scrollToParagraph(page: Page, index: number): Promise<number> {
  await paragraph(page, index).evaluate((element) => element.scrollIntoView())
  await waitForTwoFrames(page)
  await paragraph(page, index).evaluate((element) => element.scrollIntoView())
  await waitForTwoFrames(page)
  return topOfParagraph(page, index)
}

async function topOfParagraph(page: Page, index: number): Promise<number> {
  return paragraph(page, index).evaluate((element) => element.getBoundingClientRect().top)
}

async function topOfHeading(page: Page, text: string): Promise<number> {
  return page
    .locator('reader-article')
    .getByRole('heading', {name: text, exact: true})
    .evaluate((element) => element.getBoundingClientRect().top)
}

function paragraph(page: Page, index: number) {
  return page.locator('reader-article').getByText(`Paragraph ${index}.`)
}

function focusedText(page: Page): Promise<string | null | undefined> {
  return page
    .locator('reader-article')
    .evaluate(({shadowRoot}) => shadowRoot?.activeElement?.textContent)
}

async function waitForTwoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

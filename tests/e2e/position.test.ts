// Takes about a minute: Firefox is started for each test, and pages are reloaded.
import type {Page} from '@playwright/test'

import {expect, test as base} from './fixtures.ts'
import {launchFirefox, startTestSite, type TestSite} from './test-site.ts'

const test = base.extend<{testSite: TestSite}>({
  testSite: async ({servers}, use) => {
    const testSite = await startTestSite()
    const query = `project=local&amp;dataset=production&amp;api-host=${testSite.origin}`
    const page = (tags: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
      <script type="module" src="${servers.site}/elements/reader-article.js?${query}"></script>
      <script type="module" src="${servers.site}/elements/reader-articles.js?${query}"></script>
      ${tags}`
    testSite.articles.set('short', article('short', 'Short', 30, 3))
    testSite.articles.set('long', article('long', 'Long', 180, 9))
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
          await shown(page)
          await expect.poll(() => topOfParagraph(page, 25)).toBeCloseTo(before, -1)

          await page.goto(`${testSite.origin}/other`)
          await page.goBack()
          await shown(page)
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
        await shown(page)
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

    test('a lazy article is loaded if the address names one of its sections', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await page.goto(`${testSite.origin}/lazy#long--chapter-50`)
        await shown(page)
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(3000)
      })
    })

    test('nothing moves if the visitor has scrolled before the article is there', async ({
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
        await shown(page)
        await twoFrames(page)
        expect(await page.evaluate(() => scrollY)).toBe(0)
      })
    })

    test('a link to a section scrolls to its heading once the article is shown', async ({
      page: chromiumPage,
      testSite,
    }) => {
      await inBrowser(browserName, chromiumPage, async (page) => {
        await page.goto(`${testSite.origin}/links`)
        await page.getByText('A section').click()
        await shown(page)
        await expect.poll(() => topOfHeading(page, 'Chapter 50')).toBeLessThan(60)
        expect(await topOfHeading(page, 'Chapter 50')).toBeGreaterThan(-1)
        expect(await focusedText(page)).toBe('Chapter 50')
        // The focus is there, and the address can change without a reload.
        await page.evaluate(() => {
          location.hash = 'long--chapter-150'
        })
        await expect.poll(() => topOfHeading(page, 'Chapter 150')).toBeLessThan(60)
        expect(await topOfHeading(page, 'Chapter 150')).toBeGreaterThan(-1)
        expect(await focusedText(page)).toBe('Chapter 150')
      })
    })

    test('a click in the contents changes the address, and Back returns', async ({
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

        // Playwright's goBack() and url() miss what Firefox does within a page.
        await page.evaluate(() => history.back())
        await expect.poll(() => page.evaluate(() => location.href)).toBe(`${testSite.origin}/long`)
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
      })
    })
  })
}

test('a click with a modifier in the contents opens the section in a new tab', async ({
  page,
  testSite,
}) => {
  await open(page, `${testSite.origin}/long`)
  for (const options of [{modifiers: ['ControlOrMeta' as const]}, {button: 'middle' as const}]) {
    const opened = page.context().waitForEvent('page')
    await page.locator('[part=contents]').getByText('Chapter 70').click(options)
    const tab = await opened
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
  await shown(page)
}

/** Waits until the article, its last section too, is on screen. */
async function shown(page: Page): Promise<void> {
  await expect(page.locator('reader-article [part=body]').getByText('The end.')).toBeAttached()
  await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .some(({name}) => name.includes('reader-article-keep-position.js')),
  )
}

/** Scrolls until a paragraph is at the top; returns its distance from the top of the window. */
async function scrollToParagraph(page: Page, index: number): Promise<number> {
  await paragraph(page, index).evaluate((element) => element.scrollIntoView())
  await twoFrames(page)
  await paragraph(page, index).evaluate((element) => element.scrollIntoView())
  await twoFrames(page)
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

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** An article with a chapter heading at every twentieth block, up to a number of them. */
function article(slug: string, title: string, length: number, chapters: number) {
  const body = Array.from({length}, (_, index) =>
    index % 20 === 10 && index / 20 < chapters
      ? block('h2', `Chapter ${index}`)
      : block('normal', `Paragraph ${index}. ${'Words that take some room. '.repeat(12)}`),
  )
  return {_id: slug, title, slug, body: [...body, block('normal', 'The end.')]}
}

function block(style: string, text: string) {
  return {_type: 'block', style, children: [{_type: 'span', text}]}
}

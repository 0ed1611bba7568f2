import {ARTICLE_SLUGS, fetchParagraphs} from './sample-content.ts'
import {expect, test} from './fixtures.ts'
import {locateTitle} from './snippet.ts'
import {whileOnABreak} from './while-on-a-break.ts'

const ANWEN_PIN = '515037'
const SLUG = 'the-kindest-word-is-sometimes-no'

test.describe('a crawler without script', () => {
  test.use({javaScriptEnabled: false})

  for (const slug of ARTICLE_SLUGS) {
    test(`finds all of ${slug}`, async ({page, servers}) => {
      const url = `${servers.site}/articles/${slug}`
      await page.goto(url)
      const title = (await locateTitle(page).textContent()) ?? ''
      expect(title.length).toBeGreaterThan(5)
      const shown = collapse(await page.locator('reader-article [part=body]').textContent())
      const paragraphs = await fetchParagraphs(servers.lake, slug)
      expect(paragraphs.length).toBeGreaterThan(5)
      for (const paragraph of paragraphs) {
        expect(shown).toContain(paragraph)
      }
      await expect(page).toHaveTitle(`${title} · The Harbour Gazette`)
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /^.{30}/)
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', url)
      const data = await page.locator('script[type="application/ld+json"]').allTextContents()
      expect(data.map((text) => JSON.parse(text))).toEqual([
        expect.objectContaining({'@type': 'Article', headline: title, url}),
        expect.objectContaining({'@type': 'BreadcrumbList'}),
      ])
      await expect(page.locator('reader-article [part~=status]').first()).toBeVisible()
    })
  }

  test('can fetch all other forms of an article, and the pages to which it leads', async ({
    page,
    servers,
  }) => {
    await page.goto(`${servers.site}/articles/${SLUG}`)
    const forms = await page
      .locator('link[rel=alternate]')
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('type') ?? '']),
      )
    expect(forms).toHaveLength(11)
    for (const [href = '', type = ''] of forms) {
      const response = await page.request.get(href)
      const [found] = response.headers()['content-type']?.split(';') ?? []
      // The media types with which oEmbed is found are not those with which it is sent.
      expect([href, response.status(), found]).toEqual([href, 200, type.replace('+oembed', '')])
    }
    const links = page.getByRole('main').getByRole('link', {name: /^(?!Call )/})
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    for (const href of hrefs.filter((each) => each?.startsWith(servers.site))) {
      expect([href, (await page.request.get(href ?? '')).status()]).toEqual([href, 200])
    }
  })

  for (const width of [390, 1440]) {
    test(`shows what a visitor sees, at ${width} pixels`, async ({page, servers}, info) => {
      await page.setViewportSize({width, height: 900})
      await page.goto(`${servers.site}/articles/${SLUG}`)
      await expect(page.getByText('Anwen Pritchard – PIN 515037')).toBeVisible()
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(scrollWidth).toBeLessThanOrEqual(width)
      await page.screenshot({path: info.outputPath(`article-${width}.png`), fullPage: true})
    })
  }
})

test('the elements take over an article without moving anything, and keep its status up to date', async ({
  page,
  servers,
}) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      document.documentElement.dataset['shifts'] = String(list.getEntries().length)
    }).observe({type: 'layout-shift', buffered: true})
  })
  await page.goto(`${servers.site}/articles/${SLUG}`)
  const article = page.locator('reader-article')
  const readArticles = () =>
    article.evaluate((element) => [
      element.querySelector('h1')?.textContent,
      element.shadowRoot?.querySelector('h1')?.textContent,
    ])
  await expect.poll(readArticles).toEqual([undefined, 'The Kindest Word Is Sometimes No'])
  expect(await page.locator('html').getAttribute('data-shifts')).toBeNull()

  const status = article.locator('[part~=status]').first()
  await expect(status).toHaveText('Available')
  await whileOnABreak(servers.lake, [ANWEN_PIN], () => expect(status).toHaveText('On a break'))
  await expect(status).toHaveText('Available')
})

test('within two seconds of a switch a page is right, also from the cache of a browser', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples`)
  const readStatus = () =>
    page.evaluate(async (url) => {
      const html = await (await fetch(url)).text()
      return /<span part="status [a-z]+">([^<]*)</.exec(html)?.[1]
    }, `${servers.site}/articles/${SLUG}`)
  expect(await readStatus()).toBe('Available')
  await whileOnABreak(servers.lake, [ANWEN_PIN], async () => {
    await expect.poll(readStatus, {timeout: 2000, intervals: [50]}).toBe('On a break')
  })
})

function collapse(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ')
}

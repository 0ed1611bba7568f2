import {expect, test} from './fixtures.ts'
import {findViolations} from './find-violations.ts'

const TITLE = 'The Kindest Word Is Sometimes No'
const LAST_LINE = 'Anwen Pritchard – PIN 515037'

test('a page builder’s sandboxed frame shows the article, in which its visitor scrolls', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/page-builder`)
  const article = page.frameLocator('iframe').locator('reader-article')
  await expect(article.getByRole('heading', {level: 1})).toHaveText(TITLE)
  await expect(page.locator('iframe')).toHaveJSProperty('clientHeight', 800)
  await article.getByText(LAST_LINE).scrollIntoViewIfNeeded()
  await expect(article.getByText(LAST_LINE)).toBeInViewport()
})

test('with the script beside it, the frame is as high as its article', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/page-builder-with-script`)
  const frame = page.frameLocator('iframe')
  const measure = async () => [
    await page.locator('iframe').evaluate(({clientHeight}) => clientHeight),
    await frame.locator('html').evaluate(({scrollHeight}) => scrollHeight),
  ]
  await expect.poll(async () => (await measure())[0]).toBeGreaterThan(3000)
  const [height, content] = await measure()
  expect(height).toBe(content)
})

test('an editor that removes scripts keeps a link of each paste, except for a frame', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/stripped`)
  const url = `${servers.site}/articles/three-cards-for-an-ordinary-tuesday`
  const sections = page.locator('section')
  const kept = (name: string) => sections.filter({hasText: name}).locator('.kept, .nothing')
  for (const name of ['The tag of the elements', 'The one file', 'A link']) {
    await expect(kept(name).first()).toHaveText('Three Cards for an Ordinary Tuesday')
    await expect(kept(name).first().getByRole('link')).toHaveAttribute('href', url)
  }
  await expect(kept('A frame').first()).toHaveText('Nothing')
  const copied = kept('copied from its page')
  await expect(copied.getByRole('heading', {level: 1})).toBeVisible()
  expect((await copied.innerText()).length).toBeGreaterThan(2000)
  expect(await copied.locator('[part], [class], [style], script, iframe').count()).toBe(0)
})

test('a mail program shows a newsletter without script, on a computer and on a phone', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/newsletter`)
  for (const [device, width] of [
    ['computer', 600],
    ['phone', 375],
  ] as const) {
    const name = `${TITLE}, as on a ${device}`
    const mail = page.frameLocator(`iframe[title="${name}"]`)
    await expect(mail.getByRole('heading', {level: 1})).toHaveText(TITLE)
    await expect(mail.getByText(LAST_LINE)).toBeVisible()
    await expect(mail.getByRole('link', {name: 'Call Anwen Pritchard'})).toBeVisible()
    const widths = await mail
      .locator('html')
      .evaluate(({clientWidth, scrollWidth}) => [clientWidth, scrollWidth])
    expect(widths[1]).toBe(widths[0])
    expect(widths[0]).toBeGreaterThanOrEqual(width - 2)
  }
})

test('a feed reader shows every article as a whole', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/feed-reader`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('The Harbour Gazette')
  const items = page.locator('details')
  const item = items.filter({hasText: TITLE}).last()
  await item.locator('summary').click()
  await expect(item.getByText('I grew up on a hill farm above Machynlleth')).toBeVisible()
  await expect(item.getByText(LAST_LINE)).toBeVisible()
  await expect(item.locator('img').first()).not.toHaveJSProperty('naturalWidth', 0)
  const links = await page.getByRole('link', {name: 'Open the page', includeHidden: true}).all()
  expect(links.length).toBe(await items.count())
})

test('a search engine lists the title, the URL, the date and the beginning of the text', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/search-result`)
  const result = page.locator('.result')
  const link = result.getByRole('link')
  await expect(link).toHaveText('The Empty Chair at the Table · The Harbour Gazette')
  await expect(link).toHaveAttribute(
    'href',
    `${servers.site}/articles/the-empty-chair-at-the-table`,
  )
  await expect(result).toContainText('The Harbour Gazette › The Empty Chair at the Table')
  await expect(result).toContainText(/\d{4} · Marie-Louise Adeyemi/)
  await expect(result).toContainText('My mother laid the table for six')
})

test('a link preview has a picture of 1200 by 630 pixels, a title and a description', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/link-preview`)
  const card = page.locator('.card')
  await expect(card).toContainText('The Harbour Gazette')
  await expect(card).toContainText('Love After a Long Silence')
  await expect(card).toContainText('A name you had stopped expecting lights up your phone.')
  await expect(card.getByRole('img')).toHaveJSProperty('naturalWidth', 1200)
  await expect(card.getByRole('img')).toHaveJSProperty('naturalHeight', 630)
})

for (const name of [
  'page-builder',
  'page-builder-with-script',
  'stripped',
  'newsletter',
  'feed-reader',
  'search-result',
  'link-preview',
]) {
  test(`the place ${name} fits on a phone, and is accessible in light and dark`, async ({
    page,
    servers,
  }, info) => {
    await page.setViewportSize({width: 390, height: 844})
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme})
      await page.goto(`${servers.site}/examples/${name}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      expect(await findViolations(page)).toEqual([])
      await page.screenshot({path: info.outputPath(`${name}-${colorScheme}.png`)})
    }
  })
}

import {expect, test} from './fixtures.ts'
import {whileOnABreak} from './while-on-a-break.ts'
import {countPublishedReaders} from './sample-content.ts'
import {getScriptUrl, locateTitle} from './snippet.ts'

const EVERY_ELEMENT = [
  ['reader-article', {slug: 'the-kindest-word-is-sometimes-no', live: '', 'json-ld': ''}],
  ['reader-status', {pin: '515037'}],
  ['reader-card', {pin: '515037'}],
  ['reader-articles', {layout: 'grid'}],
  ['reader-directory', {live: '', calls: ''}],
] as const
const OTHER_ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

test('under a strict policy an article is shown completely, with styles and pictures', async ({
  page,
  servers,
}) => {
  const response = await page.goto(`${servers.site}/examples/strict`)
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy).toBe(
    `default-src 'none'; script-src ${servers.site}/elements/; connect-src ${servers.lake}; img-src ${servers.lake}; require-trusted-types-for 'script'; trusted-types 'none'`,
  )
  await expect(page.locator('code').first()).toHaveText(`Content-Security-Policy: ${policy}`)
  await expect(locateTitle(page)).toHaveText('Three Cards for an Ordinary Tuesday')
  const article = page.locator('reader-article')
  const pictures = article.getByRole('img')
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toHaveJSProperty('complete', true)
    await expect(picture).not.toHaveJSProperty('naturalWidth', 0)
  }
  expect(await pictures.count()).toBeGreaterThan(1)
  await expect(article.locator('[part=photo]').first()).toHaveCSS('border-radius', '50%')
})

test('under the same policy every element is shown, and live statuses are updated', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/strict`)
  await expect(locateTitle(page)).toHaveText('Three Cards for an Ordinary Tuesday')
  const src = await getScriptUrl(page, servers)
  const scripts = OTHER_ELEMENTS.map((tag) => src.replace('reader-article.js', `${tag}.js`))
  await page.evaluate(
    async ([elements, urls]) => {
      const created = elements.map(([tag, attributes]) => {
        const element = document.createElement(tag)
        for (const [name, value] of Object.entries(attributes)) {
          element.setAttribute(name, value)
        }
        return element
      })
      document.querySelector('main')?.replaceChildren(...created)
      // The policy forbids setting a script's `src`, so the scripts are imported.
      await Promise.all(urls.map((url) => import(url)))
    },
    [EVERY_ELEMENT, scripts] as const,
  )
  await expect(locateTitle(page)).toHaveText('The Kindest Word Is Sometimes No')
  await expect(page.locator('reader-card [part=name]')).toHaveText('Anwen Pritchard')
  const cover = page.locator('reader-articles [part=cover]').first()
  await cover.scrollIntoViewIfNeeded()
  await expect(cover).not.toHaveJSProperty('naturalWidth', 0)
  const description = page.locator('script[type="application/ld+json"]')
  const [json, attributes] = await description.evaluate((script) => [
    script.textContent,
    script.getAttributeNames(),
  ])
  expect(json).toContain('"headline":"The Kindest Word Is Sometimes No"')
  expect(attributes).toEqual(['type'])
  const directoryCards = page.locator('reader-directory [part=card]')
  await expect(directoryCards).toHaveCount(await countPublishedReaders(servers.lake))
  await expect(directoryCards.locator('[part=call]').first()).toBeVisible()
  const statuses = [
    page.locator('reader-article'),
    page.locator('reader-status'),
    page.locator('reader-card'),
    directoryCards.filter({hasText: 'Anwen Pritchard'}),
  ].map((shown) => shown.locator('[part~=status]').first())
  for (const status of statuses) {
    await expect(status).toHaveText('Available')
  }
  await whileOnABreak(servers.lake, ['515037'], async () => {
    for (const status of statuses) {
      await expect(status).toHaveText('On a break')
    }
  })
})

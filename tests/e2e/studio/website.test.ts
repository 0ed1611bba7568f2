// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {FrameLocator, Page} from '@playwright/test'

import {expect, type Servers, test} from '../fixtures.ts'
import {logIn} from '../studio.ts'
import {clickToEdit} from './click-to-edit.ts'
import {chooseLanguage, findEnglish} from './language.ts'

const EDITING = 'reader-article-visual-editing'
const PARAGRAPHS = 30

/** Publishes an article with many paragraphs by a reader of the sample content; returns its slug. */
async function createArticle({lake}: Servers, slug: string): Promise<string> {
  const client = await connect({lake, environment: {}})
  await client.createOrReplace({
    _id: `article-${slug}`,
    _type: 'article',
    title: 'Clicked On',
    slug: {_type: 'slug', current: slug},
    reader: {_type: 'reference', _ref: 'reader-048213'},
    publishedAt: '2026-05-01T12:00:00Z',
    body: Array.from({length: PARAGRAPHS}, (_, index) => ({
      _type: 'block',
      _key: `block${index}`,
      style: 'normal',
      markDefs: [],
      children: [
        {_type: 'span', _key: 'span', marks: [], text: `Paragraph ${index} is here. `.repeat(9)},
      ],
    })),
  })
  return slug
}

/** Opens a page of the site in the Studio, by its address; returns the page. */
async function openOnWebsite(page: Page, servers: Servers, path: string): Promise<FrameLocator> {
  await page.goto(`${servers.studio}/website?preview=${encodeURIComponent(servers.site + path)}`)
  return page.frameLocator('iframe')
}

test('a click on a word of an embedded article opens its place in the form', async ({
  page,
  servers,
}) => {
  const slug = await createArticle(servers, 'clicked-on')
  await logIn(page, servers.studio)
  const site = await openOnWebsite(page, servers, `/articles/${slug}`)
  const article = site.locator('reader-article')
  await clickToEdit(article.getByText('Paragraph 21'))
  await expect(page).toHaveURL(
    /\/website\/article\/article-clicked-on\/body\[_key==%22block21%22\]/,
  )
  const form = page.getByTestId('form-view')
  await expect(form.getByText('Paragraph 21')).toBeInViewport()
  await expect(form.getByText('Used on 2 pages')).toBeAttached()

  await clickToEdit(article.locator('[part=title]'))
  const title = page.getByTestId('field-title').getByRole('textbox')
  await expect(title).toBeFocused()
  await title.fill('Typed in the Studio')
  await expect(article.locator('[part=title]')).toHaveText('Typed in the Studio')
  await clickToEdit(article.locator('header [part=name]'))
  await expect(page).toHaveURL(/\/website\/reader\/reader-048213\/name/)
  const name = page.getByTestId('field-name').getByRole('textbox')
  await expect(name).toHaveValue('Marie-Louise Adeyemi')
  await expect(name).toBeInViewport()

  await clickToEdit(article.locator('header [part=presence]'))
  await expect(page).toHaveURL(/\/website\/availability\/availability-reader-048213\/status/)
})

test('a visitor’s page loads no code of visual editing', async ({browser, servers}) => {
  const slug = await createArticle(servers, 'visited')
  const visitor = await browser.newPage()
  const requests: string[] = []
  visitor.on('request', (request) => requests.push(request.url()))
  await visitor.goto(`${servers.site}/articles/${slug}`)
  await expect(visitor.getByText('Paragraph 29')).toBeAttached()
  expect(requests.filter((url) => url.includes(EDITING))).toEqual([])
  await visitor.close()
})

test('an editor edits the website in German, also on a phone', async ({page, servers}) => {
  const slug = await createArticle(servers, 'clicked-on-in-german')
  await logIn(page, servers.studio)
  await chooseLanguage(page, 'Deutsch')
  await expect(page.getByRole('link', {name: 'Website', exact: true})).toBeVisible()
  await page.setViewportSize({width: 390, height: 844})
  const site = await openOnWebsite(page, servers, `/articles/${slug}`)
  const title = site.locator('reader-article [part=title]')
  await clickToEdit(title)
  await page.getByRole('tab', {name: 'Struktur'}).click()
  await expect(page.getByText('Auf 2 Seiten verwendet')).toBeVisible()
  expect(await findEnglish(page.locator('body'))).toEqual([])
  await page.getByTestId('field-title').getByRole('textbox').fill('Auf dem Telefon')
  await page.getByRole('tab', {name: 'Präsentation'}).click()
  await expect(title).toHaveText('Auf dem Telefon')
})

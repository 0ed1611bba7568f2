// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Locator, Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {addPerson, logIn} from '../studio.ts'
import {startTestSite} from '../test-site.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
const TITLE = 'The Kindest Word Is Sometimes No'
const CORS = '/projects/local/cors'

test('the copied snippet shows the article on another site as its preview did', async ({
  page,
  servers,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await logIn(page, servers.studio)
  const dialog = await openEmbed(page, servers, 'article', SLUG)
  const preview = dialog.getByTestId('preview')
  await expect(preview.getByRole('heading', {level: 1})).toHaveText(TITLE)
  await expect(preview.locator('[part~=cover]')).toBeVisible()

  await dialog.getByLabel('Cover picture').uncheck()
  await dialog.getByLabel('Theme').selectOption('Midnight')
  await dialog.getByLabel('Language of dates and labels').selectOption('German')
  await dialog.getByLabel('Link', {exact: true}).fill('javascript:alert(1)')
  await expect(dialog.getByText('is not an address to link to')).toBeVisible()
  await dialog.getByLabel('Link', {exact: true}).fill('https://advice.example/x?a&copy=1')
  await expect(preview).toContainText('Min. Lesezeit')
  await expect(preview.locator('[part~=cover]')).toHaveCount(0)
  await expect(preview.locator('reader-article')).toHaveCSS('background-color', 'rgb(18, 22, 29)')

  await expect(dialog.getByText('integrity="sha384-')).toBeVisible()
  await dialog.getByRole('button', {name: /^Copy/}).click()
  await expect(page.getByText('Copied')).toBeVisible()
  const code = await page.evaluate(() => navigator.clipboard.readText())
  const site = await startTestSite()
  try {
    site.pages.set('/', code)
    const partner = await page.context().newPage()
    await partner.goto(site.origin)
    const article = partner.locator('reader-article')
    await expect(article.getByRole('heading', {level: 1})).toHaveText(TITLE)
    await expect(article).toContainText('Min. Lesezeit')
    await expect(article.locator('[part~=cover]')).toHaveCount(0)
    await expect(article).toHaveCSS('background-color', 'rgb(18, 22, 29)')
    await expect(article.locator('a[href="https://advice.example/x?a&copy=1"]')).toHaveText(TITLE)
  } finally {
    site.close()
  }
})

test('every place has its snippet, and only what has an effect can be chosen', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  const dialog = await openEmbed(page, servers, 'article', SLUG)
  const place = dialog.getByLabel('Where it will stand')
  const expected = {
    npm: "import 'reader-article/define'",
    react: '<ReaderArticle slug=',
    vue: '<script setup>',
    svelte: 'onMount(',
    server: 'renderArticle(result',
  }
  for (const [value, line] of Object.entries(expected)) {
    await place.selectOption(value)
    await expect(dialog.locator('pre').filter({hasText: line})).toBeVisible()
  }
  await expect(dialog.getByLabel('Scripts come from')).toBeVisible()
  await place.selectOption('link')
  await expect(dialog.getByText('Enter the address that the link leads to.')).toBeVisible()
  await dialog.getByLabel('Link', {exact: true}).fill('https://advice.example/x')
  await expect(dialog.locator('pre')).toHaveText(`<a href="https://advice.example/x">${TITLE}</a>`)
  await expect(dialog.getByLabel('Theme')).toHaveCount(0)
  await expect(dialog.getByLabel('Scripts come from')).toHaveCount(0)
})

test('an article that is not published says so, and its draft is not shown', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const title = 'A Secret Draft'
  await client.createOrReplace({
    _id: 'drafts.article-embed-draft',
    _type: 'article',
    title,
    slug: {_type: 'slug', current: 'a-secret-draft'},
    excerpt: 'Nobody may read this yet.',
  })
  await logIn(page, servers.studio)
  const dialog = await openEmbed(page, servers, 'article', 'a-secret-draft')
  await expect(dialog.getByText('This article is not published')).toBeVisible()
  await expect(dialog.locator('pre')).toContainText('<reader-article slug="a-secret-draft"')
  await expect(dialog.getByTestId('preview')).toHaveCount(0)
  await client.delete('drafts.article-embed-draft')
})

test('a reader can be shown as a card, a status, the newest article or a list', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  const dialog = await openEmbed(page, servers, 'reader', '515037')
  const preview = dialog.getByTestId('preview')
  const show = dialog.getByLabel('Show', {exact: true})
  const expected = [
    ['card', 'reader-card', 'PIN 515037'],
    ['status', 'reader-status', /\w/],
    ['list', 'reader-articles', TITLE],
    ['newest', 'reader-article', 'Anwen Pritchard'],
  ] as const
  for (const [view, tag, text] of expected) {
    await show.selectOption(view)
    await expect(preview.locator(tag)).toContainText(text)
    await expect(dialog.locator('pre')).toContainText(`${tag}.js?`)
  }
  // A link in the preview does not replace the Studio.
  const url = page.url()
  await show.selectOption('list')
  await preview.locator('reader-articles').getByText(TITLE).click()
  await expect(preview).toBeVisible()
  expect(page.url()).toBe(url)
})

test('an administrator allows the partner’s site, which the Lake stores', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await logIn(page, servers.studio)
  const dialog = await openEmbed(page, servers, 'article', SLUG)
  const address = dialog.getByLabel('Address of the partner’s site')
  await address.fill('no site')
  await expect(dialog.getByText('Write the address of a site')).toBeVisible()
  await address.fill('partner.example/some/page')
  await dialog.getByRole('button', {name: 'Allow https://partner.example'}).click()
  await expect(dialog.getByText('https://partner.example is allowed.')).toBeVisible()
  const entries: unknown = await client.request({url: CORS})
  expect(entries).toMatchObject([
    {origin: '*'},
    {origin: 'https://partner.example', allowCredentials: false},
  ])

  const sites = dialog.getByRole('list', {name: 'Allowed sites'}).getByRole('listitem')
  await expect(sites).toContainText(['Every site (*)', 'https://partner.example'])
  await expect(dialog.getByRole('checkbox', {name: /^Let people log in/})).toHaveCount(1)
  const logsIn = dialog.getByRole('checkbox', {
    name: 'Let people log in on https://partner.example',
  })
  for (const allowCredentials of [true, false]) {
    await logsIn.click()
    await expect(logsIn).toBeChecked({checked: allowCredentials})
    expect(await client.request({url: CORS})).toMatchObject([
      {origin: '*', allowCredentials: false},
      {origin: 'https://partner.example', allowCredentials},
    ])
  }
  await dialog.getByRole('button', {name: 'Remove https://partner.example'}).click()
  await expect(dialog.getByText('https://partner.example was removed from the list.')).toBeVisible()
  expect(await client.request({url: CORS})).toMatchObject([{origin: '*'}])
  await dialog.getByRole('button', {name: 'Remove Every site (*)'}).click()
  await expect(dialog.getByText('No site may load articles.')).toBeVisible()
  expect(await client.request({url: CORS})).toEqual([])
  await dialog.getByRole('button', {name: 'Undo'}).click()
  await expect(sites).toContainText(['Every site (*)'])
  expect(await client.request({url: CORS})).toMatchObject([{origin: '*', allowCredentials: false}])
})

test('an editor sees whether a site is allowed, and cannot change it', async ({page, servers}) => {
  await addPerson(page, servers.studio, {name: 'Emrys Embedder', role: 'editor'})
  const dialog = await openEmbed(page, servers, 'article', SLUG)
  await dialog.getByLabel('Address of the partner’s site').fill('https://other.example')
  await expect(dialog.getByText('https://other.example can show articles now')).toBeVisible()
  await expect(dialog.getByRole('list', {name: 'Allowed sites'})).toContainText('Every site (*)')
  await expect(dialog.getByRole('button', {name: /^(?:Allow|Remove)/})).toHaveCount(0)
})

test('on a phone nothing is cut off, and the keyboard alone is enough', async ({page, servers}) => {
  await logIn(page, servers.studio)
  await page.setViewportSize({width: 390, height: 844})
  const dialog = await openEmbed(page, servers, 'article', SLUG)
  await expect(dialog.getByTestId('preview').getByRole('heading', {level: 1})).toHaveText(TITLE)
  const tooWide = await dialog.evaluate((element) =>
    [...element.querySelectorAll('select, input, button, pre')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => each.outerHTML),
  )
  expect(tooWide).toEqual([])
  await dialog.getByLabel('Where it will stand').focus()
  await page.keyboard.type('Rea')
  await expect(dialog.locator('pre').filter({hasText: '<ReaderArticle'})).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(dialog.getByLabel('Header: reader, title and date')).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

/** Opens the dialog of the article with a slug, or of the reader with a PIN. */
async function openEmbed(
  page: Page,
  {lake, studio}: {readonly lake: string; readonly studio: string},
  type: 'article' | 'reader',
  key: string,
): Promise<Locator> {
  const client = await connect({lake, environment: {}})
  const id = await client.fetch<string>(
    '*[_type == $type && (slug.current == $key || pin == $key)][0]._id',
    {type, key},
    {perspective: 'raw'},
  )
  await page.goto(`${studio}/intent/edit/id=${id.replace('drafts.', '')};type=${type}`)
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Embed…'}).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

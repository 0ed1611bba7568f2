// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {FrameLocator, Page} from '@playwright/test'

import {findViolations} from '../find-violations.ts'
import {expect, test} from '../fixtures.ts'
import {logIn} from '../studio.ts'

type Client = Awaited<ReturnType<typeof connect>>

test('the preview follows each key in a field and in the text, before anything is published', async ({
  page,
  servers,
}) => {
  const id = 'article-with-a-preview'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const preview = await openPreview(page, servers.studio, id)

  await page.getByTestId('field-title').getByRole('textbox').fill('Another title')
  await expect(preview.locator('[part=title]')).toHaveText('Another title')

  // A click behind the last letter: the editor learns of an arrow key only a moment after it.
  const lead = page.getByTestId('field-body').getByText('The first paragraph.')
  const box = await lead.boundingBox()
  await lead.click({position: {x: (box?.width ?? 0) - 1, y: 5}})
  // The form gets the text of the editor only after a pause, and there is none in this word.
  for (const typed of ['D', 'Dr', 'Dre', 'Drea', 'Dream']) {
    await page.keyboard.press(typed.slice(-1))
    await expect(preview.locator('[part~=lead]')).toHaveText(`The first paragraph.${typed}`)
  }
  await expect.poll(() => client.fetch('*[_id == $id][0].title', {id})).toBe('A title')
})

test('a click on a part of the preview leads to its field, in another tab of the form too', async ({
  page,
  servers,
}) => {
  const id = 'article-to-click'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const preview = await openPreview(page, servers.studio, id)

  await preview.locator('[part=title]').click()
  await expect(page.getByTestId('field-title').getByRole('textbox')).toBeFocused()
  await preview.locator('[part=meta]').click()
  await expect(page.getByTestId('field-publishedAt').getByTestId('date-input')).toBeFocused()

  const editor = page.getByTestId('field-body').getByTestId('pt-editor').getByRole('textbox')
  await preview.getByText('The second item').click()
  await expect(editor).toBeFocused()
  await page.keyboard.type('Typed: ')
  await expect(preview.locator('li').nth(1)).toHaveText('Typed: The second item')

  await preview.locator('[part=pull-quote]').click()
  await expect(page.getByRole('textbox', {name: 'Quote'})).toBeVisible()
})

test('content of an article cannot run a script in the preview, and links lead nowhere', async ({
  page,
  servers,
}) => {
  const id = 'article-with-hostile-content'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id, '</script><img src=x onerror="parent.hostile=1">')
  await logIn(page, servers.studio)
  const preview = await openPreview(page, servers.studio, id)
  await expect(preview.locator('[part=title]')).toHaveText(/^<\/script><img/)
  const link = preview.getByRole('link', {name: 'a link'})
  await link.click()
  await expect(
    page.getByTestId('field-body').getByTestId('pt-editor').getByRole('textbox'),
  ).toBeFocused()
  expect(await page.evaluate('window.hostile')).toBeUndefined()
  await expect(link).toBeVisible()
})

test('device, scheme and theme change the page, are remembered, and the preview opens with the next article', async ({
  page,
  servers,
}) => {
  const id = 'article-in-themes'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const preview = await openPreview(page, servers.studio, id)
  const getWidth = () => preview.locator('html').evaluate(() => innerWidth)
  const getPaper = () =>
    preview
      .locator('reader-article')
      .evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect.poll(getWidth).toBe(390)
  await page.getByLabel('Theme').selectOption('Magazine')
  await expect.poll(getPaper).toBe('rgb(251, 247, 239)')
  await page.getByRole('button', {name: 'Dark', exact: true}).click()
  await expect.poll(getPaper).toBe('rgb(29, 26, 22)')
  await page.getByRole('button', {name: 'Tablet'}).click()
  await expect.poll(getWidth).toBe(768)
  await page.getByRole('button', {name: 'Desktop'}).click()
  await expect.poll(getWidth).toBe(1280)
  expect(await findViolations(page, '[data-testid=article-preview]')).toEqual([])

  await page.goto(`${servers.studio}/structure`)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=article`)
  await expect(preview.locator('[part=title]')).toBeVisible()
  await expect.poll(getWidth).toBe(1280)
  await expect.poll(getPaper).toBe('rgb(29, 26, 22)')

  await page.getByRole('button', {name: 'Close the preview'}).click()
  await page.goto(`${servers.studio}/structure`)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=article`)
  await page.getByTestId('field-title').getByRole('textbox').waitFor()
  await expect(page.getByTestId('article-preview')).toHaveCount(0)
})

test('on a phone the preview is in place of the form, and a click returns to the field', async ({
  page,
  servers,
}) => {
  const id = 'article-on-a-phone'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  await page.setViewportSize({width: 390, height: 844})
  const preview = await openPreview(page, servers.studio, id)
  await preview.locator('[part=title]').click()
  await expect(page.getByTestId('article-preview')).toHaveCount(0)
  await expect(page.getByTestId('field-title').getByRole('textbox')).toBeFocused()
})

function block(key: string, text: string, more = {}) {
  const children = [{_type: 'span', _key: `${key}-0`, text, marks: []}]
  return {_type: 'block', _key: key, style: 'normal', markDefs: [], children, ...more}
}

async function createArticle(client: Client, id: string, title = 'A title'): Promise<void> {
  await client.createOrReplace({
    _id: id,
    _type: 'article',
    title,
    slug: {_type: 'slug', current: id},
    publishedAt: '2026-09-01T10:00:00Z',
    body: [
      block('lead', 'The first paragraph.'),
      block('empty', ''),
      block('item-1', 'The first item', {listItem: 'bullet', level: 1}),
      block('item-2', 'The second item', {listItem: 'bullet', level: 2}),
      {_type: 'pullQuote', _key: 'quote', text: 'A sentence in large type'},
      block('last', 'a link', {
        markDefs: [{_type: 'link', _key: 'link', href: 'https://example.com'}],
        children: [{_type: 'span', _key: 'span', text: 'a link', marks: ['link']}],
      }),
    ],
  })
}

async function openPreview(page: Page, studio: string, id: string): Promise<FrameLocator> {
  await page.goto(`${studio}/intent/edit/id=${id};type=article`)
  await page.getByTestId('field-title').getByRole('textbox').waitFor()
  await page.getByRole('button', {name: 'Preview', exact: true}).click()
  const preview = page.frameLocator('[data-testid=article-preview-frame]')
  await expect(preview.locator('[part=title]')).toBeVisible()
  return preview
}

// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'

import {findViolations} from '../find-violations.ts'
import {expect, test} from '../fixtures.ts'
import {logIn} from '../studio.ts'

type Client = Awaited<ReturnType<typeof connect>>

test('an article counts its words, and offers an excerpt and the sign-offs of its reader', async ({
  page,
  servers,
}) => {
  const id = 'article-with-writing-aids'
  const client = await connect({lake: servers.lake, environment: {}})
  await createReader(client, 'reader-of-writing-aids', '612345')
  await createArticle(client, 'article-with-a-sign-off', {signOff: 'Kindly yours,'})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=article`)

  await page.getByTestId('word-count').waitFor()
  await expect(page.getByTestId('word-count')).toHaveText('7 words · 1 min read')
  expect(await findViolations(page, '[data-testid=suggested-excerpt]')).toEqual([])
  await page.getByRole('button', {name: 'Use this excerpt'}).click()
  const excerpt = page.getByTestId('field-excerpt').getByRole('textbox')
  await expect(excerpt).toHaveValue('There is a biscuit tin. And more.')
  await expect(page.getByRole('button', {name: 'Use this excerpt'})).toHaveCount(0)

  const signOff = page.getByTestId('field-signOff')
  await signOff.getByRole('button', {name: 'Kindly yours,'}).waitFor()
  expect(await findViolations(page, '[data-testid=field-signOff]')).toEqual([])
  await signOff.getByRole('button', {name: 'Kindly yours,'}).click()
  await expect(signOff.getByRole('textbox')).toHaveValue('Kindly yours,')
  await expect(signOff.getByRole('button', {name: 'Kindly yours,'})).toHaveCount(0)
})

test('the PIN field says with each key whose a PIN is, and offers a free one', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await createReader(client, 'reader-with-a-pin', '612346')
  await createReader(client, 'drafts.reader-to-get-a-pin', undefined)
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=reader-to-get-a-pin;type=reader`)
  const field = page.getByTestId('field-pin')
  const state = page.getByTestId('pin-state')
  await state.waitFor({state: 'attached'})
  await field.getByRole('textbox').pressSequentially('61234')
  await expect(state).toHaveText('PIN 61234 is free.')
  await page.keyboard.press('6')
  await expect(state).toHaveText('PIN 612346 belongs to Reader 612346. Choose another.')
  expect(await findViolations(page, '[data-testid=field-pin]')).toEqual([])
  await field.getByRole('button', {name: /^\d{6}$/}).click()
  await expect(state).toHaveText(/^PIN \d{6} is free\.$/)
})

test('quotation marks are curly except in code, and one undo returns the straight one', async ({
  page,
  servers,
}) => {
  const id = 'article-with-quotation-marks'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const text = await openText(page, servers.studio, id)
  await page.keyboard.press('End')
  await page.keyboard.type(` "It's`)
  await expect(text).toContainText('And more. “It’s')
  await page.keyboard.type(' "')
  await expect(text).toContainText('“It’s “')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text).toContainText('“It’s "')
  await page.getByTestId('field-body').getByRole('button', {name: 'Code'}).click()
  await page.keyboard.type('"x"')
  await expect(text.locator('code')).toHaveText('"x"')
})

test('the tools of the text editor are visible at 1440 pixels and in menus at 390, and the box is tall', async ({
  page,
  servers,
}) => {
  const id = 'article-with-tools'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  await openText(page, servers.studio, id)
  const body = page.getByTestId('field-body')
  for (const name of [/^Strong/, /^Subscript/, /^Bullets/, /^Link/, /Picture/, /Recording/]) {
    await expect(body.getByRole('button', {name}).first()).toBeVisible()
  }
  const box = await body.getByTestId('pt-editor').boundingBox()
  expect(box?.height).toBeGreaterThan(500)
  await page.setViewportSize({width: 390, height: 844})
  await body.getByTestId('insert-menu-button').click()
  await expect(page.getByRole('menuitem', {name: 'Recording'})).toBeVisible()
})

test('a link to an article that is not published has a warning', async ({page, servers}) => {
  const id = 'article-with-an-unpublished-link'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, 'drafts.article-to-link')
  const link = {
    _type: 'articleLink',
    _key: 'link',
    article: {_type: 'reference', _ref: 'article-to-link', _weak: true},
  }
  await createArticle(client, `drafts.${id}`, {
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [link],
        children: [{_type: 'span', _key: 'span', text: 'A link', marks: ['link']}],
      },
    ],
  })
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=article`)
  await page.getByRole('button', {name: 'Validation'}).click()
  await expect(
    page
      .getByText(/This article is not published\./)
      .filter({visible: true})
      .first(),
  ).toBeVisible()
})

async function openText(page: Page, studio: string, id: string) {
  await page.goto(`${studio}/intent/edit/id=${id};type=article`)
  const text = page.getByTestId('field-body').getByTestId('pt-editor').getByRole('textbox')
  await text.getByText('There is a biscuit tin.').click()
  return text
}

async function createReader(client: Client, id: string, pin: string | undefined): Promise<void> {
  const name = `Reader ${pin ?? 'without a PIN'}`
  await client.createOrReplace({_id: id, _type: 'reader', name, ...(pin && {pin})})
}

async function createArticle(client: Client, id: string, fields = {}): Promise<void> {
  const text = 'There is a biscuit tin. And more.'
  await client.createOrReplace({
    _id: id,
    _type: 'article',
    title: 'An Article to Write',
    slug: {_type: 'slug', current: id.replace('drafts.', '')},
    reader: {_type: 'reference', _ref: 'reader-of-writing-aids', _weak: true},
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 'span', text, marks: []}],
      },
    ],
    ...fields,
  })
}

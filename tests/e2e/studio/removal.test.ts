// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm, publish} from '../studio.ts'

test('a topic that articles use is not offered to be deleted; the dialog lists them, and one click opens one', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Topics', 'Dreams')
  await openForm(page)
  for (const action of ['Delete', 'Unpublish']) {
    await chooseAction(page, action)
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByTestId('referrers').getByRole('link').first()).toBeVisible()
    await expect(dialog).toContainText('while others use it')
    await expect(dialog.getByRole('button', {name: action})).toHaveCount(0)
    await dialog.getByRole('button', {name: 'Close', exact: true}).last().click()
    await expect(dialog).toHaveCount(0)
  }
  await chooseAction(page, 'Delete')
  const article = page.getByTestId('referrers').getByRole('link').first()
  const title = (await article.textContent()) ?? ''
  await article.click()
  await expect(page.getByTestId('document-panel-document-title')).toHaveText(title)
})

test('a topic that nothing uses is deleted', async ({page, servers}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await client.createOrReplace({_id: 'topic-unused', _type: 'topic', title: 'Unused'})
  await logIn(page, servers.studio)
  await openEntry(page, 'Topics', 'Unused')
  await openForm(page)
  await chooseAction(page, 'Delete')
  await expect(page.getByRole('dialog')).toContainText('“Unused” will be deleted.')
  await page.getByTestId('confirm-removal').click()
  await expect.poll(() => client.getDocument('topic-unused')).toBeUndefined()
})

test('a published article without changes is unpublished from the menu beside Publish, and published again', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await client.createOrReplace({
    _id: 'article-for-a-while',
    _type: 'article',
    title: 'Only for a While',
    slug: {_type: 'slug', current: 'only-for-a-while'},
    reader: {_type: 'reference', _ref: 'reader-310482'},
    publishedAt: '2026-01-05T10:00:00Z',
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 'span', text: 'A text.', marks: []}],
      },
    ],
  })
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=article-for-a-while;type=article`)
  await openForm(page)
  await chooseAction(page, 'Unpublish')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('“Only for a While” will no longer be public.')
  await expect(dialog).toContainText('It stays here as a draft')
  await dialog.getByTestId('confirm-removal').click()
  await expect.poll(() => client.getDocument('article-for-a-while')).toBeUndefined()

  await publish(page)
  await expect.poll(() => client.getDocument('article-for-a-while')).toBeDefined()
  await client.delete('article-for-a-while')
})

test('a published reader is retired instead of deleted or unpublished', async ({page, servers}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Noor Haddad')
  await openForm(page)
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await expect(page.getByRole('menuitem', {name: 'Retire'})).toBeVisible()
  await expect(page.getByRole('menuitem', {name: /^(?:Delete|Unpublish)/})).toHaveCount(0)
})

async function chooseAction(page: Page, name: string): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
}

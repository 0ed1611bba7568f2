// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

test('articles that need work are counted and listed by the reason, until they are mended', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const article = {
    _id: 'article-in-need',
    _type: 'article',
    title: 'In Need of Attention',
    slug: {_type: 'slug', current: 'in-need-of-attention'},
    reader: {_type: 'reference', _ref: 'reader-310482'},
    excerpt: 'Short.',
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [
          {
            _type: 'articleLink',
            _key: 'link',
            article: {_type: 'reference', _ref: 'never-published', _weak: true},
          },
        ],
        children: [{_type: 'span', _key: 'span', marks: ['link'], text: 'A link'}],
      },
    ],
  }
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'Needing attention')
  const reason = page.getByRole('link', {name: /^A link to something unpublished/})
  await expect(reason).toContainText('(0)')

  await client.createOrReplace(article)
  await expect(reason).toContainText('(1)')
  await reason.click()
  const row = page.getByTestId('document-list-pane').getByRole('link', {name: article.title})
  await expect(row).toBeVisible()

  await client.create({...article, _id: 'never-published', title: 'Published Now', body: []})
  await expect(reason).toContainText('(0)')
  await expect(row).toHaveCount(0)
  await client.delete({query: '*[_id in ["article-in-need", "never-published"]]'})
})

test('a new article by a reader is opened from the form of the reader', async ({page, servers}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Noor Haddad')
  await openForm(page)
  const name = await page.getByTestId('document-panel-document-title').textContent()
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'New article by this reader'}).click()
  const form = await openForm(page)
  await expect(form).toContainText(name ?? 'no name')
  await expect(form.getByTestId('field-title').getByRole('textbox')).toHaveValue('')
})

// Takes over 10 s: each test loads the Studio.
import {articleQueryUrl} from '@reader-article/content'
import {connect} from '@reader-article/import'

import {expect, test} from '../fixtures.ts'
import {logIn} from '../studio.ts'

test('an editor opens a draft on the site, which no visitor sees', async ({
  page,
  servers,
  browser,
}) => {
  const slug = 'an-article-that-is-a-draft'
  const client = await connect({lake: servers.lake, environment: {}})
  const span = {_type: 'span', _key: 'span', text: 'Nobody knows this yet.', marks: []}
  await client.createOrReplace({
    _id: `drafts.article-${slug}`,
    _type: 'article',
    title: 'An Article That Is a Draft',
    slug: {_type: 'slug', current: slug},
    body: [{_type: 'block', _key: 'block', style: 'normal', markDefs: [], children: [span]}],
  })
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=article-${slug};type=article`)
  await page.getByTestId('field-title').getByRole('textbox').waitFor()
  await page.getByTestId('action-menu-button').last().click()
  const opening = page.waitForEvent('popup')
  await page.getByRole('menuitem', {name: 'Open on the site'}).click()
  const site = await opening
  await expect(site.getByText('Nobody knows this yet.')).toBeVisible()
  expect(new URL(site.url()).pathname).toBe(`/articles/${slug}`)
  expect(site.url()).not.toContain('secret')

  const visitor = await browser.newContext()
  const visit = await visitor.request.get(site.url())
  expect(await visit.text()).not.toContain('You see drafts')
  const path = articleQueryUrl(
    {projectId: 'local', dataset: 'production', apiHost: ''},
    {by: 'slug', value: slug},
  )
  expect((await visitor.request.get(servers.site + path)).status()).toBe(404)
  expect(await (await site.request.get(servers.site + path)).text()).toContain('Is a Draft')
  // Nor does an editor's session read what the pages of the site do not show.
  const other = `/v2026-09-01/data/query/production?query=${encodeURIComponent('*[]{title}')}`
  expect((await site.request.get(servers.site + other)).status()).toBe(403)
  await visitor.close()

  await site.getByRole('button', {name: 'See the site as visitors do'}).click()
  await expect(site.getByText('You see drafts')).toHaveCount(0)
  expect((await site.request.get(servers.site + path, {maxRedirects: 0})).status()).toBe(404)
})

// Takes over 10 s: it loads the Studio, and a page several times.
import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

test.describe.configure({timeout: 120_000})

test('the articles of a retired reader lose their call links, and have them again when the reader is back and takes calls', async ({
  page,
  context,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const availability = await client.getDocument('availability-reader-093356')
  const slug = await client.fetch<string>(
    '*[_type == "article" && reader._ref == "reader-093356"][0].slug.current',
  )
  const site = await context.newPage()
  await site.goto(`${servers.site}/articles/${slug}`)
  const article = site.locator('reader-article')
  const calls = article.locator('[part=call][href$=",,093356"]')
  await expect(calls).toHaveCount(2)

  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Noor Haddad')
  const form = await openForm(page)
  await chooseAction(page, 'Retire')
  await page.getByRole('button', {name: 'Retire', exact: true}).click()
  await expect(form).toContainText('the articles stay, without call links')
  await expect(form.getByTestId('availability-card')).toHaveCount(0)
  // The Studio shows a change before the Lake has confirmed it.
  await expect(async () => {
    await site.reload()
    await expect(article.locator('[part~=status]').first()).toHaveText('Currently Unavailable')
  }).toPass()
  await expect(article.locator('[part=signature]')).toContainText('093356')
  await expect(calls).toHaveCount(0)

  await chooseAction(page, 'Bring back')
  const unavailable = form.getByRole('group', {name: 'Status: Currently Unavailable'})
  await expect(unavailable).toBeVisible()
  await unavailable.getByRole('button', {name: 'Available', exact: true}).click()
  await expect(async () => {
    await site.reload()
    await expect(article.locator('[part~=status]').first()).toHaveText('Available')
  }).toPass()
  await expect(calls).toHaveCount(2)

  await page.close()
  if (availability) {
    await client.createOrReplace(availability)
  }
})

test('the Retire dialog says what happens to articles, call links and the PIN', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Noor Haddad')
  await openForm(page)
  await chooseAction(page, 'Retire')
  await expect(page.locator('[data-ui=Popover]').filter({hasText: 'Retire Noor'})).toContainText(
    'Articles stay, call links disappear, and nobody else can ever have the PIN. You can bring Noor Haddad back.',
  )
  await page.getByRole('button', {name: 'Cancel'}).click()
})

async function chooseAction(page: Page, name: string): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
}

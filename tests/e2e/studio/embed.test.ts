// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Locator, Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {openForm, logIn} from '../studio.ts'
import {startTestSite} from '../test-site.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
const TITLE = 'The Kindest Word Is Sometimes No'

test('SHOTS', async ({page, servers}) => {
  await logIn(page, servers.studio)
  const client = await connect({lake: servers.lake, environment: {}})
  const id = await client.fetch<string>('*[slug.current == $slug][0]._id', {slug: SLUG})
  const dialog = await openEmbed(page, servers.studio, {id, type: 'article'})
  await page.screenshot({path: '/tmp/snippets/a1440.png'})
  await dialog.getByLabel('Theme').selectOption('midnight')
  await dialog.getByLabel('Address of the partner’s site').fill('partner.example/x')
  await page.waitForTimeout(1500)
  await page.screenshot({path: '/tmp/snippets/b1440.png'})
  await page.setViewportSize({width: 390, height: 844})
  await page.screenshot({path: '/tmp/snippets/c390.png'})
  await dialog.getByText('Snippet', {exact: true}).scrollIntoViewIfNeeded()
  await page.screenshot({path: '/tmp/snippets/d390.png'})
  await page.emulateMedia({colorScheme: 'dark'})
  await page.setViewportSize({width: 1440, height: 900})
  await page.screenshot({path: '/tmp/snippets/e1440.png'})
})

async function openEmbed(
  page: Page,
  studio: string,
  {id, type}: {readonly id: string; readonly type: string},
): Promise<Locator> {
  await page.goto(`${studio}/intent/edit/id=${id};type=${type}`)
  await openForm(page)
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Embed…'}).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}
void startTestSite; void TITLE

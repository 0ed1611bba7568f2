// Takes over 10 s: the test loads the Studio.
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

const FOREIGN_WORDS = /\b(documents?|datasets?|schemas?|projects?|sanity)\b/iu
const WIDE_MENUS = [
  '[data-testid=new-document-button]',
  '[data-testid=global-perspective-menu-button]',
  '#global-presence-menu',
  '#user-menu',
]

test('on a Lake no menu leads to sanity.io or speaks of documents, on a wide and a narrow screen', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await expect(page.getByRole('link', {name: 'Reader desk'})).toBeVisible()
  await expect(page.locator('#menu-button-resources, #workspace-menu')).toHaveCount(2)
  await expect(
    page.locator('#menu-button-resources, #workspace-menu').filter({visible: true}),
  ).toHaveCount(0)
  for (const menu of WIDE_MENUS) {
    await page.locator(menu).click()
    await expectNoForeignWords(page)
    await page.keyboard.press('Escape')
  }
  await openEntry(page, 'Articles', 'All articles', 'The Empty Chair at the Table')
  await openForm(page)
  await expectNoForeignWords(page)
  for (const menu of ['action-menu-button', 'pane-context-menu-button']) {
    await page.getByTestId(menu).last().click()
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    await expectNoForeignWords(page)
    await page.keyboard.press('Escape')
  }

  await page.setViewportSize({width: 390, height: 844})
  await page.getByTestId('studio-navbar').getByRole('button').first().click()
  await expect(page.getByText('Log out')).toBeVisible()
  await expect(page.getByText('Manage project').filter({visible: true})).toHaveCount(0)
  await expectNoForeignWords(page)
})

async function expectNoForeignWords(page: Page): Promise<void> {
  const body = page.locator('body')
  expect((await body.innerText()).match(FOREIGN_WORDS)).toBeNull()
  const links = page.locator('a[href*="sanity.io"]').filter({visible: true})
  await expect(links).toHaveCount(0)
}

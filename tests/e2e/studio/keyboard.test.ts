// Takes over 10 s: the test loads the Studio.
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

test('Enter on a row goes to the first field of its form; a click does not', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers')
  const name = page.getByTestId('form-view').getByTestId('field-name').getByRole('textbox')
  const search = page.getByPlaceholder('Search list')
  await expect(locateRows(page).first()).toBeVisible()
  await search.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()
  const firstName = await name.inputValue()

  // Another reader, whose form takes the place of the first.
  await search.fill('Noor')
  await expect(locateRows(page)).toHaveText([/^Noor Haddad/])
  await search.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name).toHaveValue('Noor Haddad')
  await expect(name).toBeFocused()
  expect(firstName).not.toBe('Noor Haddad')

  // The same reader again, whose form is open already.
  await search.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()

  await search.fill('')
  await page.mouse.move(0, 0)
  await locateRows(page).filter({hasText: 'Dev Chaudhuri'}).click({force: true})
  await expect(name).toHaveValue('Dev Chaudhuri')
  await expect(name).not.toBeFocused()
})

test('Enter on a row of Who is available goes into its form', async ({page, servers}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available')
  await page.getByTestId('who-is-available').getByRole('link', {name: 'Noor Haddad'}).press('Enter')
  const form = await openForm(page)
  await expect(form.locator(':focus')).toHaveCount(1)
})

function locateRows(page: Page) {
  return page.getByTestId('document-list-pane').getByRole('link')
}

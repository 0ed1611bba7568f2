import {expect, type Locator, type Page} from '@playwright/test'

/** Logs in by a click on the first person, or on a person with this name, and opens the Studio's lists. */
export async function logIn(page: Page, studio: string, name?: string): Promise<void> {
  await openSwitchboard(page, studio, name)
  await openLists(page)
}

/** Logs in by a click on the first person, or on a person with this name; the Studio opens its switchboard first. */
export async function openSwitchboard(page: Page, studio: string, name?: string): Promise<Locator> {
  await page.goto(studio)
  const people = page.getByRole('main').getByRole('listitem').getByRole('button')
  await (name === undefined ? people.first() : people.filter({hasText: name})).click()
  return waitForSwitchboard(page)
}

/** A person to add on the login page. */
export interface NewPerson {
  readonly name: string
  readonly role: 'administrator' | 'editor' | 'contributor' | 'viewer'
}

/** Adds a person on the login page, who is logged in then, and opens the Studio's lists. */
export async function addPerson(page: Page, studio: string, person: NewPerson): Promise<void> {
  await page.goto(studio)
  await fillNewPerson(page, person)
  await waitForSwitchboard(page)
  await openLists(page)
}

/** Adds a person on the open login page. */
export async function fillNewPerson(page: Page, {name, role}: NewPerson): Promise<void> {
  await page.getByText('Add a person').click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`)
  await page.getByLabel('Role').selectOption(role)
  await page.getByRole('button', {name: 'Add and log in'}).click()
}

async function waitForSwitchboard(page: Page): Promise<Locator> {
  const board = page.getByTestId('switchboard')
  await expect(board.locator('[data-reader]:not([hidden])').first()).toBeVisible()
  return board
}

async function openLists(page: Page): Promise<void> {
  await page.getByRole('link', {name: 'Desk', exact: true}).click()
  await expect(page.getByTestId('structure-tool-list-pane')).toBeVisible()
}

const LISTS =
  /^(structure-tool-list-pane|document-list-pane|who-is-available|status-counts|readers-of-status|readers-with-articles|topics-with-articles)$/

/** Opens one entry in each list of the Studio, from the first list on; part of an entry's text is enough to find it. */
export async function openEntry(page: Page, ...entries: string[]): Promise<void> {
  for (const [depth, entry] of entries.entries()) {
    const pane = page.getByTestId(LISTS).nth(depth)
    await pane.getByRole('link', {name: entry}).first().click()
  }
}

/** Waits until the form of the open document is editable, and returns it. */
export async function openForm(page: Page): Promise<Locator> {
  const form = page.getByTestId('form-view')
  await expect(form.locator('input:enabled, button:enabled').first()).toBeVisible()
  return form
}

/** Publishes the open document and waits until it is published. */
export async function publish(page: Page): Promise<void> {
  const action = page.getByTestId('action-publish')
  await expect(action).toBeEnabled()
  await action.click()
  await expect(action).toBeDisabled()
  await expect(page.getByText(/published/i).first()).toBeVisible()
}

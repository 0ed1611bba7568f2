import {expect, type Locator, type Page} from '@playwright/test'

/** Opens the Studio and logs in with its button. */
export async function logIn(page: Page, studio: string): Promise<void> {
  await page.goto(studio)
  await page.getByText('This desk').click()
  await expect(page.getByTestId('structure-tool-list-pane')).toBeVisible()
}

/** Opens one entry in each list of the Studio, from the first list on; part of an entry's text is enough to find it. */
export async function openEntry(page: Page, ...entries: string[]): Promise<void> {
  for (const [depth, entry] of entries.entries()) {
    const pane = page
      .getByTestId(/^(structure-tool-list-pane|document-list-pane|who-is-available)$/)
      .nth(depth)
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

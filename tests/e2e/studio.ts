import {expect, type Locator, type Page} from '@playwright/test'

/** Opens the Studio and logs in by its button, as an editor does. */
export async function logIn(page: Page, studio: string): Promise<void> {
  await page.goto(studio)
  await page.getByText('This desk').click()
  await expect(page.getByTestId('structure-tool-list-pane')).toBeVisible()
}

/** Follows entries of the desk from its first list on, each by the words it begins with. */
export async function openEntry(page: Page, ...entries: string[]): Promise<void> {
  for (const [depth, entry] of entries.entries()) {
    const pane = page
      .getByTestId(/^(structure-tool-list-pane|document-list-pane|who-is-available)$/)
      .nth(depth)
    await pane.getByRole('link', {name: entry}).first().click()
  }
}

/** The form of the open document, once it can be written in. */
export async function openForm(page: Page): Promise<Locator> {
  const form = page.getByTestId('form-view')
  await expect(form.locator('input:enabled, button:enabled').first()).toBeVisible()
  return form
}

/** Publishes the open document and waits until that is done. */
export async function publish(page: Page): Promise<void> {
  const action = page.getByTestId('action-publish')
  await expect(action).toBeEnabled()
  await action.click()
  await expect(action).toBeDisabled()
  await expect(page.getByText(/published/i).first()).toBeVisible()
}

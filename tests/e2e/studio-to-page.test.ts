import {expect, test} from './fixtures.ts'
import {logIn, openEntry, openForm, publish} from './studio.ts'

test('an editor changes a title and publishes, and the example site shows it after a reload', async ({
  page,
  context,
  desk,
}) => {
  const site = await context.newPage()
  await site.goto(`${desk.site}/articles/beginning-again-in-november`)
  const heading = site.locator('reader-article').getByRole('heading', {level: 1})
  await expect(heading).toHaveText('Beginning Again in November')

  await logIn(page, desk.studio)
  await openEntry(page, 'Articles', 'All articles', 'Beginning Again in November')
  const form = await openForm(page)
  await form.getByTestId('field-title').getByRole('textbox').fill('Beginning Again in the Rain')
  await expect(page.getByTestId('document-panel-document-title')).toHaveText(
    'Beginning Again in the Rain',
  )

  // What is not published stays with the editors.
  await site.reload()
  await expect(heading).toHaveText('Beginning Again in November')

  await publish(page)
  await site.reload()
  await expect(heading).toHaveText('Beginning Again in the Rain')
})

test('a reader is switched to Available, and the next load shows it', async ({
  page,
  context,
  desk,
}) => {
  const site = await context.newPage()
  await site.goto(`${desk.site}/articles/letters-you-do-not-have-to-send`)
  const shown = site.locator('reader-article [part~=status]').first()
  await expect(shown).toHaveText('Currently Unavailable')

  await logIn(page, desk.studio)
  await openEntry(page, 'Who is available', 'Marie-Louise Adeyemi')
  const form = await openForm(page)
  const status = form.getByRole('group', {name: 'Status: Currently Unavailable'})
  await status.getByRole('button', {name: 'Available', exact: true}).click()
  await expect(form.getByRole('group', {name: 'Status: Available'})).toBeVisible()

  // The Studio shows a switch before the Lake has acknowledged it.
  await expect(async () => {
    await site.reload()
    expect(await shown.textContent()).toBe('Available')
  }).toPass()
})

// Takes over 10 s: each test loads the Studio and a page.
import {expect, test} from './fixtures.ts'
import {logIn, openEntry, openForm, publish} from './studio.ts'

test('an editor changes a title and publishes it, and the example site shows it after a reload', async ({
  page,
  context,
  servers,
}) => {
  const site = await context.newPage()
  await site.goto(`${servers.site}/articles/beginning-again-in-november`)
  const heading = site.locator('reader-article').getByRole('heading', {level: 1})
  await expect(heading).toHaveText('Beginning Again in November')

  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'All articles', 'Beginning Again in November')
  const form = await openForm(page)
  await form.getByTestId('field-title').getByRole('textbox').fill('Beginning Again in the Rain')
  await expect(page.getByTestId('document-panel-document-title')).toHaveText(
    'Beginning Again in the Rain',
  )

  // Unpublished changes are not on the site.
  await site.reload()
  await expect(heading).toHaveText('Beginning Again in November')

  await publish(page)
  await site.reload()
  await expect(heading).toHaveText('Beginning Again in the Rain')
})

test('an editor switches a reader to Available, and the example site shows it after a reload', async ({
  page,
  context,
  servers,
}) => {
  const site = await context.newPage()
  await site.goto(`${servers.site}/articles/letters-you-do-not-have-to-send`)
  const siteStatus = site.locator('reader-article [part~=status]').first()
  await expect(siteStatus).toHaveText('Currently Unavailable')

  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available', 'Marie-Louise Adeyemi')
  const form = await openForm(page)
  const status = form.getByRole('group', {name: 'Status: Currently Unavailable'})
  await status.getByRole('button', {name: 'Available', exact: true}).click()
  await expect(form.getByRole('group', {name: 'Status: Available'})).toBeVisible()

  // The Studio shows the new status before the Lake has confirmed it.
  await expect(async () => {
    await site.reload()
    expect(await siteStatus.textContent()).toBe('Available')
  }).toPass()
})

// Takes over 10 s: each test loads the Studio, and the first test loads it in four tabs.
import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

test('four Studio tabs of one browser profile work at the same time', async ({
  page,
  context,
  servers,
}) => {
  await logIn(page, servers.studio)
  const tabs = [page]
  while (tabs.length < 4) {
    const tab = await context.newPage()
    await tab.goto(`${servers.studio}/structure`)
    tabs.push(tab)
  }
  for (const tab of tabs) {
    await openEntry(tab, 'Articles', 'All articles', 'Three Cards for an Ordinary Tuesday')
    await openForm(tab)
  }

  // Text that is typed in one tab appears in all other tabs.
  const locateSignOff = (tab: typeof page) => tab.getByTestId('field-signOff').getByRole('textbox')
  await locateSignOff(page).fill('With a full kettle,')
  for (const tab of tabs) {
    await expect(locateSignOff(tab)).toHaveValue('With a full kettle,')
  }
})

test('every list and form of the Studio opens without errors', async ({page, servers}) => {
  await logIn(page, servers.studio)
  for (const entries of [
    ['Readers', 'Noor Haddad'],
    ['Who is available', 'Noor Haddad'],
    ['Topics', 'Dreams'],
    ['Statuses', 'On a break'],
    ['Settings'],
  ]) {
    await page.goto(`${servers.studio}/structure`)
    await openEntry(page, ...entries)
    await openForm(page)
  }
})

test('a callout without a title shows its type, and its text as soon as it has some', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'All articles', 'The Empty Chair at the Table')
  const form = await openForm(page)
  const body = form.getByTestId('field-body')
  // The toolbar is enabled when the text has the focus.
  await body.getByRole('textbox').first().click()
  await body.getByRole('button', {name: 'Callout'}).click()

  const callouts = body.locator('[data-is-warning]')
  await expect(callouts.filter({hasText: 'Callout without text'})).toHaveText(/^Note/)
  await expect(page.getByText('Invalid preview config')).toHaveCount(0)

  const dialog = page.getByTestId('nested-object-dialog')
  await dialog.getByTestId('pt-editor').getByRole('textbox').click()
  await page.keyboard.type('A chair is only a chair.')
  await page.keyboard.press('Escape')
  await expect(callouts.filter({hasText: 'A chair is only a chair.'})).toHaveText(/^Note/)
  await expect(page.getByText('Invalid preview config')).toHaveCount(0)
})

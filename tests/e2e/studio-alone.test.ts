import {expect, test} from './fixtures.ts'
import {logIn, openEntry, openForm} from './studio.ts'

test('four tabs of one browser profile work side by side', async ({page, context, desk}) => {
  await logIn(page, desk.studio)
  const tabs = [page]
  while (tabs.length < 4) {
    const tab = await context.newPage()
    await tab.goto(desk.studio)
    tabs.push(tab)
  }
  for (const tab of tabs) {
    await openEntry(tab, 'Articles', 'All articles', 'Three Cards for an Ordinary Tuesday')
    await openForm(tab)
  }

  // What is written in one is seen in all the others.
  const signOff = (tab: typeof page) => tab.getByTestId('field-signOff').getByRole('textbox')
  await signOff(page).fill('With a full kettle,')
  for (const tab of tabs) {
    await expect(signOff(tab)).toHaveValue('With a full kettle,')
  }
})

test('every list and form of the desk opens without a fault', async ({page, desk}) => {
  await logIn(page, desk.studio)
  for (const entries of [
    ['Readers', 'Noor Haddad'],
    ['Who is available', 'Noor Haddad'],
    ['Topics', 'Dreams'],
    ['Statuses', 'On a break'],
    ['Settings'],
  ]) {
    await page.goto(desk.studio)
    await openEntry(page, ...entries)
    await openForm(page)
  }
})

test('a callout without a title says what it is, and then shows its text', async ({page, desk}) => {
  await logIn(page, desk.studio)
  await openEntry(page, 'Articles', 'All articles', 'The Empty Chair at the Table')
  const form = await openForm(page)
  const body = form.getByTestId('field-body')
  // The editor's bar works once the text has the focus.
  await body.getByRole('textbox').first().click()
  await body.getByTestId('insert-menu-button').click()
  await page.getByRole('menuitem', {name: 'Callout'}).click()

  const callouts = body.getByTestId('block-preview__header')
  await expect(callouts.filter({hasText: 'Callout without text'})).toHaveText(/Note$/)
  await expect(page.getByText('Invalid preview config')).toHaveCount(0)

  const dialog = page.getByTestId('nested-object-dialog')
  await dialog.getByTestId('pt-editor').getByRole('textbox').click()
  await page.keyboard.type('A chair is only a chair.')
  await page.keyboard.press('Escape')
  await expect(callouts.filter({hasText: 'A chair is only a chair.'})).toHaveText(/Note$/)
  await expect(page.getByText('Invalid preview config')).toHaveCount(0)
})

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
  for (const tab of tabs) await expect(signOff(tab)).toHaveValue('With a full kettle,')
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

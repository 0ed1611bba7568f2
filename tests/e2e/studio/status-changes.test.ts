import {switchStatus, undoSwitches} from '@reader-article/content'
import {connect} from '@reader-article/import'

import {expect, test} from '../fixtures.ts'
import {addPerson, logIn, openEntry, openForm, publish} from '../studio.ts'
import {withCrowd} from './crowd.ts'

test('a switch in the Studio is recorded in a list that nobody can edit', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available', 'Noor Haddad')
  const form = await openForm(page)
  await form
    .getByRole('group', {name: 'Status: Available'})
    .getByRole('button', {name: 'Busy'})
    .click()
  await expect(form.getByRole('group', {name: 'Status: Busy'})).toBeVisible()
  await openEntry(page, 'Status changes')
  const row = page
    .getByTestId('document-list-pane')
    .getByRole('link', {name: 'Noor Haddad: Available → Busy'})
  await expect(row).toContainText(/Studio/)
  await row.click()
  const record = page.getByTestId('form-view')
  await expect(record.getByTestId('field-user.name').locator('input')).toHaveAttribute('readonly')
  await expect(page.getByTestId('action-publish')).toHaveCount(0)

  const [changeId = ''] = await client.fetch<string[]>(
    '*[_type == "statusChange" && source == "Studio"] | order(at desc)._id',
  )
  await undoSwitches(client, [changeId])
  await openEntry(page, 'Who is available', 'Noor Haddad')
  await expect(form.getByRole('group', {name: 'Status: Available'})).toBeVisible()
})

test.describe('in another time zone', () => {
  test.use({timezoneId: 'Asia/Tokyo'})

  test('a form switches with a note and an end in the time zone of the settings, each as one record', async ({
    page,
    servers,
  }) => {
    await withCrowd(servers.lake, 1, async (readers, client) => {
      const [{id, name} = {id: '', name: ''}] = readers
      await logIn(page, servers.studio)
      for (const list of ['Readers', 'Who is available']) {
        await page.goto(`${servers.studio}/structure`)
        await openEntry(page, list, name)
        const form = await openForm(page)
        await form
          .getByRole('group', {name: 'Status: Available'})
          .getByRole('button', {name: 'On a break'})
          .click({modifiers: ['Shift']})
        const dialog = page.getByRole('dialog', {name: `Switch ${name}`})
        await page.keyboard.type('tea')
        await dialog.getByLabel('Back at, time in Europe/London').fill('15:30')
        await page.keyboard.press('Enter')
        const description = form.getByTestId('status-description')
        await expect(description).toHaveText(
          /^On a break since .+ · tea · back at .*3:30.* \(Available\) · times in Europe\/London$/,
        )

        const openDialog = form.getByRole('button', {name: /^Note and end/})
        await openDialog.click()
        await expect(dialog.getByLabel(/^Back at/)).toHaveValue('15:30')
        await page.keyboard.type(' and cake')
        await page.keyboard.press('Enter')
        await expect(description).toContainText(/· tea and cake · back at .*3:30/)
        await expect(openDialog).toBeFocused()
        await openDialog.click()
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await expect(openDialog).toBeFocused()
        await form.getByRole('button', {name: 'Available', exact: true}).click()
        await expect(form.getByRole('group', {name: 'Status: Available'})).toHaveAttribute(
          'aria-busy',
          'false',
        )
      }
      const labels = await client.fetch(
        '*[_type == "statusChange" && reader._ref == $id] | order(at asc){"label": to.label, "note": to.note}',
        {id},
      )
      const changes = [
        {label: 'On a break', note: 'tea'},
        {label: 'On a break', note: 'tea and cake'},
        {label: 'Available', note: null},
      ]
      expect(labels).toEqual([...changes, ...changes])
    })
  })
})

for (const role of ['viewer', 'contributor'] as const) {
  test(`a ${role} sees in the forms why the status cannot be switched`, async ({page, servers}) => {
    await addPerson(page, servers.studio, {name: `Vic ${role}`, role})
    for (const list of ['Readers', 'Who is available']) {
      await page.goto(`${servers.studio}/structure`)
      await openEntry(page, list, 'Noor Haddad')
      const group = page.getByTestId('form-view').getByRole('group', {name: /^Status: /})
      await expect(group.getByRole('button', {name: 'Busy'})).toBeDisabled()
      await expect(group.getByRole('button', {name: /^Note and end/})).toBeDisabled()
      await expect(
        page.getByText('Your role lets you see statuses, but not switch them.'),
      ).toBeVisible()
    }
  })
}

test('the first publication of a reader records the first status', async ({page, servers}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const id = 'reader-616161'
  await client.create({
    _id: `drafts.${id}`,
    _type: 'reader',
    name: 'Wren Ashdown',
    pin: '616161',
    slug: {_type: 'slug', current: 'wren-ashdown'},
  })
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Wren Ashdown')
  const form = await openForm(page)
  await publish(page)
  await expect(form.getByRole('group', {name: 'Status: Currently Unavailable'})).toBeVisible()
  const records = await client.fetch(
    `*[_type == "statusChange" && reader._ref == $id]{
      "label": to.label, "hasFrom": defined(from), "by": user.name, source,
      "isSameTransaction": _rev == *[_id == "availability-" + $id][0]._rev
    }`,
    {id},
  )
  expect(records).toEqual([
    {
      label: 'Currently Unavailable',
      hasFrom: false,
      by: expect.any(String),
      source: 'Studio',
      isSameTransaction: true,
    },
  ])
  await client.transaction().delete(`availability-${id}`).delete(id).commit()
})

test('a break ends by itself in the Studio and on a page', async ({page, servers}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const site = await page.context().newPage()
  await site.goto(`${servers.site}/examples/reader`)
  const status = site.locator('reader-card [part~=status]')
  await expect(status).toHaveText('Available')
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available')
  const row = page.getByTestId('who-is-available').getByRole('link', {name: 'Anwen Pritchard'})
  await expect(row).toContainText('Available', {timeout: 60_000})

  const until = new Date(Date.now() + 20_000)
  const {changeId = ''} = await switchStatus(client, {pin: '515037', status: 'On a break', until})
  await expect(row).toContainText('On a break · until')
  await expect(status).toHaveText(/^On a break, until \d/)
  await expect(row).toContainText('Available', {timeout: 60_000})
  await expect(status).toHaveText('Available')
  await undoSwitches(client, [changeId])
})

test('a note that is entered after a break belongs to the status that followed', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const id = 'availability-reader-093356'
  const before = await client.getDocument(id)
  await client
    .patch(id)
    .set({
      status: {_type: 'reference', _ref: 'status-on-a-break'},
      until: '2026-01-01T12:00:00.000Z',
      next: {_type: 'reference', _ref: 'status-available'},
      note: 'tea',
    })
    .commit()
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available', 'Noor Haddad')
  const form = await openForm(page)
  await expect(form.getByRole('group', {name: 'Status: Available'})).toBeVisible()
  await form.getByRole('button', {name: /^Note and end/}).click()
  const dialog = page.getByRole('dialog', {name: 'Switch Noor Haddad'})
  await expect(dialog.getByLabel(/^Note/)).toHaveValue('')
  await dialog.getByLabel(/^Note/).fill('only until six')
  await page.keyboard.press('Enter')
  const row = page.getByTestId('who-is-available').getByRole('link', {name: 'Noor Haddad'})
  await expect(row).toContainText('Available · only until six')
  if (before) {
    await client.createOrReplace(before)
  }
})

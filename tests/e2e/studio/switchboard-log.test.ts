// Takes over 10 s: each test loads the Studio.
import {readFile} from 'node:fs/promises'

import {switchStatus, undoSwitches} from '@reader-article/content'

import {withCrowd} from './crowd.ts'
import {expect, test} from '../fixtures.ts'
import {openSwitchboard} from '../studio.ts'

test('the log shows a day as bars and as a list, by reader and by person, and exports it', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 2, async (readers, client) => {
    const [first = {id: '', pin: '', name: ''}, second = first] = readers
    const ana = {user: {id: 'ana', name: 'Ana'}, source: 'Test'}
    const ben = {user: {id: 'ben', name: 'Ben'}, source: 'Test'}
    const {changeId = ''} = await switchStatus(
      client,
      {pin: first.pin, status: 'Busy', note: '=HYPERLINK("x"), or tea'},
      ana,
    )
    await switchStatus(client, {pin: second.pin, status: 'In a call'}, ben)
    await undoSwitches(client, [changeId], ben)

    await openSwitchboard(page, servers.studio)
    await page.getByRole('tab', {name: 'Log of a day'}).click()
    const entries = page.getByRole('list', {name: 'Switches of the day'}).getByRole('listitem')
    const ofCrowd = entries.filter({hasText: 'Crowd'})
    await expect(ofCrowd).toHaveText([
      new RegExp(`${first.name} Busy →\\s+Available · by Ben in Test as an undo`),
      new RegExp(`${second.name} Available →\\s+In a call · by Ben in Test`),
      new RegExp(
        `${first.name} Available →\\s+Busy · =HYPERLINK\\("x"\\), or tea · by Ana in Test`,
      ),
    ])
    const bar = page.getByRole('img', {name: new RegExp(`^${second.name}: `)})
    await expect(bar).toHaveAttribute('aria-label', /: Available .+ to .+, In a call .+ to .+$/)

    // A switch of a colleague appears at once.
    await switchStatus(client, {pin: second.pin, status: 'Available'}, ana)
    await expect(ofCrowd).toHaveCount(4)

    await page.getByRole('combobox', {name: 'Switched by'}).selectOption('Ana')
    await expect(ofCrowd).toHaveCount(2)
    await page.getByRole('combobox', {name: 'Reader'}).selectOption(first.id)
    await expect(entries).toHaveCount(1)

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', {name: 'Export CSV'}).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^status-changes-\d{4}-\d\d-\d\d\.csv$/)
    const [header, line, ...others] = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(header).toMatch(/^\uFEFFTime,Reader,PIN,/)
    expect(line).toMatch(
      new RegExp(
        `^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+]0[01]:00,${first.name},${first.pin},Available,Busy,,,` +
          `"'=HYPERLINK\\(""x""\\), or tea",Ana,Test,${changeId},$`,
      ),
    )
    expect(others).toEqual([''])

    await page.getByRole('combobox', {name: 'Switched by'}).selectOption('')
    await page.getByRole('button', {name: 'Day before'}).click()
    await expect(page.getByText('Nobody was switched on this day.')).toBeVisible()
    const before = page.getByRole('img', {name: new RegExp(`^${first.name}: `)})
    await expect(before).toHaveAttribute('aria-label', /: Available .+ to .+$/)
  })
})

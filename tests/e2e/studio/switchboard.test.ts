// Takes over 10 s: each test loads the Studio.
import {switchStatus, switchStatuses} from '@reader-article/content'
import type {Locator, Page} from '@playwright/test'

import {countRecords, fetchStatuses, withCrowd} from './crowd.ts'
import {findViolations} from '../find-violations.ts'
import {expect, test} from '../fixtures.ts'
import {embed, getScriptUrl} from '../snippet.ts'
import {openSwitchboard} from '../studio.ts'

const TOOL = '[data-testid=switchboard-tool]'
const FORBIDDEN = {
  status: 403,
  headers: {'access-control-allow-origin': '*'},
  json: {statusCode: 403, error: 'Forbidden', message: 'Not allowed'},
}

test('five readers are switched in five clicks, which public pages and colleagues see', async ({
  page,
  context,
  browser,
  servers,
}) => {
  await withCrowd(servers.lake, 5, async (readers, client) => {
    const site = await context.newPage()
    await embed(
      site,
      servers,
      readers.map(({pin}) => `<reader-status pin="${pin}"></reader-status>`).join(''),
      {src: await getScriptUrl(site, servers, 'reader-status.js')},
    )
    const publicStatuses = site.locator('reader-status [part~=status]')
    await expect(publicStatuses).toHaveText(readers.map(() => 'Available'))
    const colleague = await browser.newPage()
    const theirBoard = await openSwitchboard(colleague, servers.studio)
    const board = await openSwitchboard(page, servers.studio)

    for (const {id} of readers) {
      await statusButton(board, id, 'Busy').click()
    }
    for (const {id} of readers) {
      await expectStatus(board, id, 'Busy')
      await expectStatus(theirBoard, id, 'Busy')
      await expect(
        theirBoard.getByRole('rowgroup', {name: /^Busy/}).locator(reader(id)),
      ).toBeVisible()
    }
    await expect(publicStatuses).toHaveText(readers.map(() => 'Busy'))
    expect(await fetchStatuses(client, readers)).toEqual(readers.map(() => 'status-busy'))
    expect(await countRecords(client, readers)).toBe(5)
    await expect(theirBoard.locator(reader(readers[0]?.id))).toContainText(
      /Busy since .+ by Administrator/,
    )
    await expect(announcement(page)).toHaveText(`${readers[4]?.name} is now Busy`)
    await colleague.close()
  })
})

test('a row stays under the pointer, and a double click switches once', async ({page, servers}) => {
  await withCrowd(servers.lake, 3, async (readers, client) => {
    const board = await openSwitchboard(page, servers.studio)
    const [first = {id: ''}] = readers
    const available = board.getByRole('rowgroup', {name: /^Available/})
    await statusButton(board, first.id, 'On a break').dblclick()
    await expectStatus(board, first.id, 'On a break')
    await expect(announcement(page)).toContainText('is now On a break')
    await expect(available.locator(reader(first.id))).toBeVisible()
    expect(await countRecords(client, readers)).toBe(1)
    await page.mouse.move(5, 5)
    await expect(available.locator(reader(first.id))).toHaveCount(0)
  })
})

test('the status, the note and the end are one gesture, and a break ends by itself', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 1, async ([first = {id: '', name: ''}], client) => {
    const board = await openSwitchboard(page, servers.studio)
    await statusButton(board, first.id, 'On a break').click({modifiers: ['Shift']})
    const form = page.getByRole('dialog', {name: `Switch ${first.name}`})
    await page.keyboard.type('tea')
    await form.getByLabel(/^Back at, time in Europe\/London/).fill('15:30')
    await page.keyboard.press('Enter')
    await expect(board.locator(reader(first.id))).toContainText(
      /On a break since .+ · tea · back at .*3:30.* \(Available\)/,
    )
    await expect(announcement(page)).toHaveText(/is now On a break, back at .*3:30/)
    await expect(board.locator(reader(first.id))).toBeFocused()

    const until = new Date(Date.now() + 2500).toISOString()
    await client.patch(`availability-${first.id}`).set({until}).commit()
    const available = board.getByRole('rowgroup', {name: /^Available/})
    await expect(available.locator(reader(first.id))).toBeVisible()
    await expectStatus(board, first.id, 'Available')
  })
})

test('a switch is undone by its button, by a key, and later from the log', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 3, async ([first = {id: '', name: ''}, second = first]) => {
    const board = await openSwitchboard(page, servers.studio)
    await statusButton(board, first.id, 'Busy').click()
    await page.getByRole('button', {name: 'Undo'}).click()
    await expectStatus(board, first.id, 'Available')
    await expect(announcement(page)).toHaveText(`Undone: ${first.name} is Available again`)

    await statusButton(board, first.id, 'Busy').click()
    await expect(announcement(page)).toHaveText(`${first.name} is now Busy`)
    await statusButton(board, second.id, 'In a call').click()
    await expect(announcement(page)).toHaveText(`${second.name} is now In a call`)
    await page.keyboard.press('u')
    await expectStatus(board, second.id, 'Available')
    await expectStatus(board, first.id, 'Busy')

    await page.reload()
    await expectStatus(board, first.id, 'Busy')
    await page.getByRole('tab', {name: 'Log of a day'}).click()
    const undo = page.getByRole('button', {name: `Undo the switch of ${first.name}`})
    await undo.click()
    await expect(undo).toHaveCount(1)
    await page.getByRole('tab', {name: 'Board'}).click()
    await expectStatus(board, first.id, 'Available')
  })
})

test('keys find, switch, select and undo, but not while somebody types', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 4, async (readers, client) => {
    const [first = {id: '', name: ''}, second = first] = readers
    const board = await openSwitchboard(page, servers.studio)
    const search = searchField(page)
    await page.keyboard.press('/')
    await expect(search).toBeFocused()
    await page.keyboard.type("CROWD o'neill 88000")
    await expect(board.locator('[data-reader]:not([hidden])')).toHaveCount(4)
    expect(await countRecords(client, readers)).toBe(0)

    await page.keyboard.press('Enter')
    await expect(board.locator(reader(first.id))).toBeFocused()
    await page.keyboard.press('2')
    await expectStatus(board, first.id, 'Busy')
    // The row has moved to another group, and keeps the focus.
    await expect(
      board.getByRole('rowgroup', {name: /^Busy/}).locator(reader(first.id)),
    ).toBeFocused()
    await page.keyboard.press('k')
    await page.keyboard.press('Home')
    await expect(board.locator(reader(second.id))).toBeFocused()
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await expect(page.getByTestId('switchboard-selection')).toContainText('2 readers selected')
    await page.keyboard.press('Shift+Digit4')
    await expect(announcement(page)).toHaveText('2 readers are now On a break')
    expect((await fetchStatuses(client, readers)).toSorted()).toEqual([
      'status-available',
      'status-busy',
      'status-on-a-break',
      'status-on-a-break',
    ])
    await page.keyboard.press('u')
    await expectStatus(board, second.id, 'Available')

    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', {name: 'Keys'})).toBeVisible()
    await page.keyboard.press('3')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', {name: 'Keys'})).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    expect(await countRecords(client, readers)).toBe(5)
  })
})

test('the search stays when an editor returns from another tool', async ({page, servers}) => {
  await withCrowd(servers.lake, 2, async (readers) => {
    const board = await openSwitchboard(page, servers.studio)
    const shown = board.locator('[data-reader]:not([hidden])')
    await searchField(page).fill('crowd')
    await expect(shown).toHaveCount(readers.length)
    await page.getByRole('link', {name: 'Desk', exact: true}).click()
    await expect(page.getByTestId('structure-tool-list-pane').first()).toBeVisible()
    await page.getByRole('link', {name: 'Switchboard', exact: true}).click()
    await expect(shown).toHaveCount(readers.length)
    await expect(searchField(page)).toHaveValue('crowd')
  })
})

test('the board and what is selected stay when the connection to the data ends', async ({
  page,
  servers,
  problems,
}) => {
  await withCrowd(servers.lake, 2, async ([first = {id: '', pin: ''}], client) => {
    const board = await openSwitchboard(page, servers.studio)
    await searchField(page).fill('crowd')
    await page.getByRole('button', {name: 'Select all 2 readers that are shown'}).click()
    await page.route(/switchboard-availabilities/, (route) => route.fulfill(FORBIDDEN))
    await switchStatus(client, {pin: first.pin, status: 'busy'})
    const alert = page.getByRole('alert').filter({hasText: 'not up to date'})
    await expect(alert).toBeVisible()
    await expect(page.getByTestId('switchboard-selection')).toContainText('2 readers selected')

    await page.unroute(/switchboard-availabilities/)
    await alert.getByRole('button').click()
    await expectStatus(board, first.id, 'Busy')
    await expect(alert).toHaveCount(0)
    await expect(searchField(page)).toHaveValue('crowd')
    await expect(page.getByTestId('switchboard-selection')).toContainText('2 readers selected')
    const unexpected = problems.found.filter((problem) => !/^403 |status of 403/.test(problem))
    expect(unexpected).toEqual([])
    problems.found.length = 0
  })
})

test('three editors switch fifty readers at the same time, see the same, and lose none', async ({
  browser,
  servers,
}) => {
  await withCrowd(servers.lake, 50, async (readers, client) => {
    const editors = await Promise.all(
      Array.from({length: 3}, async () => {
        const context = await browser.newContext()
        const page = await context.newPage()
        return {context, page, board: await openSwitchboard(page, servers.studio)}
      }),
    )
    const labels = ['Busy', 'In a call', 'On a break']
    const searches = ['crowd alphamancy', 'crowd betamancy', 'crowd gammamancy']
    const counts = [17, 17, 16]
    await Promise.all(
      editors.map(({page}, index) =>
        switchFound(page, searches[index] ?? '', counts[index] ?? 0, labels[index] ?? ''),
      ),
    )
    for (const {page, board} of editors) {
      await searchField(page).fill('crowd')
      await expect(board.locator('[data-reader]:not([hidden])')).toHaveCount(50)
      await expect
        .poll(() => readPressed(board))
        .toEqual(readers.map(({id}, index) => `${id} ${labels[index % 3]}`))
    }
    expect(await countRecords(client, readers)).toBe(50)

    // Now all three want to switch the same readers.
    const last = ['Available', 'Currently Unavailable', 'Busy']
    await Promise.all(
      editors.map(({page}, index) => switchFound(page, 'crowd', 50, last[index] ?? '')),
    )
    for (const [index, {page}] of editors.entries()) {
      await expect(announcement(page)).toHaveText(new RegExp(`are now ${last[index]}$`))
    }
    const ids = new Map(
      last.map((label) => [`status-${label.toLowerCase().replace(' ', '-')}`, label]),
    )
    const stored = await fetchStatuses(client, readers)
    for (const {board} of editors) {
      await expect
        .poll(() => readPressed(board))
        .toEqual(readers.map(({id}, index) => `${id} ${ids.get(stored[index] ?? '')}`))
    }
    await Promise.all(editors.map(({context}) => context.close()))
  })
})

test('the switchboard appears only when Sanity mounts it no more, so that a search stays', async ({
  page,
  servers,
}) => {
  const {promise: released, resolve: release} = Promise.withResolvers<void>()
  await page.route(/\/features\b/, async (route) => {
    await released
    await route.continue()
  })
  const requested = page.waitForRequest(/\/features\b/)
  const opened = openSwitchboard(page, servers.studio)
  await requested
  await expect(page.getByTestId('studio-navbar')).toHaveCount(0)
  release()
  const board = await opened
  const search = searchField(page)
  await search.fill('Noor')
  await expect(board.locator('[data-reader]:not([hidden])')).toHaveCount(1)
})

test('a row that moves to another group stays the same element, with its focus', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 2, async ([first = {id: ''}]) => {
    const board = await openSwitchboard(page, servers.studio)
    const row = board.locator(reader(first.id))
    const element = await row.elementHandle()
    await statusButton(board, first.id, 'In a call').focus()
    await page.keyboard.press('Enter')
    await expect(
      board.getByRole('rowgroup', {name: /^In a call/}).locator(reader(first.id)),
    ).toBeVisible()
    expect(await row.evaluate((now, before) => now === before, element)).toBe(true)
    await expect(statusButton(board, first.id, 'In a call')).toBeFocused()
  })
})

test('a screen reader announces what colleagues switch, and no note or switch of the editor', async ({
  page,
  servers,
}) => {
  await withCrowd(servers.lake, 6, async (readers, client) => {
    const [first = {id: '', pin: '', name: ''}, second = first, ...others] = readers
    const board = await openSwitchboard(page, servers.studio)
    const region = page.getByTestId('switchboard-colleagues')
    await expect(region).toHaveRole('status')
    await statusButton(board, first.id, 'Busy').click()
    await expect(announcement(page)).toContainText('is now Busy')
    const grace = {source: 'Telephone system', user: {id: 'grace', name: 'Grace'}}
    await switchStatus(client, {pin: first.pin, status: 'Busy', note: 'tea'}, grace)
    await switchStatus(client, {pin: second.pin, status: 'On a break'}, grace)
    await expect(region).toHaveText(`Grace: ${second.name} is now On a break`)
    await switchStatuses(
      client,
      others.map(({pin}) => ({pin, status: 'In a call'})),
      grace,
    )
    await expect(region).toHaveText('Grace: 4 readers are now In a call')
  })
})

test('a refused switch is rolled back with a message', async ({page, servers, problems}) => {
  await withCrowd(servers.lake, 1, async ([first = {id: ''}]) => {
    const board = await openSwitchboard(page, servers.studio)
    await page.route(/\/data\/mutate\//, (route) => route.fulfill(FORBIDDEN))
    await statusButton(board, first.id, 'Busy').click()
    await expect(page.getByRole('alert').filter({hasText: 'not allowed to switch'})).toBeVisible()
    await expectStatus(board, first.id, 'Available')

    await page.unroute(/\/data\/mutate\//)
    await page.context().setOffline(true)
    await statusButton(board, first.id, 'Busy').click()
    await expectStatus(board, first.id, 'Busy')
    await expect(page.getByRole('alert').filter({hasText: 'cannot be reached'})).toBeVisible()
    await expectStatus(board, first.id, 'Available')
    await page.context().setOffline(false)
    problems.found.length = 0
  })
})

test('somebody who may only read sees every status, and why no button works', async ({
  page,
  servers,
}) => {
  await page.route(/\/datasets\/[^/]+\/acl/, (route) =>
    route.fulfill({
      headers: {'access-control-allow-origin': '*'},
      json: [{filter: 'true', permissions: ['read']}],
    }),
  )
  const board = await openSwitchboard(page, servers.studio)
  const row = board.locator(reader('reader-515037'))
  const status = await row.locator('[aria-pressed=true]').innerText()
  await expect(
    page.getByText('Your role lets you see statuses, but not switch them.'),
  ).toBeVisible()
  await expect(row.getByRole('button', {name: 'Busy', exact: true})).toBeDisabled()
  await row.focus()
  for (const key of ['2', '3']) {
    await page.keyboard.press(key)
    await expectStatus(board, 'reader-515037', status)
  }
})

test('on a phone, every target is large enough for a thumb, and nothing scrolls sideways', async ({
  page,
  servers,
}) => {
  await page.setViewportSize({width: 390, height: 844})
  const board = await openSwitchboard(page, servers.studio)
  const row = board.locator('[data-reader]:not([hidden])').first()
  expect(await findSmallTargets(row)).toEqual([])
  await expect(row.getByRole('button', {name: 'Busy', exact: true})).toBeVisible()
  await row.getByRole('checkbox').check()
  expect(await findSmallTargets(page.getByTestId('switchboard-scroll'))).toEqual([])
  expect(await isTooWide(page)).toBe(false)
  expect(await findViolations(page, TOOL)).toEqual([])
  await row.getByRole('button', {name: /with a note/}).click()
  expect(await findSmallTargets(page.getByRole('dialog', {name: /^Switch/}))).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ${colorScheme} board has no violations of WCAG, and fits a laptop`, async ({
    page,
    servers,
  }) => {
    await withCrowd(servers.lake, 50, async ([first = {id: ''}]) => {
      await page.emulateMedia({colorScheme})
      const board = await openSwitchboard(page, servers.studio)
      await statusButton(board, first.id, 'Busy').click()
      await expectStatus(board, first.id, 'Busy')
      await page.getByRole('button', {name: /^Select all/}).click()
      await expect(page.getByTestId('switchboard-selection')).toBeVisible()
      expect(await findViolations(page, TOOL)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      const row = board.locator(reader(first.id))
      await row.getByRole('button', {name: /with a note/}).click()
      await expect(page.getByRole('dialog', {name: /^Switch/})).toBeVisible()
      expect(await findViolations(page, '[role=dialog]')).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('tab', {name: 'Log of a day'}).click()
      await expect(page.getByRole('list', {name: 'Switches of the day'})).toBeVisible()
      expect(await findViolations(page, TOOL)).toEqual([])
    })
  })
}

function reader(id: string | undefined): string {
  return `[data-reader="${id}"]`
}

function statusButton(board: Locator, id: string, label: string): Locator {
  return board.locator(reader(id)).getByRole('button', {name: label, exact: true})
}

async function expectStatus(board: Locator, id: string, label: string): Promise<void> {
  const pressed = board.locator(reader(id)).locator('[aria-pressed=true]')
  await expect(pressed).toHaveText(label)
  await expect(board.locator(reader(id))).toHaveAttribute('aria-busy', 'false')
}

function announcement(page: Page): Locator {
  return page.getByTestId('switchboard-announcement')
}

async function readPressed(board: Locator): Promise<string[]> {
  const found = await board
    .locator('[data-reader]:not([hidden])')
    .evaluateAll((rows) =>
      rows.map(
        (row) =>
          `${row.getAttribute('data-reader')} ${row.querySelector('[aria-pressed=true]')?.textContent}`,
      ),
    )
  return found.toSorted()
}

/** Finds the visible controls that are smaller than 44 pixels. */
function findSmallTargets(part: Locator): Promise<string[]> {
  return part
    .locator('button:visible, label:has(input):visible, input:visible')
    .evaluateAll((targets) =>
      targets
        .filter((target) => !target.matches('[type=checkbox]'))
        .filter((target) => {
          const {width, height} = target.getBoundingClientRect()
          return Math.min(width, height) < 44
        })
        .map((target) => `${target.ariaLabel ?? ''} ${target.textContent}`.trim()),
    )
}

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const scroll = document.querySelector('[data-testid=switchboard-scroll]')
    return [document.documentElement, scroll].some(
      (element) => element !== null && element.scrollWidth > element.clientWidth,
    )
  })
}

/** Switches all readers that a search finds. */
function searchField(page: Page): Locator {
  return page.getByRole('textbox', {name: /^Search readers/})
}

async function switchFound(
  page: Page,
  search: string,
  count: number,
  label: string,
): Promise<void> {
  await searchField(page).fill(search)
  const selectAll = page.getByRole('button', {name: `Select all ${count} readers that are shown`})
  await expect(selectAll).toBeEnabled()
  await selectAll.click()
  await page
    .getByTestId('switchboard-selection')
    .getByRole('button', {name: label, exact: true})
    .click()
}

// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'
import type {SanityClient} from '@sanity/client'

import {expect, test} from '../fixtures.ts'
import {whileOnABreak} from '../while-on-a-break.ts'
import {countPublishedReaders} from '../sample-content.ts'
import {logIn, openEntry, openForm, publish} from '../studio.ts'

const LOVE = {id: 'article-love-after-a-long-silence', title: 'Love After a Long Silence'}
const LETTERS = {
  id: 'article-letters-you-do-not-have-to-send',
  title: 'Letters You Do Not Have to Send',
}
const INTUITION = {
  id: 'article-is-it-intuition-or-is-it-fear',
  title: 'Is It Intuition, or Is It Fear?',
}
const STATUSES_QUERY = /\/data\/query\/.*tag=[^&]*statuses/
const FORBIDDEN = {
  status: 403,
  headers: {'access-control-allow-origin': '*'},
  json: {statusCode: 403, error: 'Forbidden', message: 'Not allowed'},
}

test('an article leaves the list of drafts when its changes are discarded or published', async ({
  page,
  servers,
}) => {
  await changeByClient(await connect({lake: servers.lake, environment: {}}), LOVE)
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'Drafts', LOVE.title)
  const row = locateRow(page, LOVE)
  const form = await openForm(page)
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Discard changes'}).click()
  await page.getByTestId('confirm-button').click()
  await expect(row).toHaveCount(0)

  // The article is still open, and becomes a draft again.
  await form.getByTestId('field-signOff').getByRole('textbox').fill('With all my love,')
  await expect(row).toBeVisible()
  await publish(page)
  await expect(row).toHaveCount(0)
})

test('the list of drafts is updated when a colleague creates, discards or publishes a draft in another program', async ({
  page,
  servers,
}) => {
  const colleague = await connect({lake: servers.lake, environment: {}})
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'Drafts')
  await expect(page.getByTestId('document-list-pane')).toBeVisible()

  const changedRow = locateRow(page, LETTERS)
  await changeByClient(colleague, LETTERS)
  await expect(changedRow).toBeVisible()
  await discardByClient(colleague, LETTERS)
  await expect(changedRow).toHaveCount(0)

  const createdRow = locateRow(page, {title: 'Created by a Client'})
  const article = {_type: 'article', title: 'Created by a Client'}
  await colleague.create({_id: 'drafts.article-created-by-a-client', ...article})
  await expect(createdRow).toBeVisible()
  await colleague.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.article-created-by-a-client',
    publishedId: 'article-created-by-a-client',
  })
  await expect(createdRow).toHaveCount(0)
  await colleague.delete('article-created-by-a-client')
})

test('the list of available readers can be searched by name, PIN and status, and opens a reader', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available')
  const rows = page.getByTestId('who-is-available').getByRole('link')
  const search = page.getByRole('textbox', {name: 'Search by name, PIN or status'})
  await expect(rows).toHaveCount(await countPublishedReaders(servers.lake))

  await search.fill('siobhan')
  await expect(rows).toHaveText(['Siobhán O’HaraAvailable · PIN 310482'])
  await search.fill('3104')
  await expect(rows).toHaveText([/^Siobhán O’Hara/])
  await search.fill('busy')
  await expect(rows).toHaveText([/^Dev Chaudhuri/])
  await search.fill('nobody of this name')
  await expect(rows).toHaveCount(0)
  await expect(page.getByRole('status').filter({hasText: 'No reader matches'})).toBeVisible()
  await search.press('Escape')
  await expect(rows).toHaveCount(await countPublishedReaders(servers.lake))

  await search.fill('on a break')
  await rows.filter({hasText: 'Tomasz Wieczorek'}).click()
  const form = await openForm(page)
  await expect(form.getByRole('group', {name: 'Status: On a break'})).toBeVisible()
  await expect(search).toHaveValue('on a break')
})

test('the list of available readers is updated when another program changes a status or a name, or retires a reader', async ({
  page,
  servers,
}) => {
  const colleague = await connect({lake: servers.lake, environment: {}})
  await logIn(page, servers.studio)
  await openEntry(page, 'Who is available')
  const rows = page.getByTestId('who-is-available').getByRole('link')
  const row = rows.filter({hasText: 'PIN 662741'})
  await expect(row).toHaveText(/^Dev ChaudhuriBusy/)

  await whileOnABreak(servers.lake, ['662741'], async () => {
    await expect(row).toHaveText(/^Dev ChaudhuriOn a break/)
  })
  await expect(row).toHaveText(/^Dev ChaudhuriBusy/)

  await colleague.patch('reader-662741').set({name: 'Devdas Chaudhuri'}).commit()
  await expect(row).toHaveText(/^Devdas Chaudhuri/)
  await colleague.patch('reader-662741').set({name: 'Dev Chaudhuri', retired: true}).commit()
  await expect(row).toHaveCount(0)
  await colleague.patch('reader-662741').unset(['retired']).commit()
  await expect(row).toHaveText(/^Dev Chaudhuri/)
})

test('an empty list and a search without results have different messages', async ({
  page,
  servers,
}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Retired readers')
  await expect(page.getByText('Nothing here yet')).toBeVisible()
  await openEntry(page, 'Readers')
  await expect(locateRow(page, {title: 'Noor Haddad'})).toBeVisible()
  await page.getByPlaceholder('Search list').fill('nobody of this name')
  await expect(page.getByText('Nothing matches your search')).toBeVisible()
})

test('if the statuses cannot be loaded, the availability form says so, and works after another try', async ({
  page,
  servers,
  problems,
}) => {
  await logIn(page, servers.studio)
  await page.route(STATUSES_QUERY, (route) => route.fulfill(FORBIDDEN))
  await openEntry(page, 'Readers', 'Dev Chaudhuri')
  const card = page.getByTestId('availability-card')
  await expect(card.getByRole('alert')).toContainText('The statuses could not be loaded.')
  await page.unroute(STATUSES_QUERY)
  await card.getByRole('button', {name: 'Try again'}).click()
  await expect(card.getByRole('group', {name: 'Status: Busy'})).toBeVisible()
  expect(problems.found.filter((problem) => !/^403 |status of 403/.test(problem))).toEqual([])
  problems.found.length = 0
})

test('rows show published and changed documents without symbols that look like a status', async ({
  page,
  servers,
}) => {
  const colleague = await connect({lake: servers.lake, environment: {}})
  await changeByClient(colleague, INTUITION)
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'All articles')
  const row = locateRow(page, INTUITION)
  await expect(row.locator('[data-status=draft] svg')).toBeVisible()
  await expect(row.locator('[data-status=published] svg')).toBeVisible()
  await expectNoStatusSigns(page)

  await discardByClient(colleague, INTUITION)

  await openEntry(page, 'Readers')
  const reader = locateRow(page, {title: 'Noor Haddad'})
  await expect(reader.locator('[data-status=published] svg')).toBeVisible()
  await expectNoStatusSigns(page)

  await openEntry(page, 'Who is available')
  const available = page.getByTestId('who-is-available')
  await expect(available.getByRole('link').first()).toBeVisible()
  await expect(available.locator('[data-status]')).toHaveCount(0)
})

/** Checks that no row shows Sanity's dot or ring, and that the tick in its place has the colour of secondary text. */
async function expectNoStatusSigns(page: Page) {
  const pane = page.getByTestId('document-list-pane')
  await expect(pane.locator('[data-status] circle').filter({visible: true})).toHaveCount(0)
  const colours = await pane
    .getByRole('link')
    .filter({
      has: page.locator('[data-status=published]'),
      hasNot: page.locator('[data-status=draft]'),
    })
    .first()
    .evaluate((row) =>
      ['[data-status=published] svg', '[data-testid=default-preview__header] > :last-child'].map(
        (part) => getComputedStyle(row.querySelector(part) ?? row).color,
      ),
    )
  expect(colours[0]).toBe(colours[1])
}

interface Article {
  readonly id: string
  readonly title: string
}

async function changeByClient(client: SanityClient, {id}: Article) {
  await client.action({
    actionType: 'sanity.action.document.edit',
    draftId: `drafts.${id}`,
    publishedId: id,
    patch: {set: {signOff: 'Changed by a client,'}},
  })
}

async function discardByClient(client: SanityClient, {id}: Article) {
  await client.action({actionType: 'sanity.action.document.discard', draftId: `drafts.${id}`})
}

function locateRow(page: Page, {title}: {title: string}) {
  return page.getByTestId('document-list-pane').getByRole('link', {name: title})
}

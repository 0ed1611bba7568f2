// Takes over 10 s: each test loads the Studio and an article in it twice.
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Page} from '@playwright/test'

import {startServers} from '../running-servers.ts'
import {expect, test, type Problems} from '../fixtures.ts'
import {addPerson, fillNewPerson, logIn, openEntry, openForm} from '../studio.ts'

// Ends only tests that hang.
test.describe.configure({timeout: 180_000})

const ONE_PIXEL_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const ARTICLE = 'The Kindest Word Is Sometimes No'

test('an editor whose session ends while typing logs in again, and no text is lost', async ({
  page,
  servers,
  problems,
}) => {
  await logIn(page, servers.studio)
  const sessionEnded = Promise.withResolvers<void>()
  // Delays the request for the history of the new draft until after the end of the session, as happens on
  // a busy machine.
  await page.route('**/data/history/*/transactions/**', async (route) => {
    await sessionEnded.promise
    await route.continue()
  })
  const history = page.waitForRequest('**/data/history/*/transactions/**')
  await openEntry(page, 'Articles', 'All articles', ARTICLE)
  const form = await openForm(page)
  const signOff = form.getByTestId('field-signOff').getByRole('textbox')
  await signOff.fill('With warm')
  await expect.poll(() => fetchStoredSignOff(page, servers.lake)).toBe('With warm')
  await history

  await endSessionAndType(page, servers.lake, ' hands', ' and a full')
  sessionEnded.resolve()

  const dialog = page.getByRole('dialog', {name: 'Your session has ended'})
  await expect(dialog).toContainText('Your text is safe. Log in to continue.')
  await expect(signOff).toHaveValue('With warm hands and a full')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  const loginWindow = await logInAgain(page)
  await expect(dialog).toBeHidden()
  await expect.poll(() => loginWindow.isClosed()).toBe(true)
  // A browser without windows does not return the focus from the closed window by itself.
  await page.bringToFront()
  await expect(signOff).toBeFocused()
  await page.keyboard.insertText(' heart')

  const completeText = 'With warm hands and a full heart'
  await expect(signOff).toHaveValue(completeText)
  await expect.poll(() => fetchStoredSignOff(page, servers.lake)).toBe(completeText)
  await expectOnlyUnauthorized(problems)

  // A reload could come before the Studio knows that the text is stored, and would ask for confirmation.
  const newTab = await page.context().newPage()
  await newTab.goto(page.url())
  await expect(newTab.getByTestId('field-signOff').getByRole('textbox')).toHaveValue(completeText)
})

test('after a new login, a picture can be uploaded', async ({page, servers, problems}) => {
  await logIn(page, servers.studio)
  const draft = {_id: 'drafts.upload', _type: 'article', title: 'Upload'}
  await mutate(page, servers.lake, {createOrReplace: draft})
  await page.goto(`${servers.studio}/intent/edit/id=upload;type=article`)
  const form = await openForm(page)
  await form.getByTestId('field-title').getByRole('textbox').focus()
  await endSessionAndType(page, servers.lake, 'a picture')
  const dialog = page.getByRole('dialog', {name: 'Your session has ended'})
  await logInAgain(page)
  await expect(dialog).toBeHidden()
  await expectOnlyUnauthorized(problems)

  const choosing = page.waitForEvent('filechooser')
  await form.getByTestId(/^file-input-upload-button/).click()
  const chooser = await choosing
  await chooser.setFiles({name: 'dot.png', mimeType: 'image/png', buffer: ONE_PIXEL_PNG})
  await expect
    .poll(() => query(page, servers.lake, '*[_id == "drafts.upload"][0].cover.asset._ref'))
    .toMatch(/^image-.*-1x1-png$/)
  const newTab = await page.context().newPage()
  await newTab.goto(servers.studio)
  await page.close()
  await mutate(newTab, servers.lake, {delete: {id: 'drafts.upload'}})
})

test('unsaved text is kept until its author logs in again, even if another editor logs in first', async ({
  page,
  problems,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const servers = await startServers(data)
  try {
    await addPerson(page, servers.studio, {name: 'Ann', role: 'editor'})
    await openEntry(page, 'Articles', 'All articles', ARTICLE)
    const form = await openForm(page)
    const signOff = form.getByTestId('field-signOff').getByRole('textbox')
    await signOff.fill('With warm')
    await expect.poll(() => fetchStoredSignOff(page, servers.lake)).toBe('With warm')
    await endSessionAndType(page, servers.lake, ' hands')

    const dialog = page.getByRole('dialog', {name: 'Your session has ended'})
    const loginWindow = await openLoginWindow(page, 'Log in')
    await fillNewPerson(loginWindow, {name: 'Bea', role: 'editor'})
    await expect(dialog).toContainText(
      'You are logged in as Bea, but Ann wrote the text that is not saved yet.',
    )
    await dialog.getByRole('button', {name: 'Log in as Ann'}).click()
    await logInAgain(page, 'Ann')
    await expect(dialog).toBeHidden()
    await expect.poll(() => fetchStoredSignOff(page, servers.lake)).toBe('With warm hands')
    await expectOnlyUnauthorized(problems)
  } finally {
    await page.close()
    await servers.stop()
    await rm(data, {recursive: true, force: true})
  }
})

async function openLoginWindow(page: Page, button: string): Promise<Page> {
  const dialog = page.getByRole('dialog', {name: 'Your session has ended'})
  const [loginWindow] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('button', {name: button}).click(),
  ])
  return loginWindow
}

/** Logs in again in a new window: as the first person, or as a person with this name. */
async function logInAgain(page: Page, name?: string): Promise<Page> {
  const loginWindow = await openLoginWindow(page, 'Log in')
  const people = loginWindow.getByRole('listitem').getByRole('button')
  await (name === undefined ? people.first() : people.filter({hasText: name})).click()
  return loginWindow
}

/** Returns the header with the token of the Studio's session in a page. */
async function getAuthorization(page: Page): Promise<{authorization: string}> {
  const stored = await page.evaluate(() => localStorage.getItem('__studio_auth_token_local'))
  return {authorization: `Bearer ${String(Object(JSON.parse(stored ?? 'null')).token)}`}
}

/**
 * Ends the session as another window or the server could, and continues to type.
 *
 * All texts after the first one are typed while the Studio waits for the response to its first write.
 */
async function endSessionAndType(page: Page, lake: string, ...texts: string[]): Promise<void> {
  const typed = Promise.withResolvers<void>()
  await page.route('**/data/**', async (route) => {
    await typed.promise
    await route.continue()
  })
  await fetch(`${lake}/v1/auth/logout`, {method: 'POST', headers: await getAuthorization(page)})
  const writing = page.waitForRequest('**/data/actions/**')
  for (const text of texts) {
    await page.keyboard.insertText(text)
    await writing
  }
  typed.resolve()
}

function fetchStoredSignOff(page: Page, lake: string): Promise<unknown> {
  const drafts = `*[_type == "article" && title == "${ARTICLE}" && _id in path("drafts.**")]`
  return query(page, lake, `${drafts}[0].signOff`)
}

async function query(page: Page, lake: string, groq: string): Promise<unknown> {
  const search = new URLSearchParams({query: groq, perspective: 'raw'})
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?${search.toString()}`, {
    headers: await getAuthorization(page),
  })
  return Object(await response.json()).result
}

async function mutate(page: Page, lake: string, mutation: unknown): Promise<void> {
  const response = await fetch(`${lake}/v2026-09-01/data/mutate/production`, {
    method: 'POST',
    headers: await getAuthorization(page),
    body: JSON.stringify({mutations: [mutation]}),
  })
  expect(response.status).toBe(200)
}

/** Checks that there were no problems except the responses with status 401 that these tests cause. */
async function expectOnlyUnauthorized({found}: Problems): Promise<void> {
  expect(found.filter((problem) => !/^401 |status of 401/.test(problem))).toEqual([])
  found.length = 0
}

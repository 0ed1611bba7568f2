// Takes over 10 s: two people work in two browsers, and each loads the Studio.
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Browser, Locator, Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {startServers, type RunningServers} from '../running-servers.ts'
import {addPerson, logIn, openEntry, openForm} from '../studio.ts'

// Ends only tests that hang.
test.describe.configure({timeout: 240_000})

const ARTICLE = 'The Kindest Word Is Sometimes No'

let data = ''
let servers: RunningServers
test.beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  servers = await startServers(data)
})
test.afterAll(async () => {
  await servers.stop()
  await rm(data, {recursive: true, force: true})
})

test('two people log in by a click in two browsers, and see each other in presence and history', async ({
  page,
  browser,
}) => {
  const other = await openOtherBrowser(browser)
  await addPerson(page, servers.studio, {name: 'Ada Lovelace', role: 'editor'})
  await addPerson(other, servers.studio, {name: 'Grace Hopper', role: 'editor'})
  // The first browser logs in again by a click, on the page that lists everybody.
  await page.context().clearCookies()
  await page.evaluate(() => localStorage.clear())
  await logIn(page, servers.studio, 'Ada Lovelace')

  const form = await openArticle(page)
  const otherForm = await openArticle(other)
  await form.getByTestId('field-signOff').getByRole('textbox').click()
  await expectPresent(other, 'Ada Lovelace')
  await otherForm.getByTestId('field-title').getByRole('textbox').click()
  await expectPresent(page, 'Grace Hopper')

  await form.getByTestId('field-signOff').getByRole('textbox').fill('With love')
  await expect(otherForm.getByTestId('field-signOff').getByRole('textbox')).toHaveValue('With love')
  await expect(other.getByTestId('action-publish')).toBeEnabled()
  await openHistory(other)
  const latest = other.getByTestId('timeline-item-button').first()
  await expect(latest.getByTitle('Ada Lovelace').first()).toBeVisible()
  await other.context().close()
})

test('after a logout, the login page of the Lake follows', async ({page}) => {
  await logIn(page, servers.studio)
  await page.locator('#user-menu').click()
  await page.getByText('Log out').click()
  await expect(page.getByRole('heading', {name: 'Log in'})).toBeVisible()
  await expect(page.getByText('Then the desk on this computer opens.')).toBeVisible()
})

test('a viewer cannot type, and has no button to publish', async ({page}) => {
  await addPerson(page, servers.studio, {name: 'Vera Viewer', role: 'viewer'})
  await openEntry(page, 'Articles', 'All articles', ARTICLE)
  const form = page.getByTestId('form-view')
  const title = form.getByTestId('field-title').getByRole('textbox')
  await expect(title).toHaveValue(ARTICLE)
  await expect(title).toHaveAttribute('readonly')
  await title.focus()
  await page.keyboard.type('never')
  await expect(title).toHaveValue(ARTICLE)
  await expect(page.getByTestId('action-publish')).toBeDisabled()
})

test('a contributor edits a draft, and cannot publish it', async ({page}) => {
  await addPerson(page, servers.studio, {name: 'Cleo Contributor', role: 'contributor'})
  const form = await openArticle(page)
  const signOff = form.getByTestId('field-signOff').getByRole('textbox')
  await signOff.fill('With a draft')
  await expect.poll(() => fetchSignOffs(page)).toContain('With a draft')
  const action = page.getByTestId('action-publish')
  await expect(action).toBeDisabled()
  await action.hover({force: true})
  await expect(page.getByText('You may not publish this')).toBeVisible()
})

async function openOtherBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

async function openArticle(page: Page): Promise<Locator> {
  await openEntry(page, 'Articles', 'All articles', ARTICLE)
  return openForm(page)
}

async function openHistory(page: Page): Promise<void> {
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', {name: 'History'}).click()
}

/** Waits until the picture of a person is shown; its title is the name. */
async function expectPresent(page: Page, name: string): Promise<void> {
  await expect(page.getByTestId('document-pane').getByTitle(name).first()).toBeVisible()
}

async function fetchSignOffs(page: Page): Promise<unknown> {
  const stored = await page.evaluate(() => localStorage.getItem('__studio_auth_token_local'))
  const token = String(Object(JSON.parse(stored ?? 'null')).token)
  const query = encodeURIComponent(`*[_type == "article" && title == "${ARTICLE}"].signOff`)
  const response = await fetch(
    `${servers.lake}/v2026-09-01/data/query/production?query=${query}&perspective=raw`,
    {headers: {authorization: `Bearer ${token}`}},
  )
  return Object(await response.json()).result
}

// Takes over 10 s: each test loads the Studio.
import type {Page} from '@playwright/test'

import {SCHEMA_TEXTS} from '../../../studio/i18n/de/schema.ts'
import {expect, test} from '../fixtures.ts'
import {openEntry, openForm, openSwitchboard} from '../studio.ts'
import {chooseLanguage, findEnglish} from './language.ts'

const DOCUMENT = 'Klara Glocke - PIN 7001079 - Verfügbar\n\nVom Zuhören\n\nEin kurzer Text.'

test('an editor who chooses German finds nothing of the desk in English, also in another tab', async ({
  page: firstTab,
  context,
  servers,
}) => {
  await openSwitchboard(firstTab, servers.studio)
  await chooseLanguage(firstTab, 'Deutsch')
  await expect(firstTab.getByRole('tab', {name: 'Tagesprotokoll'})).toBeVisible()
  const page = await context.newPage()
  await page.goto(firstTab.url())
  await expect(page.getByRole('link', {name: 'Telefonzentrale'})).toBeVisible()
  const row = page.locator('[data-reader]').first()
  await expect(row).toContainText(' seit ')
  await expectGerman(page)

  await row.getByRole('button', {name: 'mit Notiz oder Ende umschalten'}).click()
  await expect(page.getByRole('dialog')).toContainText('Ohne Uhrzeit bis zum nächsten Umschalten')
  await expectGerman(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Diese Tasten anzeigen')
  await expectGerman(page)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', {name: 'Tagesprotokoll'}).click()
  await expect(page.getByRole('button', {name: 'Als CSV exportieren'})).toBeVisible()
  await expectGerman(page)

  await openGermanLists(page)
  await expectGerman(page)
  await page.getByTestId('new-document-button').click()
  await expect(page.getByText('Thema', {exact: true})).toBeVisible()
  await expectGerman(page)
  await page.keyboard.press('Escape')
  await openEntry(page, 'Artikel', 'Braucht Aufmerksamkeit')
  await expect(page.getByText(/^Kein Auszug \(\d+\)$/)).toBeVisible()
  await expectGerman(page)

  await openEntry(page, 'Artikel', 'Alle Artikel', 'The Empty Chair at the Table')
  const form = await openForm(page)
  await expect(form.getByText('Wörter').first()).toContainText('Min. Lesezeit')
  await expectGerman(page)
  for (const field of ['title', 'slug', 'reader', 'excerpt', 'cover', 'body', 'signOff'] as const) {
    const text = SCHEMA_TEXTS[`schema.article.fields.${field}`]
    await expect(form.getByText(text, {exact: true}).first()).toBeVisible()
  }
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', {name: 'Einbetten…'}).click()
  await expect(page.getByRole('button', {name: /^Kopieren: Fügen Sie dies/}).first()).toBeVisible()
  await expectGerman(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', {name: 'Vorschau', exact: true}).click()
  await expect(page.getByRole('group', {name: 'Farbschema'})).toBeVisible()
  await expectGerman(page)
  await page.getByRole('button', {name: 'Vorschau schließen'}).click()

  await openGermanLists(page)
  await openEntry(page, 'Statuswechsel')
  await expect(page.getByTestId('document-list-pane').getByRole('link').first()).toBeVisible()
  await expectGerman(page)
  await openEntry(page, 'Berater')
  await page.getByTestId('document-list-pane').getByRole('link').first().click()
  await expect(page.getByTestId('availability-card')).toContainText('Notiz und Ende…')
  await expectGerman(page)
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', {name: 'Ausscheiden lassen'}).click()
  await expect(page.getByText(/Anruflinks verschwinden/)).toBeVisible()
  await expectGerman(page)
})

test('the import is in German, and nothing is wider than a phone', async ({page, servers}) => {
  await openSwitchboard(page, servers.studio)
  await chooseLanguage(page, 'Deutsch')
  await page.getByRole('link', {name: 'Importieren', exact: true}).click()
  await expect(page.getByText('Ziehen Sie .docx-')).toBeVisible()
  await expectGerman(page)
  await page.getByRole('button', {name: 'Text einfügen…'}).click()
  await page.getByRole('dialog').getByRole('textbox').fill(DOCUMENT)
  await expectGerman(page)
  await page.getByRole('button', {name: 'Hinzufügen'}).click()
  await expect(page.getByTestId('import-summary')).toHaveText('1 Dokument · 1 mit einem Problem')
  await page.locator('[data-item] > button').click()
  await expect(page.getByRole('alert')).toContainText('Kein Berater hat die PIN 7001079')
  await expectGerman(page)

  await page.setViewportSize({width: 390, height: 844})
  await expectNoOverflow(page)
  await page.getByRole('button', {name: 'Alles verwerfen…'}).click()
  await page.getByRole('button', {name: 'Verwerfen', exact: true}).click()
  await page.getByTestId('studio-navbar').getByRole('button').first().click()
  await page.getByRole('link', {name: 'Telefonzentrale', exact: true}).click()
  await expect(page.locator('[data-reader]').first()).toBeVisible()
  await expectNoOverflow(page)
  await page.getByTestId('studio-navbar').getByRole('button').first().click()
  await page.getByRole('button', {name: 'English (US)'}).click()
  await expect(page.getByRole('tab', {name: 'Log of a day'})).toBeVisible()
})

async function openGermanLists(page: Page): Promise<void> {
  await page.getByRole('link', {name: 'Redaktion', exact: true}).click()
  await expect(page.getByTestId('structure-tool-list-pane').first()).toContainText(
    'Wer ist verfügbar',
  )
}

async function expectGerman(page: Page): Promise<void> {
  expect(await findEnglish(page.locator('body'))).toEqual([])
}

async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
}

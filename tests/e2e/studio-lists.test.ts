import {connect} from '@reader-article/content/import'
import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {logIn, openEntry, openForm, publish} from './studio.ts'

const TITLE = 'Love After a Long Silence'
const OTHER = 'Letters You Do Not Have to Send'

test('a row leaves the drafts as soon as its changes are discarded or published', async ({
  page,
  desk,
}) => {
  await logIn(page, desk.studio)
  await openEntry(page, 'Articles', 'All articles', TITLE)
  await changeSignOff(page, 'With love,')
  await page.goto(desk.studio)
  await openEntry(page, 'Articles', 'Drafts', TITLE)
  const row = rowOf(page, TITLE)
  await expect(row).toBeVisible()

  await openForm(page)
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Discard changes'}).click()
  await page.getByTestId('confirm-button').click()
  await expect(row).toHaveCount(0)

  // The article is still open, and becomes a draft once more.
  await changeSignOff(page, 'With all my love,')
  await expect(row).toBeVisible()
  await publish(page)
  await expect(row).toHaveCount(0)
})

test('the drafts follow what a colleague creates, discards and publishes elsewhere', async ({
  page,
  desk,
}) => {
  const colleague = await connect({lake: desk.lake, environment: {}})
  await logIn(page, desk.studio)
  await openEntry(page, 'Articles', 'Drafts')
  const changed = rowOf(page, OTHER)
  const written = rowOf(page, 'Written Elsewhere')
  await expect(page.getByTestId('document-list-pane')).toBeVisible()

  const publishedId = 'article-letters-you-do-not-have-to-send'
  const draftId = `drafts.${publishedId}`
  const patch = {set: {signOff: 'Yours,'}}
  await colleague.action({actionType: 'sanity.action.document.edit', draftId, publishedId, patch})
  await expect(changed).toBeVisible()
  await colleague.action({actionType: 'sanity.action.document.discard', draftId})
  await expect(changed).toHaveCount(0)

  const article = {_type: 'article', title: 'Written Elsewhere'}
  await colleague.create({_id: 'drafts.article-written-elsewhere', ...article})
  await expect(written).toBeVisible()
  await colleague.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.article-written-elsewhere',
    publishedId: 'article-written-elsewhere',
  })
  await expect(written).toHaveCount(0)
  await colleague.delete('article-written-elsewhere')
})

async function changeSignOff(page: Page, words: string) {
  const form = await openForm(page)
  await form.getByTestId('field-signOff').getByRole('textbox').fill(words)
}

function rowOf(page: Page, title: string) {
  return page.getByTestId('document-list-pane').getByRole('link', {name: title})
}

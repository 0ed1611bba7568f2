// Takes over 10 s: each test loads the Studio and an article in it.
import {connect} from '@reader-article/import'
import type {Locator, Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openForm} from '../studio.ts'

test('letters typed right after the caret moved stay together', async ({page, servers}) => {
  const id = 'article-with-a-fast-typist'
  await createArticle(servers.lake, id, ['First and last.'])
  await logIn(page, servers.studio)
  const editor = await openText(page, servers.studio, id, 'First and last.')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('The ')
  await expect(editor).toHaveText('The First and last.')
  // The caret moves in the same task as the next letter, as it does when a busy machine gets both at once.
  await page.evaluate(() =>
    addEventListener(
      'keydown',
      () => getSelection()?.modify('move', 'forward', 'documentboundary'),
      {once: true, capture: true},
    ),
  )
  await page.keyboard.type(' Always')
  await expect(editor).toHaveText('The First and last. Always')
})

test('a long text is drawn in a few layers, and nothing moves on the page all the time while it is saved', async ({
  page,
  servers,
}) => {
  const id = 'article-with-many-paragraphs'
  const paragraphs = Array.from({length: 120}, (_, index) => `Paragraph ${index}: ${WORDS}`)
  await createArticle(servers.lake, id, paragraphs)
  await logIn(page, servers.studio)
  await openText(page, servers.studio, id, 'Paragraph 60:')
  // The rows of the list are being loaded.
  await expect.poll(() => page.evaluate(countEndlessAnimations)).toBe(0)
  const measured = Promise.withResolvers<void>()
  await page.route('**/data/actions/**', async (route) => {
    await measured.promise
    await route.continue()
  })
  await page.keyboard.type('Typing')
  const saving = page.getByTestId('pane-footer-document-status-pulse')
  await expect(saving).toBeVisible()
  expect(await page.evaluate(countEndlessAnimations)).toBe(0)
  expect(await countLayers(page)).toBeLessThan(60)
  measured.resolve()
  await expect(saving).toBeHidden()
})

const WORDS = 'words that say little '.repeat(20)

async function createArticle(lake: string, id: string, paragraphs: string[]): Promise<void> {
  const client = await connect({lake, environment: {}})
  await client.createOrReplace({
    _id: `drafts.${id}`,
    _type: 'article',
    title: 'An Article with a Text',
    body: paragraphs.map((text, index) => ({
      _type: 'block',
      _key: `block${index}`,
      style: 'normal',
      markDefs: [],
      children: [{_type: 'span', _key: 'span', text, marks: []}],
    })),
  })
}

/** Opens an article, sets the caret in the paragraph that contains a text, and returns the text editor. */
async function openText(page: Page, studio: string, id: string, text: string): Promise<Locator> {
  await page.goto(`${studio}/intent/edit/id=${id};type=article`)
  const form = await openForm(page)
  const body = form.getByTestId('field-body')
  await body.getByText(text).click()
  const editor = body.getByTestId('pt-editor').getByRole('textbox')
  await expect(editor).toBeFocused()
  return editor
}

/** Runs in the page. */
function countEndlessAnimations(): number {
  return document
    .getAnimations()
    .filter((animation) => animation.effect?.getTiming().iterations === Infinity).length
}

async function countLayers(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const counted = new Promise<number>((resolve) => {
    session.on('LayerTree.layerTreeDidChange', ({layers}) => layers && resolve(layers.length))
  })
  await session.send('DOM.enable')
  await session.send('LayerTree.enable')
  try {
    return await counted
  } finally {
    await session.detach()
  }
}
